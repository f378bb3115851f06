/** Journey 1: at night, without an agent, a stolen login is blocked by keypad; every sentence of it over real sockets. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  hearReceipt,
  LINE,
  reachBlockBranch,
  reachConfirmByCode,
  reachConfirmByCpr,
  WITHHELD,
} from "../support/block-branch.ts";
import { startProduct } from "../support/product.ts";
import { LinePhone } from "../support/scripted-call-phone.ts";
import {
  addFault,
  clearFaults,
  eventually,
  letters,
  mitidLog,
  people,
  personNamed,
  type KnownPerson,
} from "../support/systems.ts";

const product = await startProduct();
let everybody: readonly KnownPerson[];

const actsOf = async (receipt: string) => {
  const { rows } = await product.db.asOwner("select kind, state, fate from acts where receipt_number = $1", [
    receipt,
  ]);
  return rows;
};
const settled = (receipt: string) =>
  eventually(
    () => actsOf(receipt),
    (rows) => rows.length > 0 && rows.every(({ state }) => state === "acknowledged"),
  );
const smsTo = (to: string) => product.line.messages(to);
const passFact = ({ passportNumber, drivingLicenceNumber }: KnownPerson) =>
  (passportNumber ?? drivingLicenceNumber ?? "").replace(/\D/g, "").slice(-6);

beforeAll(async () => {
  everybody = await people(product);
  await product.setOpen(false);
});

beforeEach(async () => {
  await clearFaults(product, "mitid");
});

describe("with a blocking code, number withheld, silence for Danish", () => {
  it("suspends, speaks the receipt twice, and tells the person on file by SMS and letter", async () => {
    const inger = await personNamed(product, "Inger");
    const phone = await LinePhone.call(product.sandbox, {
      from: WITHHELD,
      to: LINE,
      geo: { FromCountry: "LS" },
    });
    await phone.hears(/For English,? press 2/);
    await phone.waits(4_000);
    await phone.hears(/spærre dit login/);
    await phone.press("1");
    await phone.press("1");
    await phone.hears(/otte cifre/);
    await phone.press(`${inger.blockingCode}#`);
    await phone.hears(/Borgerservice.*Tryk 1 for at spærre nu/s);
    await phone.press("1");
    const { text } = await phone.hears(/Dit login er nu spærret.*kvitteringsnummer er (\d(?: \d){7})/s);
    const receipt = (/kvitteringsnummer er (\d(?: \d){7})/.exec(text)?.[1] ?? "").replace(/ /g, "");
    expect(text.split(receipt.split("").join(" ")).length - 1).toBeGreaterThanOrEqual(2);
    expect(await settled(receipt)).toEqual([{ kind: "suspend", state: "acknowledged", fate: "applied" }]);
    await phone.hangup();
    await product.line.advance(2_000);
    const sms = await eventually(
      () => smsTo(inger.phone),
      (messages) => messages.length > 0,
    );
    expect(sms).toHaveLength(1);
    expect(JSON.stringify(sms)).toContain(receipt);
    expect(JSON.stringify(sms)).not.toMatch(/https?:/);
    expect(await smsTo(WITHHELD)).toHaveLength(0);
    // By post besides the SMS: one letter and one NemSMS.
    const post = await eventually(
      async () => (await letters(product)).filter(({ text: words }) => words.includes(receipt)),
      (found) => found.length === 2,
    );
    expect(post.map(({ xml }) => xml.includes("NEMSMS")).sort()).toEqual([false, true]);
  });

  it("blocks one means when that is what is asked for, and leaves the others", async () => {
    const person = everybody[1];
    if (person === undefined) throw new Error("too few people");
    const phone = await reachConfirmByCode(product, person.blockingCode);
    await phone.press("3");
    await phone.hears(/app, tryk 1/i);
    await phone.press("1");
    await phone.hears(/Tryk 1 for at spærre nu/);
    await phone.press("1");
    const receipt = await hearReceipt(phone);
    expect(await settled(receipt)).toMatchObject([{ kind: "block", state: "acknowledged", fate: "applied" }]);
    expect(await mitidLog(product, "blockAuthenticator")).toHaveLength(1);
  });

  it("is one block and one receipt for a doubled and concurrent confirm", async () => {
    const person = everybody[2];
    if (person === undefined) throw new Error("too few people");
    const phone = await reachConfirmByCode(product, person.blockingCode);
    await product.line.addFault({ on: "POST /tlf/trin*", kind: "duplicate-concurrent" });
    await phone.press("1");
    const receipt = await hearReceipt(phone);
    await settled(receipt);
    const { rows } = await product.db.asOwner(
      "select count(*)::int as n from acts where idempotency_key like $1",
      [`${phone.sid}:%`],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it("still happens when the caller hangs up right after the confirm, and not when before", async () => {
    const [one, other] = [everybody[3], everybody[4]];
    if (one === undefined || other === undefined) throw new Error("too few people");
    const brave = await reachConfirmByCode(product, one.blockingCode);
    await brave.press("1");
    await brave.hangup();
    const key = `${brave.sid}:%`;
    const acts = () => product.db.asOwner("select state from acts where idempotency_key like $1", [key]);
    await eventually(acts, ({ rows }) => rows.length === 1 && rows[0]?.["state"] === "acknowledged");
    const doubtful = await reachConfirmByCode(product, other.blockingCode);
    await doubtful.hangup();
    await doubtful.reaches("completed");
    const none = await product.db.asOwner("select 1 from acts where idempotency_key like $1", [
      `${doubtful.sid}:%`,
    ]);
    expect(none.rows).toHaveLength(0);
  });

  it("is accepted and told honestly while MitID is down, and carried out when it answers", async () => {
    const person = everybody[5];
    if (person === undefined) throw new Error("too few people");
    await addFault(product, "mitid", { kind: "down" });
    const phone = await reachConfirmByCode(product, person.blockingCode);
    await phone.press("1");
    const { text } = await phone.hears(/kvitteringsnummer er/);
    expect(text).toMatch(/MitID svarer ikke/);
    expect(text).not.toMatch(/er nu spærret\./);
    const receipt = (/kvitteringsnummer er (\d(?: \d){7})/.exec(text)?.[1] ?? "").replace(/ /g, "");
    expect(await actsOf(receipt)).toMatchObject([{ state: "sent" }]);
    await clearFaults(product, "mitid");
    await settled(receipt);
  });
});

describe("wrong codes", () => {
  it("lead on after three strikes with a sentence, and block nothing", async () => {
    const phone = await reachBlockBranch(product);
    await phone.press("1");
    await phone.hears(/otte cifre/);
    for (const wrong of ["00000000#", "123#", "99999999#"]) {
      await phone.press(wrong);
      await phone.hears(/\S/);
    }
    await phone.reaches("completed");
    const last = (await phone.said()).at(-1);
    expect(last?.text).toBeTruthy();
    const { rows } = await product.db.asOwner("select 1 from acts where idempotency_key like $1", [
      `${phone.sid}:%`,
    ]);
    expect(rows).toHaveLength(0);
  });

  it("and silence all the way end in a sentence too", async () => {
    const phone = await LinePhone.call(product.sandbox, { from: WITHHELD, to: LINE });
    for (let round = 0; round < 6; round += 1) {
      await phone.hears(/\S/);
      if ((await phone.state()).status === "completed") break;
      await phone.waits(12_000);
    }
    await phone.reaches("completed");
  });
});

describe("with a CPR number and one more item", () => {
  it("sets the hold for a hit, and sounds the same for a wrong item and an unknown number", async () => {
    const person = everybody.find(
      ({ passportNumber, drivingLicenceNumber }, index) =>
        index > 5 && (passportNumber ?? drivingLicenceNumber) !== null,
    );
    if (person === undefined) throw new Error("too few people");
    const tries = [
      { cpr: person.cpr, fact: passFact(person) },
      { cpr: person.cpr, fact: "000000" },
      { cpr: "7101019999", fact: "123456" },
    ];
    const heard: string[] = [];
    const times: number[] = [];
    const receipts: string[] = [];
    for (const { cpr, fact } of tries) {
      const phone = await reachConfirmByCpr(product, cpr, fact);
      const startedAt = performance.now();
      await phone.press("1");
      receipts.push(await hearReceipt(phone));
      times.push(performance.now() - startedAt);
      heard.push(
        (await phone.said())
          .map(({ text }) => text)
          .join("|")
          .replace(/\d(?: \d){7}/g, "#"),
      );
      await phone.hangup();
    }
    expect(new Set(heard).size).toBe(1);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(300);
    const [hit = "", wrong = "", unknown = ""] = receipts;
    expect(await settled(hit)).toEqual([{ kind: "hold", state: "acknowledged", fate: "applied" }]);
    const states = () =>
      product.db.asOwner("select state from hold_requests where receipt_number = any($1)", [
        [wrong, unknown],
      ]);
    await eventually(states, ({ rows }) => rows.every(({ state }) => state === "noMatch"));
    expect(await actsOf(wrong)).toEqual([]);
    const claims = await product.db.asOwner("select 1 from hold_requests where claim_cipher is not null");
    expect(claims.rows).toHaveLength(0);
  });
});

describe("after all this", () => {
  it("no personal number, code or phone number stands in any log line, webhook address, job or TwiML", async () => {
    const secrets = everybody.flatMap(({ cpr, blockingCode, phone }) => [
      cpr.replace("-", ""),
      blockingCode,
      phone.slice(3),
    ]);
    const jobs = await product.db.asOwner("select payload::text from graphile_worker._private_jobs");
    const record = await product.db.asOwner(
      "select facts::text from audit_log union all select facts::text from case_events union all select answer from webhook_inbox",
    );
    const webhooks = await product.line.webhooks();
    const urls = JSON.stringify(webhooks.map(({ url }) => url));
    const spoken = JSON.stringify(await product.db.asOwner("select answer from webhook_inbox"));
    for (const text of [
      product.log(),
      JSON.stringify(jobs.rows),
      JSON.stringify(record.rows),
      urls,
      spoken,
    ]) {
      for (const secret of secrets)
        expect(text.includes(secret), `a secret of ${String(secret.length)} digits`).toBe(false);
    }
    expect(product.log().length).toBeGreaterThan(100);
    expect(webhooks.length).toBeGreaterThan(20);
  });
});
