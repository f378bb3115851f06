/** The runner of scripted calls: that it does what the script says, and fails where it should. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { runScript } from "../../support/scripted-call.ts";
import { caller, lineNumber, openBench, rest, twiml, type Bench } from "./bench.ts";

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
  bench.app.answers({
    "/tlf/ind": twiml(
      '<Gather numDigits="1" timeout="4" action="/tlf/menu" actionOnEmptyResult="true">',
      '<Say language="da-DK">Velkommen. For dansk, tryk 1 eller vent.</Say><Say language="en-GB">For English, press 2.</Say></Gather>',
    ),
    "/tlf/menu": twiml(
      '<Gather action="/tlf/kode"><Say language="da-DK">Tast din spærrekode.</Say></Gather>',
    ),
    "/tlf/kode": async () => {
      await rest(bench, "POST", "/Messages.json", {
        From: lineNumber,
        To: caller,
        Body: "Spærret. Kvittering 47110923.",
      });
      return twiml(
        '<Say language="da-DK">Dit kvitteringsnummer er 4 7 1 1 0 9 2 3.</Say>',
        "<Pause length='30'/>",
      );
    },
  });
});
afterEach(() => bench.close());

const script = (change: (text: string) => string = (text) => text): string =>
  change(`
name: spær login med spærrekode, midt om natten
now: 2026-03-12T02:14:00+01:00
given: { person: P1 }
call: { from: "+266696687", to: "${lineNumber}", geo: { FromCountry: LS } }
steps:
  - hears: /For English, press 2/
  - wait: 8s
  - hears: { re: /tast din spærrekode/, language: da-DK }
  - fault: { on: "POST /tlf/kode", kind: duplicate, concurrent: true }
  - press: "48151623#"
  - hears: { re: '/kvitteringsnummer er (\\d[\\d ]+)/', save: kvit }
  - hangup: caller
then:
  blocks: { P1: 1 }
  sms: [ { to: "${caller}", contains: "$kvit", not: /https?:/ } ]
  no_sms_to: "+266696687"
  log_never_contains: ["48151623"]
  call: { status: completed }
`);

const hooks = {
  patienceMs: 500,
  given: () => undefined,
  blocks: () => undefined,
  logNeverContains: () => undefined,
};

test("a script runs from its first word to its last, and hands its own parts to the hooks", async () => {
  const seen: unknown[] = [];
  await runScript(bench.url, script(), {
    given: (given, now) => void seen.push(given, now?.toISOString()),
    blocks: (blocks) => void seen.push(blocks),
    logNeverContains: (needles) => void seen.push(needles),
  });
  expect(seen).toEqual([{ person: "P1" }, "2026-03-12T01:14:00.000Z", { P1: 1 }, ["48151623"]]);
  expect(bench.app.at("/tlf/kode").map((one) => one.params["Digits"])).toEqual(["48151623", "48151623"]);
  expect(bench.app.at("/tlf/ind")[0]?.params).toMatchObject({ From: "+266696687", FromCountry: "LS" });
});

test.each([
  [
    "other words",
    (text: string) => text.replace("For English, press 2", "Für Deutsch"),
    /waited for say.*For English, press 2/s,
  ],
  ["another language", (text: string) => text.replace("language: da-DK", "language: en-GB"), /language of/],
  ["another end", (text: string) => text.replace("status: completed", "status: busy"), /busy/],
  [
    "an SMS to the caller",
    (text: string) => text.replace('no_sms_to: "+266696687"', `no_sms_to: "${caller}"`),
    /SMS to the caller/,
  ],
  [
    "a word in the SMS",
    (text: string) => text.replace("not: /https?:/", "not: /spærret/"),
    /not to match|spærret/,
  ],
  ["an unknown step", (text: string) => text.replace("hangup: caller", "dans: caller"), /steps/],
  ["an unknown outcome", (text: string) => text.replace("blocks:", "blokke:"), /blokke/],
])("a script that expects %s fails", { timeout: 30_000 }, async (_name, change, message) => {
  await expect(runScript(bench.url, script(change), hooks)).rejects.toThrow(message);
});

test("an outcome that only the test can see needs its hook", async () => {
  await expect(runScript(bench.url, script(), { given: hooks.given })).rejects.toThrow('"blocks"');
});
