/** What the agent's screen is told of codes, numbers and approvals: what is left and under way, and nothing that answers. */
import { expect, it } from "vitest";
import { checkDocumentNumber } from "../../app/commands/verify/check-document-number.ts";
import { recordRepresentation } from "../../app/commands/verify/record-representation.ts";
import { minutes } from "../../app/domain/duration.ts";
import { caseView } from "../../db/views/case.ts";
import { demoPerson } from "../support/act-bench.ts";
import { askedInApp, poll, press } from "../support/proof-app.ts";
import { openProofBench, type ProofCase } from "../support/proof-bench.ts";
import { newCase, orderCode, otherThan, spendCode, tryCode } from "../support/proof-scene.ts";

const bench = await openProofBench();
const inger = demoPerson("Inger Vestergaard");

const seen = ({ actor, caseNumber }: ProofCase) =>
  bench.db.database.read(actor, async (tx) => {
    const view = await caseView(tx, bench.db.vault, actor, caseNumber, bench.context.clock());
    if (view === null || view.verify === null) throw new Error("nothing is shown");
    return { ...view.verify, whole: JSON.stringify(view) };
  });

it("shows what is left before anything is done", async () => {
  expect(await seen(await newCase(bench, inger))).toMatchObject({
    ...{ code: null, sendsLeft: 5, codeRefusal: null, documentTriesLeft: 2, documentRefusal: null },
    ...{ approval: null, approvalRefusal: null, representation: null },
  });
});

it("follows a code to its end, and never holds its digits", async () => {
  const ours = await newCase(bench, inger);
  const code = await orderCode(bench, ours);
  await tryCode(bench, ours, otherThan(code));
  const expiresAt = new Date(bench.context.clock().getTime() + minutes(10)).toISOString();
  const live = await seen(ours);
  expect(live).toMatchObject({
    code: { state: "live", suffix: "01", expiresAt, triesLeft: 4 },
    sendsLeft: 4,
  });
  expect(live.whole).not.toMatch(new RegExp(`"[^"]*(?<!\\d)${code}(?!\\d)`));
  expect(live.whole).not.toContain(inger.phone);
  bench.pass(minutes(10));
  expect(await seen(ours)).toMatchObject({ code: { state: "expired", triesLeft: 0 } });
  const theirs = await newCase(bench, inger);
  expect(await seen(theirs)).toMatchObject({ code: null, sendsLeft: 4 });
});

it("follows a number, and never holds it", async () => {
  const ours = await newCase(bench, inger);
  const { actor, caseNumber } = ours;
  for (const number of ["210044719", "210044718"])
    await checkDocumentNumber(bench.context, { actor, caseNumber, document: "passport", number });
  const view = await seen(ours);
  expect(view).toMatchObject({ documentTriesLeft: 0, documentRefusal: "document.tooManyTries" });
  expect(view.whole).not.toMatch(/21004471|17204471/);
});

it("follows an approval, with the number that is read aloud", async () => {
  const ours = await newCase(bench, inger);
  const referenceNumber = await askedInApp(bench, ours);
  expect(await seen(ours)).toMatchObject({
    approval: { state: "pending", referenceNumber },
    approvalRefusal: "approval.open",
  });
  bench.pass(minutes(5));
  expect(await seen(ours)).toMatchObject({ approval: { state: "expired" }, approvalRefusal: null });
});

it("says that somebody must meet up, by every way, and not why", async () => {
  const ours = await newCase(bench, inger);
  await spendCode(bench, ours);
  await askedInApp(bench, ours);
  await press(bench, "deny");
  await poll(bench);
  const theirs = await newCase(bench, inger);
  const mustMeet = "subject.mustMeet";
  expect(await seen(theirs)).toMatchObject({
    ...{ codeRefusal: mustMeet, documentRefusal: mustMeet, approvalRefusal: mustMeet },
    ...{ code: null, approval: null },
  });
});

it("says who asks on the person's behalf, and with which paper, without its number", async () => {
  const ours = await newCase(bench, inger);
  const { actor, caseNumber } = ours;
  const paper = { requester: "guardian", documentation: "guardianOrder" } as const;
  await recordRepresentation(bench.context, { actor, caseNumber, ...paper, reference: "FHS-77-4419" });
  const view = await seen(ours);
  expect(view.representation).toEqual(paper);
  expect(view.whole).not.toContain("FHS-77-4419");
});
