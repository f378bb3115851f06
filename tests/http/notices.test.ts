/** What the person is told, by the running product: on every contact on file, by post besides, once each, and on paper for the exempt. */
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { refuseRequest } from "../../app/commands/refuse-request.ts";
import { withdrawAct } from "../../app/commands/withdraw-act.ts";
import { proposeAct } from "../../app/commands/four-eyes/propose-act.ts";
import type { ActOrder } from "../../app/domain/protection/order.ts";
import { loseElsewhere } from "../support/lost-round.ts";
import { demoPerson } from "../support/act-bench.ts";
import { accepted, CONFIRMED, openScene, type ActScene } from "../support/act-scene.ts";
import { approveSeen } from "../support/four-eyes.ts";
import { hireAgent } from "../support/desk.ts";
import { startProduct } from "../support/product.ts";
import { stageOf } from "../support/product-stage.ts";
import { eventually, letters } from "../support/systems.ts";
import { ask } from "./staff-caller.ts";

const product = await startProduct({ clock: "fast", env: { LOG_LEVEL: "info" } });
const stage = stageOf(product);
const PASSWORD: ActOrder = { kind: "temporaryPassword" };

async function noticesOf(actId: string) {
  const { rows } = await product.db.asOwner(
    `select template, channel, state, suffix, attempts, error_code from notices where act_id = $1
      order by template, channel, recipient_ordinal`,
    [actId],
  );
  return rows;
}

const told = (actId: string, ...wanted: readonly string[]) =>
  eventually(
    () => noticesOf(actId),
    (rows) => {
      const is = rows.map(({ template, channel, state }) => [template, channel, state].map(String).join(" "));
      return wanted.every((one) => is.includes(one));
    },
  );

const textsTo = async (name: string): Promise<readonly string[]> =>
  (await product.line.messages(demoPerson(name).phone)).map(({ body }) => body);

const lettersWith = async (words: string) =>
  (await letters(product)).filter(({ text }) => text.includes(words));

const isNemSms = ({ xml }: { readonly xml: string }): boolean => xml.includes("NEMSMS");

const mailsShape = z.array(z.object({ to: z.string(), subject: z.string(), text: z.string() }));

async function mailsWith(words: string) {
  const answer = await fetch(`${product.sandbox}/mail/_control/messages`);
  return mailsShape.parse(await answer.json()).filter(({ text }) => text.includes(words));
}

async function receiptOf(actId: string): Promise<string> {
  const { rows } = await product.db.asOwner("select receipt_number from acts where id = $1", [actId]);
  return String(rows[0]?.["receipt_number"]);
}

/** A verification was lost lately: what is ordered now waits. */
async function ordered(name: string, act: ActOrder): Promise<{ scene: ActScene; actId: string }> {
  const scene = await openScene(stage, demoPerson(name), { proof: CONFIRMED });
  await loseElsewhere(product.db, scene);
  return { scene, actId: await accepted(scene.place(act)) };
}

describe("a stop", () => {
  it("is told by SMS to the number, by NemSMS, by mail to the address on file and by Digital Post, once each", async () => {
    const scene = await openScene(stage, demoPerson("Mads Holm Kristiansen"), { proof: CONFIRMED });
    const actId = await accepted(scene.place({ kind: "suspend" }));
    const rows = await told(actId, "act sms delivered", "act email sent", "act digitalPost sent");
    expect(rows).toHaveLength(4);
    expect(rows.find(({ channel }) => channel === "sms")).toMatchObject({
      suffix: demoPerson("Mads Holm Kristiansen").phone.slice(-2),
      attempts: 1,
    });
    const receipt = await receiptOf(actId);
    expect((await textsTo("Mads Holm Kristiansen")).filter((text) => text.includes(receipt))).toHaveLength(1);
    expect((await lettersWith(receipt)).map(isNemSms).sort(), "a letter and a NemSMS").toEqual([false, true]);
    const [mail, ...more] = await mailsWith(receipt);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: "mads.holm@example.dk", subject: "Hele dit MitID er spærret" });
  });

  it("whose SMS is sent but whose answer is lost is not told twice", async () => {
    await product.line.addFault({
      ...{ on: "POST /Messages", kind: "timeout-after-success", channel: "rest", times: 1 },
    });
    const scene = await openScene(stage, demoPerson("Sofie Lindqvist Bach"), { proof: CONFIRMED });
    const actId = await accepted(scene.place({ kind: "suspend" }));
    await told(actId, "act sms delivered");
    const receipt = await receiptOf(actId);
    expect((await textsTo("Sofie Lindqvist Bach")).filter((text) => text.includes(receipt))).toHaveLength(1);
  });

  it("of somebody who is exempt from Digital Post waits in the list of letters", async () => {
    const scene = await openScene(stage, demoPerson("Else Margrethe Thorup"), { proof: CONFIRMED });
    const actId = await accepted(scene.place({ kind: "suspend" }));
    await told(actId, "act letter queued");
    const [letter] = await eventually(
      async () => {
        const { rows } = await product.db.asOwner(
          `select l.body_cipher, l.body_key_id, l.state from letters l join notices n on n.id = l.notice_id where n.act_id = $1`,
          [actId],
        );
        return rows;
      },
      (rows) => rows.length === 1,
    );
    // It is written when it is printed, so that it tells what is so then.
    expect(letter).toEqual({ body_cipher: null, body_key_id: null, state: "waiting" });
    expect(await lettersWith(await receiptOf(actId))).toEqual([]);
  });
});

describe("a reissue that waits", () => {
  let waiting: { scene: ActScene; actId: string };
  beforeAll(async () => {
    waiting = await ordered("Inger Vestergaard", PASSWORD);
  });

  it("is told before it leaves, by the number at MitID, the one at Digital Post, and a letter with a link that stops it", async () => {
    const { actId } = waiting;
    const rows = await told(
      actId,
      "coolingOff sms delivered",
      "coolingOff nemSms sent",
      "coolingOff digitalPost sent",
    );
    expect(new Set(rows.map(({ template }) => template))).toEqual(new Set(["coolingOff"]));
    const receipt = await receiptOf(actId);
    const [sms] = (await textsTo("Inger Vestergaard")).filter((text) => text.includes(receipt));
    expect(sms).toMatch(
      /Der er bestilt en midlertidig adgangskode til dit MitID\. Vi sender den tidligst den/,
    );
    expect(sms).not.toMatch(/http|stop\//);
    const sent = await lettersWith(receipt);
    expect(sent.filter(({ xml }) => xml.includes("NEMSMS"))).toHaveLength(1);
    const [, path = ""] = /\/(stop\/[\w-]{43})/.exec(sent.map(({ text }) => text).join(" ")) ?? [];
    for (const { text } of await mailsWith(receipt)) expect(text).not.toMatch(/https?:|\/stop\//);
    const page = await ask(product, `/${path}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain("ny adgangskode til MitID");
  });

  it("is told again when somebody stops it", async () => {
    const { scene, actId } = waiting;
    const { actor, number: caseNumber } = scene;
    const ruling = await withdrawAct(stage.context, { actor, caseNumber, actId, reason: "mistake" });
    expect(ruling.allowed).toBe(true);
    await told(actId, "withdrawn sms delivered", "withdrawn digitalPost sent");
    const texts = (await textsTo("Inger Vestergaard")).join("\n");
    expect(texts).toMatch(/er stoppet: en midlertidig adgangskode/);
    expect(texts).not.toMatch(/Der er sendt en midlertidig adgangskode/);
  });
});

describe("a decision", () => {
  it("to refuse a wish comes as a letter with its reason and how to complain, once", async () => {
    const scene = await openScene(stage, demoPerson("Inger Vestergaard"), { proof: CONFIRMED });
    const wish = { actor: scene.actor, caseNumber: scene.number, kind: "orderMeans" } as const;
    for (let times = 0; times < 2; times += 1)
      await refuseRequest(stage.context, { ...wish, reasonCode: "wish.cannotUseSafely" });
    const { rows } = await product.db.asOwner("select id from acts where case_id = $1", [scene.id]);
    const actId = String(rows[0]?.["id"]);
    await told(actId, "decision digitalPost sent");
    const [letter, ...more] = await lettersWith(await receiptOf(actId));
    expect(more).toEqual([]);
    expect(letter?.label).toBe("Afgørelse: afslag på din henvendelse");
    expect(letter?.text).toMatch(/selv kan bruge det sikkert/);
    expect(letter?.text).toMatch(/§ 3 og § 8/);
    expect(letter?.text).toMatch(/33 92 52 00.*digst@digst\.dk/);
  });

  it("to stop somebody who did not ask comes besides the notice, and says who asked", async () => {
    const scene = await openScene(stage, demoPerson("Oliver Skov Jensen"));
    const approver = await hireAgent(product.db, { role: "specialist" });
    const made = await proposeAct(stage.context, {
      ...{ actor: scene.actor, caseNumber: scene.number, act: { kind: "suspend" }, requester: "bank" },
      ...{ actReason: "reported", reason: "Banken ser overførsler, som han ikke kender." },
      idempotencyKey: crypto.randomUUID(),
    });
    if (!made.allowed) throw new Error(made.reasons.join());
    const { proposalId } = made.value;
    const ruling = await approveSeen(stage.context, { actor: approver, proposalId, seenVersion: 1 });
    if (!ruling.allowed) throw new Error(ruling.reasons.join());
    const { rows } = await product.db.asOwner("select id from acts where proposal_id = $1", [proposalId]);
    const actId = String(rows[0]?.["id"]);
    await told(actId, "decision digitalPost sent", "act sms delivered", "act digitalPost sent");
    const found = (await lettersWith(await receiptOf(actId))).filter((one) => !isNemSms(one));
    expect(found.map(({ label }) => label).sort()).toEqual([
      "Afgørelse: hele dit MitID er spærret",
      "Hele dit MitID er spærret",
    ]);
    expect(found.map(({ text }) => text).join(" ")).toContain("Din bank bad om det.");
    expect(found.map(({ text }) => text).join(" ")).not.toContain("overførsler");
  });
});

it("after all this no job has failed, and the log holds no number", async () => {
  const { rows } = await product.db.asOwner(
    "select task_identifier, last_error from graphile_worker.jobs where last_error is not null and task_identifier <> 'deliver-notice'",
  );
  expect(rows).toEqual([]);
  for (const name of ["Inger Vestergaard", "Oliver Skov Jensen"]) {
    const { cpr, phone } = demoPerson(name);
    expect(product.log()).not.toContain(cpr);
    expect(product.log()).not.toContain(phone.slice(3));
  }
});
