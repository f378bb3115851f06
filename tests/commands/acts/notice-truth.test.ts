/** A notice is checked against what is true when it is sent or printed: what was overtaken is not told, and no link leads nowhere. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acknowledgeAct } from "../../../app/commands/acknowledge-act.ts";
import { beginDelivery } from "../../../app/commands/begin-delivery.ts";
import { settleStop } from "../../../app/commands/settle-stop.ts";
import { stopByToken } from "../../../app/commands/stop-by-token.ts";
import { stopTokenOf } from "../../../app/commands/stop-token.ts";
import { withdrawAct } from "../../../app/commands/withdraw-act.ts";
import { staffActor } from "../../../app/domain/actor.ts";
import { days, hours, minutes } from "../../../app/domain/duration.ts";
import { ACT_STATES } from "../../../app/domain/protection/acts.ts";
import { noticeStillHolds } from "../../../app/domain/protection/notice-truth.ts";
import { unaddressed } from "../../../app/domain/protection/paper.ts";
import { paperText } from "../../../app/locales/notice-text.ts";
import { printLetter } from "../../../app/lookups/print-letter.ts";
import { demoPerson } from "../../support/act-bench.ts";
import { accepted, CONFIRMED, openScene, phoneChangedSixDaysAgo, refused } from "../../support/act-scene.ts";
import { hireAgent } from "../../support/desk.ts";
import { openNoticeBench, type NoticeBench } from "../../support/notice-bench.ts";
import { codeOf, enter } from "../../support/reissue-bench.ts";

let notices: NoticeBench;
beforeAll(async () => {
  notices = await openNoticeBench();
});
beforeEach(async () => {
  notices.bench.setClock(0);
  await notices.bench.clearFaults();
  notices.told.length = 0;
  Object.assign(notices.post, { state: "up", mailbox: "registered", nemSms: true });
});

const PASSWORD = { kind: "temporaryPassword" } as const;

/** A password that waits a day, since the telephone is new. */
async function waiting(name: string) {
  const person = await phoneChangedSixDaysAgo(notices.bench, name);
  const scene = await openScene(notices.bench, person, { proof: CONFIRMED });
  return { person, scene, actId: await accepted(scene.place(PASSWORD)) };
}

describe("what waits", () => {
  it("is not told of after somebody has taken it back: only that it is stopped", async () => {
    const { scene, actId } = await waiting("Inger Vestergaard");
    await notices.tell(actId, "coolingOff");
    const { actor, number: caseNumber } = scene;
    await withdrawAct(notices.bench.context, { actor, caseNumber, actId, reason: "askedBySubject" });
    await notices.tell(actId, "withdrawn");
    await notices.deliverAll(actId);
    const rows = await notices.rows(actId);
    expect(rows.filter((row) => row.startsWith("coolingOff")).every((row) => row.endsWith("overtaken"))).toBe(
      true,
    );
    expect(rows).toContain("withdrawn digitalPost sent");
    const texts = notices.told.map(({ text }) => text).join("\n");
    expect(texts).not.toContain("/stop/");
    expect(await scene.events()).not.toContain("notice.failed");
  });

  it("is not told of as waiting once it has left, and the letter of it has a link while there is something to stop", async () => {
    const { person, actId } = await waiting("Tobias Nørgaard");
    await notices.tell(actId, "coolingOff");
    await notices.bench.strikeHour(hours(24) + minutes(1));
    await notices.bench.work();
    await notices.deliverAll(actId);
    expect(notices.told).toEqual([]);
    await notices.tell(actId, "act");
    await notices.deliverAll(actId);
    expect(notices.told.find(({ by }) => by === "digitalPost")?.text).toContain("/stop/");
    await enter(notices.bench, person, "useTemporaryPassword", await codeOf(notices.bench, person));
    await notices.bench.work();
    notices.told.length = 0;
    await notices.bench.db.asOwner(
      "update notices set state = 'queued' where act_id = $1 and template = 'act'",
      [actId],
    );
    await notices.deliverAll(actId);
    const late = notices.told.map(({ text }) => text).join("\n");
    expect(late, "told late it is told all the same").toContain("midlertidig adgangskode");
    expect(late).not.toContain("/stop/");
  });
});

it("whoever was told that something comes is told that it does not, whether MitID or a stop of the whole has ended it", async () => {
  const refusedLater = await waiting("James O'Connor");
  await notices.bench.strikeHour(hours(24) + minutes(1));
  const { context } = notices.bench;
  const order = await beginDelivery(context, { actId: refusedLater.actId, system: "mitid" });
  if (order === null) throw new Error("it did not leave");
  await acknowledgeAct(context, {
    ...{
      actId: refusedLater.actId,
      system: "mitid",
      fate: "notAllowed",
      externalReference: "x",
      code: "limit",
    },
    ...{ reissueReference: null, mitidUuid: null },
  });
  expect(await notices.toTell(refusedLater.actId)).toEqual(["coolingOff", "notSent"]);
  await notices.tell(refusedLater.actId, "notSent");
  await notices.deliverAll(refusedLater.actId);
  const letter = notices.told.find(({ by }) => by === "digitalPost")?.text;
  expect(letter).toContain("Grunden er, at MitID sagde nej.");
  expect(letter).toMatch(/33 92 52 00.*digst@digst\.dk/);
  notices.bench.setClock(0);
  const held = await waiting("Amina Yusuf Larsen");
  await accepted(held.scene.place({ kind: "hold" }));
  expect(await notices.toTell(held.actId)).toEqual(["coolingOff", "withdrawn"]);
});

it("a new e-mail address is a reason to wait as well", async () => {
  const { db, context } = notices.bench;
  const ago = (length: number) => new Date(Date.now() - length).toISOString();
  const contacts = [
    { kind: "phone", value: "+4520000001", changedAt: ago(days(400)) },
    { kind: "email", value: "ny@example.dk", changedAt: ago(hours(1)) },
  ] as const;
  const mitid = { ...context.ports.mitid, contactPoints: () => Promise.resolve(contacts) };
  const stage = { db, context: { ...context, ports: { ...context.ports, mitid } } };
  const scene = await openScene(stage, demoPerson("Mads Holm Kristiansen"), { proof: CONFIRMED });
  const actId = await accepted(scene.place(PASSWORD));
  const { rows } = await notices.bench.db.asOwner("select not_before from acts where id = $1", [actId]);
  expect(rows[0]?.["not_before"]).toBeInstanceOf(Date);
});

it("a stop that came too late is told on all contacts", async () => {
  const { person, actId } = await (async () => {
    const somebody = demoPerson("Karl Aage Brandt");
    const scene = await openScene(notices.bench, somebody, { proof: CONFIRMED });
    return { person: somebody, actId: await accepted(scene.place(PASSWORD)) };
  })();
  await notices.bench.work();
  await enter(notices.bench, person, "useTemporaryPassword", await codeOf(notices.bench, person));
  await stopByToken(notices.bench.context, { token: stopTokenOf(notices.bench.context.vault, actId) });
  await settleStop(notices.bench.context, { actId, outcome: "tooLate" });
  expect(await notices.toTell(actId)).toContain("stoppedTooLate");
  await notices.tell(actId, "stoppedTooLate");
  await notices.deliverAll(actId);
  expect(new Set(notices.told.map(({ by }) => by))).toContain("sms");
  expect(new Set(notices.told.map(({ by }) => by))).toContain("digitalPost");
  for (const { text } of notices.told) expect(text).toMatch(/stoppet for sent/i);
});

describe("a letter on paper", () => {
  const print = async (actId: string) => {
    const { rows } = await notices.bench.db.asOwner(
      "select l.id from letters l join notices n on n.id = l.notice_id where n.act_id = $1",
      [actId],
    );
    const { id } = await hireAgent(notices.bench.db, { role: "specialist" });
    return printLetter(notices.bench.context, {
      actor: staffActor(id, "specialist"),
      letterId: String(rows[0]?.["id"]),
      write: (notice, of) => paperText(notice, { lineNumber: "+4570000001", ...of }),
    });
  };

  it("is written as it is printed, and not printed when what it tells is over", async () => {
    notices.post.mailbox = "exempt";
    const { scene, actId } = await waiting("Else Margrethe Thorup");
    await notices.tell(actId, "coolingOff");
    await notices.deliverAll(actId);
    const first = await print(actId);
    expect(first).toMatchObject({ allowed: true });
    const { actor, number: caseNumber } = scene;
    await withdrawAct(notices.bench.context, { actor, caseNumber, actId, reason: "mistake" });
    expect(await print(actId)).toEqual(refused("letter.overtaken"));
    expect(await print(actId)).toEqual(refused("letter.none"));
    expect(await notices.rows(actId)).toContain("coolingOff letter overtaken");
  });

  it("goes to people who live where the register says, and to nobody else", () => {
    const at = (status: string, street = "Gravene 12") => unaddressed({ status, street });
    for (const status of ["01", "03", "05", "07"]) expect(at(status), status).toBeNull();
    expect(["70", "80", "90"].map((status) => at(status))).toEqual(["disappeared", "emigrated", "dead"]);
    for (const status of ["20", "30", "50", "60"]) expect(at(status), status).toBe("livesNowhere");
    expect(at("01", "")).toBe("livesNowhere");
  });

  it("is not sent to where somebody lived before they left the country", async () => {
    notices.post.mailbox = "exempt";
    const scene = await openScene(notices.bench, demoPerson("Sofie Lindqvist Bach"), { proof: CONFIRMED });
    const actId = await accepted(scene.place({ kind: "suspend" }));
    await notices.bench.work();
    await notices.tell(actId, "act");
    await notices.deliverAll(actId);
    expect(await print(actId)).toEqual(refused("letter.noAddress"));
    const { rows } = await notices.bench.db.asOwner(
      "select l.state, l.reason from letters l join notices n on n.id = l.notice_id where n.act_id = $1",
      [actId],
    );
    expect(rows).toEqual([{ state: "undeliverable", reason: "emigrated" }]);
    expect(await notices.rows(actId)).toContain("act letter failed");
  });
});

it("whatever became of an act, it is told that it waits only while it does", () => {
  for (const actState of ACT_STATES)
    expect(
      noticeStillHolds({ template: "coolingOff", actState, reissueState: null, registerSays: null }),
      actState,
    ).toBe(actState === "accepted");
  const done = { template: "act", actState: "acknowledged", registerSays: "01" } as const;
  expect(noticeStillHolds({ ...done, reissueState: "cancelled" })).toBe(false);
  for (const reissueState of ["issued", "sent", "used", "expired", "dead", "replaced", null] as const)
    expect(noticeStillHolds({ ...done, reissueState }), String(reissueState)).toBe(true);
  expect(noticeStillHolds({ ...done, actState: "refused", reissueState: null })).toBe(false);
  for (const template of [
    "withdrawn",
    "notSent",
    "notStopped",
    "stoppedTooLate",
    "decision",
    "code",
  ] as const)
    for (const actState of ACT_STATES)
      expect(
        noticeStillHolds({ template, actState, reissueState: "used", registerSays: null }),
        template,
      ).toBe(true);
});
