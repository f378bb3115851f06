/** Gather, as telephony.md §7b says it must behave. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { openBench, twiml, type Bench } from "./bench.ts";

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

function answers(gather: string, ...after: readonly string[]): void {
  bench.app.answers({
    "/tlf/ind": twiml(gather, ...after),
    "/tlf/valg": twiml("<Say>Tak.</Say>", "<Pause length='60'/>"),
  });
}

const chosen = (): Readonly<Record<string, string>> | undefined => bench.app.at("/tlf/valg")[0]?.params;

test("numDigits submits at once, without the finish key", async () => {
  answers('<Gather numDigits="3" action="valg"><Say>Tast tre cifre.</Say></Gather>');
  const phone = await bench.call();
  await phone.press("123");
  await bench.pass(0);
  expect(chosen()).toMatchObject({ Digits: "123", FinishedOnKey: "", msg: "Gather End" });
});

test("the finish key ends and is stripped; keys after it are lost", async () => {
  answers('<Gather action="valg"/>');
  const phone = await bench.call();
  await phone.press("4815#99");
  await bench.pass(0);
  expect(chosen()).toMatchObject({ Digits: "4815", FinishedOnKey: "#" });
});

test("another finish key, or none at all", async () => {
  answers('<Gather finishOnKey="*" timeout="3" action="valg"/>');
  const phone = await bench.call();
  await phone.press("1#2*");
  await bench.pass(0);
  expect(chosen()).toMatchObject({ Digits: "1#2", FinishedOnKey: "*" });
  bench.app.received.length = 0;
  answers('<Gather finishOnKey="" timeout="3" action="valg"/>');
  const second = await bench.call();
  await second.press("1#");
  await bench.pass(2_999);
  expect(chosen()).toBeUndefined();
  await bench.pass(1);
  expect(chosen()).toMatchObject({ Digits: "1#" });
});

test("the finish key alone is no input: the next verb follows", async () => {
  answers('<Gather action="valg"/>', "<Say>Jeg hørte ikke noget.</Say>", "<Pause length='9'/>");
  const phone = await bench.call();
  await phone.press("#");
  await phone.hears(/hørte ikke noget/);
  expect(chosen()).toBeUndefined();
});

test("silence leads to the next verb, or to the action when the empty result is asked for", async () => {
  answers('<Gather timeout="4" action="valg"/>', "<Say>Jeg hørte ikke noget.</Say>");
  const phone = await bench.call();
  await bench.pass(4_000);
  await phone.hears(/hørte ikke noget/);
  expect(chosen()).toBeUndefined();
  answers('<Gather timeout="4" action="valg" actionOnEmptyResult="true"/>');
  await bench.call();
  await bench.pass(4_000);
  expect(chosen()).toMatchObject({ Digits: "" });
});

test("the first key stops the prompt that is playing", async () => {
  answers(
    '<Gather numDigits="2" action="valg"><Say>En lang besked som ingen hører til ende.</Say><Say>Mere.</Say></Gather>',
  );
  const phone = await bench.call();
  expect((await phone.state()).saying?.text).toMatch(/lang besked/);
  await phone.press("1");
  expect((await phone.state()).saying).toBeNull();
  await bench.pass(60_000);
  expect((await phone.said()).map((entry) => entry.text)).not.toContain("Mere.");
  expect(chosen()).toMatchObject({ Digits: "1" });
});

test("the timeout starts after the prompts and starts again with every key", async () => {
  answers('<Gather timeout="5" action="valg"><Say>12345678901234</Say></Gather>');
  const phone = await bench.call();
  await bench.pass(1_000 + 4_900);
  await phone.press("1");
  await bench.pass(4_900);
  await phone.press("2");
  await bench.pass(4_900);
  expect(chosen()).toBeUndefined();
  expect((await phone.state()).gathering).toMatchObject({ entered: 2 });
  await bench.pass(100);
  expect(chosen()).toMatchObject({ Digits: "12" });
});

test("without an action the current document is asked again, with the digits", async () => {
  answers('<Gather numDigits="1"/>');
  const phone = await bench.call();
  await phone.press("7");
  await bench.pass(0);
  expect(bench.app.at("/tlf/ind").map((one) => one.params["Digits"])).toEqual([undefined, "7"]);
});

test("speech comes with its confidence, or without one", async () => {
  answers('<Gather input="dtmf speech" action="valg" partialResultCallback="/tlf/delvis"/>');
  const phone = await bench.call();
  await phone.says("mit id", 0.71);
  await bench.pass(0);
  expect(chosen()).toMatchObject({ SpeechResult: "mit id", Confidence: "0.71" });
  expect(bench.app.at("/tlf/delvis")[0]?.params).toMatchObject({ UnstableSpeechResult: "mit id" });
  bench.app.received.length = 0;
  const second = await bench.call();
  await second.says("nem konto", null);
  await bench.pass(0);
  expect(chosen()).toMatchObject({ SpeechResult: "nem konto" });
  expect(chosen()).not.toHaveProperty("Confidence");
});

test("the first kind of input wins, and keys do nothing where only speech is wanted", async () => {
  answers('<Gather input="dtmf speech" timeout="3" action="valg"/>');
  const phone = await bench.call();
  await phone.press("5");
  await phone.says("noget andet");
  await bench.pass(3_000);
  expect(chosen()).toMatchObject({ Digits: "5" });
  answers('<Gather input="speech" timeout="3" action="tale"/>', "<Say>Slut.</Say>");
  const second = await bench.call();
  await second.press("5");
  await bench.pass(3_000);
  await second.hears(/Slut/);
});

test("typed digits show nowhere: not in the timeline, the log or the state", async () => {
  answers('<Gather numDigits="8" action="valg"/>');
  const phone = await bench.call();
  await phone.press("48151623");
  await bench.pass(0);
  expect(chosen()).toMatchObject({ Digits: "48151623" });
  const shown = [
    await phone.timeline(),
    await phone.state(),
    await bench.line.webhooks(),
    await bench.line.calls(),
  ];
  expect(JSON.stringify(shown)).not.toContain("48151623");
});

test("a caller who hangs up in the middle sends no result", async () => {
  answers('<Gather numDigits="8" action="valg"/>');
  const phone = await bench.call();
  await phone.press("48");
  await phone.hangup();
  await bench.pass(60_000);
  expect(chosen()).toBeUndefined();
  expect(bench.app.at("/tlf/slut")[0]?.params).toMatchObject({ CallStatus: "completed" });
});
