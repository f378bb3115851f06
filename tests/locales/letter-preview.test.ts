/** The second person reads the very letter that is sent, but for the number, which is drawn when the act is accepted. */
import { describe, expect, it } from "vitest";
import { letterPreview } from "../../app/http/letter-preview.ts";
import { after, hours } from "../../app/domain/duration.ts";
import { ACT_KINDS, isStop } from "../../app/domain/protection/acts.ts";
import { noticeLanguage } from "../../app/domain/protection/notices.ts";
import { letterText } from "../../app/locales/notice-text.ts";

const NOW = new Date("2026-12-24T09:05:00Z");
const LINE = "+4570000001";
const FRAME = { now: NOW, lineNumber: LINE };
const STOPS = ACT_KINDS.filter(isStop);
const act = { means: "codeDisplay", suffix: "4471", requester: "bank", reason: "reported" } as const;

const sent = (kind: (typeof STOPS)[number], language: "da" | "en") =>
  letterText(
    {
      ...{ id: "n", actId: "a", template: "decision", state: "queued", channel: "digitalPost" },
      ...{ recipientOrdinal: 0, recipientIndex: null, language, createdAt: NOW, attempts: 0, kind },
      ...{
        authenticatorKind: act.means,
        authenticatorSuffix: act.suffix,
        receiptNumber: "17053890",
        acknowledgedAt: NOW,
        askedAt: NOW,
      },
      ...{ holdUntil: after(NOW, hours(12)), notBefore: null, requester: act.requester, reason: act.reason },
      ...{ refusalReasons: null, citizenId: "c", mitidUuid: null, cprStatus: "01", registerSays: "01" },
      ...{ actState: "acknowledged", reissueState: null },
    },
    { lineNumber: LINE, stopLink: null },
  );

describe.each(["da", "en"] as const)("in %s", (language) => {
  it.each(STOPS)("a %s reads as it is sent", (kind) => {
    const letter = letterPreview(
      { line: { act: { ...act, kind } }, letter: true, language, holdHours: 12 },
      FRAME,
    );
    const { label, paragraphs } = sent(kind, noticeLanguage(act.requester, language));
    expect(letter?.label).toBe(label);
    const [receipt, ...others] = [...paragraphs].reverse();
    expect([...(letter?.paragraphs ?? [])].reverse().slice(1)).toEqual(others);
    expect(letter?.paragraphs.at(-1)?.replace(/[·\s]/g, "")).toBe(receipt?.replace(/[\d\s]/g, ""));
    expect(letter?.paragraphs.join(" ")).toMatch(/digst@digst\.dk/);
  });
});

it("is none where nobody gets one", () => {
  const of = (kind: "suspend" | "reopen", letter: boolean) =>
    letterPreview({ line: { act: { ...act, kind } }, letter, language: "da", holdHours: 12 }, FRAME);
  expect([of("suspend", false), of("reopen", true)]).toEqual([null, null]);
  expect(
    letterPreview({ line: { act: null }, letter: true, language: "da", holdHours: 12 }, FRAME),
  ).toBeNull();
});
