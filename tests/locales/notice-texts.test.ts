/** Every notice that can be sent: each template on each act, in both languages and on every channel. */
import { existsSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { NoticeToDeliver } from "../../db/notices.ts";
import { ACT_KINDS, ACT_REASONS, isReissue, isStop, STOP_KINDS } from "../../app/domain/protection/acts.ts";
import { AUTHENTICATOR_KINDS } from "../../app/domain/protection/means.ts";
import { WISH_REFUSALS, WISHERS } from "../../app/domain/protection/wish.ts";
import { REQUESTERS, type Requester } from "../../app/domain/verification/representation.ts";
import * as texts from "../../app/locales/notice-text.ts";
import { buildMemo, buildNemSms } from "../../integrations/digital-post/memo.ts";
import { MEMO_DATA, schemaErrors } from "../support/memo-schema.ts";
import { outsideGsm7, smsSegments } from "./texts.ts";

const SENDER = { cvr: "12345678", label: "Fælleslinjen" };
const CPR = "6501724003";
const LINK = `https://faelleslinjen.dk/stop/${"a".repeat(43)}`;
const LINE = "+4570000001";
const smsText = (one: NoticeToDeliver) => texts.smsText(one, LINE);
const nemSmsText = (one: NoticeToDeliver) => texts.nemSmsText(one, LINE);
const letterText = (one: NoticeToDeliver, stopLink: string | null) =>
  texts.letterText(one, { lineNumber: LINE, stopLink });
const AT = new Date("2026-12-24T09:05:00Z");

const notice = (over: Partial<NoticeToDeliver>): NoticeToDeliver => ({
  ...{ id: randomUUID(), actId: randomUUID(), template: "act", state: "queued", channel: "sms" },
  ...{ recipientOrdinal: 0, recipientIndex: null, language: "da", createdAt: AT, attempts: 0, kind: "block" },
  ...{
    authenticatorKind: "codeDisplay",
    authenticatorSuffix: "4471",
    receiptNumber: "17053890",
    acknowledgedAt: AT,
    holdUntil: AT,
  },
  ...{ notBefore: AT, requester: "subject", reason: "lost", refusalReasons: null, askedAt: AT },
  ...{ citizenId: randomUUID(), mitidUuid: null, actState: "acknowledged", reissueState: null },
  ...{ cprStatus: "01", registerSays: "01" },
  ...over,
});

const LANGUAGES = ["da", "en"] as const;
const reissues = ACT_KINDS.filter(isReissue);
const told = LANGUAGES.flatMap((language) =>
  AUTHENTICATOR_KINDS.flatMap((authenticatorKind) => [
    ...ACT_KINDS.map((kind) => notice({ language, kind, authenticatorKind })),
    ...(["coolingOff", "withdrawn", "stoppedTooLate", "notSent"] as const).flatMap((template) =>
      reissues.map((kind) => notice({ language, kind, authenticatorKind, template })),
    ),
    ...STOP_KINDS.map((kind) => notice({ language, kind, authenticatorKind, template: "notStopped" })),
  ]),
);
const decided = LANGUAGES.flatMap((language) => [
  ...REQUESTERS.flatMap((requester) =>
    ACT_REASONS.flatMap((reason) =>
      ACT_KINDS.filter(isStop).flatMap((kind) =>
        // Of the dead one reason is as good as another: what differs is who reads it.
        (reason === "death" || reason === "lost" ? ["01", "90"] : ["01"]).map((cprStatus) =>
          notice({ language, kind, requester, reason, cprStatus, template: "decision" }),
        ),
      ),
    ),
  ),
  ...WISH_REFUSALS.flatMap((why) =>
    ACT_KINDS.filter((kind) => !isStop(kind)).map((kind) =>
      notice({ language, kind, refusalReasons: [why], template: "decision" }),
    ),
  ),
  ...WISHERS.map((requester) =>
    notice({
      language,
      requester,
      kind: "orderMeans",
      refusalReasons: ["wish.notEntitled"],
      template: "decision",
    }),
  ),
]);

const nameOf = ({
  language,
  template,
  kind,
  authenticatorKind,
  requester,
  reason,
  refusalReasons,
}: NoticeToDeliver) =>
  [language, template, kind, authenticatorKind, requester, reason, refusalReasons?.[0] ?? ""].join(" ");

/** Nothing that was not filled in, no key in the place of words, and nothing that names anybody. */
function expectWhole(text: string, name: string): void {
  expect(text, name).not.toMatch(/\{\{|\}\}|undefined|null|messages:|\b(sms|letter|decision)\.[a-z]/i);
  expect(text, name).not.toMatch(/\(\)|\s\s| [.,]|:\s*$/);
  expect(text, name).not.toMatch(/\d{6}-?\d{4}/);
}

/** Whoever reads it at night can stop it: the number and the key, save where everything is stopped already. */
function expectANumber(text: string, one: NoticeToDeliver): void {
  const { template, kind } = one;
  if (template === "act" && kind === "revoke") return;
  if (template === "act" && kind === "suspend") return;
  expect(text, nameOf(one)).toContain("70 00 00 01");
  expect(text, nameOf(one)).toMatch(/tryk 1, hele døgnet|press 2, then 1, day or night/);
}

describe("by SMS", () => {
  it("each is whole, in GSM-7, of two segments at most, without a link, and names its receipt", () => {
    expect(told.length).toBeGreaterThan(200);
    for (const one of told) {
      const text = smsText(one);
      expectWhole(text, nameOf(one));
      expect(outsideGsm7(text), nameOf(one)).toEqual([]);
      expect(smsSegments(text), nameOf(one)).toBeLessThanOrEqual(2);
      expect(text, nameOf(one)).not.toMatch(/https?:|www\.|\.dk\b/);
      expect(text, nameOf(one)).toContain("17053890");
      expect(text, nameOf(one)).toContain("Fælleslinjen");
      expectANumber(text, one);
    }
  });
});

describe("by NemSMS", () => {
  it("each is whole, of 150 characters at most, without a link, and names its receipt", () => {
    for (const one of told) {
      const { label, text } = nemSmsText(one);
      expectANumber(text, one);
      expectWhole(`${label} ${text}`, nameOf(one));
      expect([...text].length, `${nameOf(one)}: ${text}`).toBeLessThanOrEqual(150);
      expect(text, nameOf(one)).not.toMatch(/https?:|www\.|\.dk\b/);
      expect(text, nameOf(one)).toContain("17053890");
    }
  });
});

describe("by letter", () => {
  it("each is whole and names its receipt; where there is something to stop, it says how", () => {
    for (const one of told) {
      const link =
        isReissue(one.kind) && (one.template === "act" || one.template === "coolingOff") ? LINK : null;
      const { label, paragraphs } = letterText(one, link);
      const text = paragraphs.join(" ");
      expectWhole(label, nameOf(one));
      expectANumber(text, one);
      expectWhole(text.replace(LINK, "LINK"), nameOf(one));
      expect(text, nameOf(one)).toContain("17053890");
      expect(text.includes(LINK), nameOf(one)).toBe(link !== null);
    }
  });

  it("each decision says what, why, by which rules and how to complain", () => {
    expect(decided.length).toBeGreaterThan(700);
    for (const one of decided) {
      const { label, paragraphs } = letterText(one, null);
      const text = paragraphs.join(" ");
      expectWhole(`${label} ${text}`, nameOf(one));
      expect(label, nameOf(one)).toMatch(/^Afgørelse( til boet)?: /);
      expect(text, nameOf(one)).toMatch(/lov om MitID|bekendtgørelsen|act on MitID|regulation/);
      expect(text, nameOf(one)).toMatch(/33 92 52 00.*digst@digst\.dk/);
      expect(text, nameOf(one)).toContain("17053890");
    }
  });

  it("a decision about the dead is read by the estate, and says «you» to nobody but in the way to complain", () => {
    for (const one of decided.filter(({ cprStatus }) => cprStatus === "90")) {
      const { label, paragraphs } = letterText(one, null);
      const about = [label, ...paragraphs].filter((words) => !/33 92 52 00|17053890/.test(words)).join(" ");
      expect(about, nameOf(one)).not.toMatch(/\b(du|dig|dit|din|dine|you|your)\b/i);
      expect(label, nameOf(one)).toMatch(/boet|estate/);
    }
  });

  it("a refusal says who asked, and says 'you' to nobody who may not have asked", () => {
    const refusal = (requester: Requester, why = "wish.notEntitled") => {
      const { label, paragraphs } = letterText(
        notice({ requester, refusalReasons: [why], kind: "temporaryPin", template: "decision" }),
        null,
      );
      return [label, ...paragraphs].join("\n");
    };
    expect(refusal("subject")).toMatch(/afslag på din henvendelse\nDu bad den .* om en midlertidig PIN-kode/);
    for (const requester of WISHERS.filter((one) => one !== "subject")) {
      expect(refusal(requester), requester).not.toMatch(/\bDu bad\b|din henvendelse/);
      expect(refusal(requester), requester).toMatch(/digst@digst\.dk[^]*Var det ikke dig, der bad om det\?/);
    }
    expect(refusal("guardian")).toContain("en, der henvendte sig som din værge, om en midlertidig PIN-kode");
    expect(refusal("attorney")).toContain("en, der henvendte sig med din fuldmagt,");
    expect(refusal("line")).toContain("Linjen foreslog selv");
    expect(refusal("subject", "wish.identityUncertain")).toMatch(/Nogen bad den .* i dit navn om/);
  });

  it("no two reasons for a decision read the same", () => {
    for (const language of LANGUAGES) {
      const stops = ACT_REASONS.map((reason) =>
        letterText(
          notice({ language, reason, kind: "suspend", template: "decision" }),
          null,
        ).paragraphs.join(),
      );
      const wishes = WISH_REFUSALS.map((why) =>
        letterText(
          notice({ language, refusalReasons: [why], kind: "reopen", template: "decision" }),
          null,
        ).paragraphs.join(),
      );
      const asked = REQUESTERS.map((requester) =>
        letterText(
          notice({ language, requester, kind: "hold", template: "decision" }),
          null,
        ).paragraphs.join(),
      );
      const wished = WISHERS.map((requester) =>
        letterText(
          notice({
            language,
            requester,
            refusalReasons: ["wish.notEntitled"],
            kind: "reopen",
            template: "decision",
          }),
          null,
        ).paragraphs.join(),
      );
      for (const texts of [stops, wishes, asked, wished]) expect(new Set(texts).size).toBe(texts.length);
    }
  });
});

describe("as MeMo", () => {
  const withSchema = it.skipIf(!existsSync(MEMO_DATA));
  const parts = LANGUAGES.flatMap((language) => [
    { language, called: "notices", notices: told.filter((one) => one.language === language) },
    { language, called: "decisions", notices: decided.filter((one) => one.language === language) },
  ]);

  withSchema.each(parts)(
    "all $called in $language are valid by the published schema (skips without ../shared/data/memo)",
    async ({ language, notices }) => {
      const documents = notices.flatMap((one) => {
        const { id: messageUuid, template } = one;
        const message = { messageUuid, recipientCpr: CPR };
        const letter = { ...message, language, createdAt: AT.toISOString(), ...letterText(one, LINK) };
        const sms = template === "decision" ? [] : [buildNemSms({ ...message, ...nemSmsText(one) }, SENDER)];
        return [buildMemo(letter, SENDER), ...sms];
      });
      expect(documents.length).toBeGreaterThan(200);
      expect(await schemaErrors(...documents)).toEqual([]);
    },
    60_000,
  );

  withSchema("one faulty letter among many is noticed (skips without ../shared/data/memo)", async () => {
    const xml = told.slice(0, 40).map((one) => {
      const letter = { ...letterText(one, null), messageUuid: one.id, recipientCpr: CPR } as const;
      return buildMemo({ ...letter, language: one.language, createdAt: AT.toISOString() }, SENDER);
    });
    expect(await schemaErrors(...xml)).toEqual([]);
    const faulty = xml.map((one, at) => (at === 17 ? one.replace(/<memo:label>.*?<\/memo:label>/, "") : one));
    expect(await schemaErrors(...faulty)).not.toEqual([]);
  });
});
