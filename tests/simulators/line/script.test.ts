/** How documents follow each other: URLs, redirects, ends, limits, cookies and fallbacks. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { accountSid, lineNumber, openBench, twiml, type Bench } from "./bench.ts";

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const paths = (): string[] => bench.app.received.map((one) => `${one.method} ${one.path}`);

test("the first request of an inbound call: standard parameters, ringing, signed form", async () => {
  bench.app.answers({ "/tlf/ind": twiml("<Pause length='5'/>") });
  const phone = await bench.call({ from: "+266696687" });
  const [first] = bench.app.received;
  expect(first?.params).toMatchObject({
    AccountSid: accountSid,
    ApiVersion: "2010-04-01",
    CallSid: phone.sid,
    CallStatus: "ringing",
    Direction: "inbound",
    From: "+266696687",
    Caller: "+266696687",
    To: lineNumber,
    Called: lineNumber,
    FromCountry: "LS",
    ToCountry: "DK",
  });
  expect(first?.headers["content-type"]).toMatch(/^application\/x-www-form-urlencoded/);
  expect(first?.headers["x-twilio-signature"]).toMatch(/^[A-Za-z0-9+/]{27}=$/);
});

test("relative URLs resolve against the current document, and its end hangs up", async () => {
  bench.app.answers({
    "/tlf/ind": twiml("<Redirect>menu/start?trin=1</Redirect>"),
    "/tlf/menu/start": twiml("<Redirect method='GET'>../slut2</Redirect>"),
    "/tlf/slut2": twiml("<Say>Farvel.</Say>"),
  });
  const phone = await bench.call();
  await phone.hears(/Farvel/);
  await phone.reaches("completed");
  expect(paths()).toEqual(["POST /tlf/ind", "POST /tlf/menu/start", "GET /tlf/slut2", "POST /tlf/slut"]);
  expect(bench.app.at("/tlf/slut2")[0]?.params).toMatchObject({
    CallSid: phone.sid,
    CallStatus: "in-progress",
  });
});

test("HTTP redirects are followed with GET, lose the digits, and end after ten", async () => {
  bench.app.answers({
    "/tlf/ind": twiml('<Gather numDigits="1" action="/tlf/gammel"/>'),
    "/tlf/gammel": { status: 302, location: "/tlf/ny" },
    "/tlf/ny": twiml("<Redirect>/tlf/rundt</Redirect>"),
    "/tlf/rundt": { status: 301, location: "/tlf/rundt" },
  });
  const phone = await bench.call();
  await phone.press("1");
  await phone.reaches("completed");
  expect(bench.app.at("/tlf/gammel")[0]?.params["Digits"]).toBe("1");
  expect(bench.app.at("/tlf/ny")[0]).toMatchObject({ method: "GET", params: { CallSid: phone.sid } });
  expect(bench.app.at("/tlf/ny")[0]?.params).not.toHaveProperty("Digits");
  expect(bench.app.at("/tlf/rundt")).toHaveLength(11);
  expect((await phone.timeline()).some((entry) => entry.text.startsWith("11215"))).toBe(true);
});

test("cookies are kept for one call and not shared with another", async () => {
  bench.app.answers({
    "/tlf/ind": { body: twiml("<Redirect>igen</Redirect>"), cookie: "spor=7; Path=/; HttpOnly" },
    "/tlf/igen": twiml("<Pause length='9'/>"),
  });
  await bench.call();
  await bench.call();
  expect(bench.app.at("/tlf/igen").map((one) => one.headers["cookie"])).toEqual(["spor=7", "spor=7"]);
  expect(bench.app.at("/tlf/ind").map((one) => one.headers["cookie"])).toEqual([undefined, undefined]);
});

test.each([
  ["a server error", { status: 500, body: "x" }, "11200"],
  ["a document over 64 kB", { body: `<Response><!--${"x".repeat(65 * 1024)}--></Response>` }, "11750"],
  ["broken XML", { body: "<Response><Say></Response>" }, "12100"],
  ["another root", { body: "<Svar/>" }, "12100"],
  ["JSON", { body: "{}", type: "application/json" }, "12300"],
])("%s sends the call to the fallback URL with its error code", async (_name, answer, code) => {
  const safe = await openBench((url) => ({
    numbers: [{ e164: lineNumber, voiceUrl: `${url}/tlf/ind`, fallbackUrl: `${url}/tlf/reserve` }],
  }));
  safe.app.answers({ "/tlf/ind": answer, "/tlf/reserve": twiml("<Say>Vi har en teknisk fejl.</Say>") });
  const phone = await safe.call();
  await phone.hears(/teknisk fejl/);
  expect(safe.app.at("/tlf/reserve")[0]?.params).toMatchObject({
    ErrorCode: code,
    ErrorUrl: `${safe.app.url}/tlf/ind`,
  });
  await safe.close();
});

test("without a fallback the caller hears Twilio's apology and the call ends", async () => {
  bench.app.answers({ "/tlf/ind": { status: 404 } });
  const phone = await bench.call();
  await phone.hears(/application error/);
  await phone.reaches("completed");
});

test("plain text is read aloud, audio is played and the call ends", async () => {
  bench.app.answers({ "/tlf/ind": { body: "Hej med dig", type: "text/plain" } });
  await (await bench.call()).hears(/Hej med dig/);
  bench.app.answers({ "/tlf/ind": { body: "RIFF", type: "audio/wav" } });
  const phone = await bench.call();
  await bench.pass(10_000);
  await phone.reaches("completed");
});

test("speech takes a second for 14 characters, breaks and loops add to it", async () => {
  bench.app.answers({
    "/tlf/ind": twiml(
      '<Say loop="2" language="da-DK">1234567<break time="500ms"/>8901234</Say>',
      "<Say>Slut</Say>",
      "<Pause/>",
    ),
  });
  const phone = await bench.call();
  await bench.pass(2_900);
  expect((await phone.said()).map((entry) => entry.language)).toEqual(["da-DK", "da-DK"]);
  await bench.pass(300);
  expect((await phone.said()).at(-1)?.text).toBe("Slut");
});

test("Say has limits: nothing, and more than the voice can take, is skipped with a warning", async () => {
  const long = "a".repeat(3_001);
  bench.app.answers({
    "/tlf/ind": twiml(
      "<Say/>",
      `<Say voice="Polly.Sofie-Neural">${long}</Say>`,
      `<Say>${"æ".repeat(800)}</Say>`,
      "<Say>Slut</Say>",
    ),
  });
  const phone = await bench.call();
  await phone.hears(/^Slut$/);
  const warnings = (await phone.timeline())
    .filter((entry) => entry.kind === "warning")
    .map((entry) => entry.text.slice(0, 5));
  expect(warnings).toEqual(["13520", "13521", "13521"]);
});

test("unknown elements and attributes are warned of, and refused in strict mode", async () => {
  bench.app.answers({ "/tlf/ind": twiml('<Say lang="da">Hej</Say>', "<say>nej</say>", "<Say>Slut</Say>") });
  const phone = await bench.call();
  await phone.hears(/Hej Slut/);
  expect((await phone.timeline()).filter((entry) => entry.text.startsWith("12200"))).toHaveLength(2);
  await bench.line.send("POST", "/strict", { strict: true });
  const strict = await bench.call();
  await strict.hears(/^We are sorry/);
});

test("documents that send the call in circles are stopped", async () => {
  bench.app.answers({ "/tlf/ind": twiml("<Redirect/>") });
  const phone = await bench.call();
  await phone.reaches("completed");
  expect(bench.app.at("/tlf/ind").length).toBeLessThan(150);
});

test("a number whose webhook lies elsewhere than on this machine is never called", async () => {
  const outside = await openBench(() => ({
    numbers: [{ e164: lineNumber, voiceUrl: "https://example.com/tlf" }],
  }));
  const phone = await outside.call();
  await phone.reaches("completed");
  expect((await phone.timeline()).some((entry) => entry.text.startsWith("11205 only"))).toBe(true);
  await outside.close();
});
