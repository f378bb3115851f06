/** What the citizen does with the codes that MitID sends, played over the control routes. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hours } from "../../../app/domain/duration.ts";
import { APP, READER, identityUuid, meansOf, openBench } from "./citizen-bench.ts";

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.stand.close());
beforeEach(() => bench.reset());

describe("an activation code", () => {
  it("makes its means active, once", async () => {
    const { reference } = await bench.sendCode();
    const sent = await bench.lastCode();
    expect(sent).toMatchObject({ reference, kind: "activationCode", channel: "sms", identityUuid });
    expect(await bench.does("enterActivationCode", { code: sent.code })).toBe("activated");
    expect(await bench.stateOf(READER)).toBe("active");
    expect(await bench.lastChange()).toMatchObject({
      event: "authenticatorActivated",
      authenticatorId: READER,
      orderKey: null,
      reference,
    });
    expect(await bench.does("enterActivationCode", { code: sent.code })).toBe("409 code.none");
    const used = await bench.mitid.cancelReissue({ ...(await bench.opening()), reference: reference ?? "" });
    expect(used).toMatchObject({ fate: "notAllowed", code: "reissue.used" });
  });

  it("dies at the third wrong entry, and the means stays as it was", async () => {
    const { reference } = await bench.sendCode();
    const { code } = await bench.lastCode();
    const wrong = () => bench.does("enterActivationCode", { code: "forkert" });
    expect([await wrong(), await wrong()]).toEqual(["wrongCode", "wrongCode"]);
    expect(await bench.events()).toEqual(["activationCodeIssued"]);
    expect(await wrong()).toBe("codeDead");
    expect(await bench.lastChange()).toMatchObject({
      event: "activationCodeDead",
      reference,
      orderKey: null,
    });
    expect(await bench.does("enterActivationCode", { code })).toBe("409 code.none");
    expect(await bench.stateOf(READER)).toBe("notActivated");
    expect((await bench.sendCode()).fate).toBe("applied");
  });

  it("that was replaced, cancelled or has expired is worth nothing", async () => {
    await bench.sendCode();
    const replaced = await bench.lastCode();
    const { reference } = await bench.sendCode();
    const cancelled = await bench.lastCode();
    expect(await bench.does("enterActivationCode", { code: replaced.code })).toBe("wrongCode");
    await bench.mitid.cancelReissue({ ...(await bench.opening()), reference: reference ?? "" });
    expect(await bench.does("enterActivationCode", { code: cancelled.code })).toBe("409 code.none");
    await bench.sendCode();
    const expired = await bench.lastCode();
    bench.stand.clock.turn(hours(0.5));
    expect(await bench.does("enterActivationCode", { code: expired.code })).toBe("409 code.none");
    expect(await bench.lastChange()).toMatchObject({ event: "activationCodeExpired" });
  });

  it("enrols a new app, which then logs in", async () => {
    await bench.sendCode(null);
    await bench.does("enterActivationCode", { code: (await bench.lastCode()).code });
    const app = (await bench.identity()).authenticators.at(-1);
    expect(app).toMatchObject({ kind: "codeApp", state: "active" });
    expect(await bench.does("logIn", { authenticatorId: app?.id })).toBe("loggedIn");
    expect((await bench.identity()).authenticators.at(-1)?.lastUsedAt).toBe(
      bench.stand.clock.now().toISOString(),
    );
  });

  it("on paper goes by the channel that was ordered, and is valid for longer", async () => {
    await bench.sendCode(READER, "paper");
    const { code, channel } = await bench.lastCode();
    expect(channel).toBe("paper");
    bench.stand.clock.turn(hours(47));
    expect(await bench.does("enterActivationCode", { code })).toBe("activated");
  });

  it("cannot be used while the identity is held", async () => {
    await bench.sendCode();
    await bench.hold();
    expect(await bench.does("enterActivationCode", { code: (await bench.lastCode()).code })).toBe(
      "409 identity.held",
    );
    expect(await bench.stateOf(READER)).toBe("notActivated");
  });
});

describe("a temporary password", () => {
  it("is used once, and then another may be sent", async () => {
    const { reference } = await bench.mitid.issueTemporaryPassword(await bench.opening());
    expect(await bench.does("useTemporaryPassword", { code: "forkert" })).toBe("wrongCode");
    expect(await bench.does("useTemporaryPassword", { code: (await bench.lastCode()).code })).toBe("used");
    expect(await bench.lastChange()).toMatchObject({ event: "temporaryPasswordUsed", reference });
    expect((await bench.mitid.issueTemporaryPassword(await bench.opening())).fate).toBe("applied");
  });

  it("for a blocked password leads to a new one; the old one stays blocked", async () => {
    const old = meansOf("password");
    await bench.mitid.blockAuthenticator({ ...(await bench.opening()), authenticatorId: old });
    await bench.mitid.issueTemporaryPassword(await bench.opening());
    const made = (await bench.identity()).authenticators.at(-1);
    expect(made).toMatchObject({ kind: "password", state: "notActivated" });
    await bench.does("useTemporaryPassword", { code: (await bench.lastCode()).code });
    expect(await bench.stateOf(made?.id ?? "")).toBe("active");
    expect(await bench.stateOf(old)).toBe("blocked");
  });
});

it("a temporary PIN makes a locked app work again, but no blocked one", async () => {
  for (let tries = 0; tries < 3; tries += 1) await bench.does("wrongPin", { authenticatorId: APP });
  await bench.mitid.issueTemporaryPin(await bench.opening());
  expect(await bench.does("useTemporaryPin", { code: "forkert" })).toBe("wrongCode");
  expect(await bench.does("useTemporaryPin", { code: (await bench.lastCode()).code })).toBe("used");
  expect((await bench.events()).slice(-2)).toEqual(["temporaryPinUsed", "authenticatorUnlocked"]);
  expect(await bench.stateOf(APP)).toBe("active");

  await bench.mitid.blockAuthenticator({ ...(await bench.opening()), authenticatorId: APP });
  await bench.mitid.issueTemporaryPin(await bench.opening());
  await bench.does("useTemporaryPin", { code: (await bench.lastCode()).code });
  expect(await bench.stateOf(APP)).toBe("blocked");
});
