/** Letters validate against the published MeMo 1.1 schema, and so do the published examples. */
import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { buildMemo, buildNemSms } from "../../integrations/digital-post/memo.ts";
import type { Letter } from "../../integrations/digital-post/port.ts";
import { letterText } from "../../integrations/digital-post/simulator/letter-text.ts";
import { readMemo } from "../../integrations/digital-post/simulator/memo-reader.ts";
import { MEMO_DATA, schemaErrors } from "../support/memo-schema.ts";

const withSchema = it.skipIf(!existsSync(MEMO_DATA));
const SKIPS = "(skips where ../shared/data/memo is not there)";
const SENDER = { cvr: "12345678", label: "Fælleslinjen" };

const LETTER: Letter = {
  messageUuid: "ddf9d8d6-3b7a-44ad-a09f-f7ad3e286045",
  recipientCpr: "6501721472",
  label: "Dit MitID er spærret",
  paragraphs: ["Kære Inger", "Din kodeviser …4471 er spærret. Kvittering: 4711 & 12 < 13."],
  language: "da",
  createdAt: "2026-03-12T01:15:00.123Z",
};

withSchema(`a letter is a valid MeMo 1.1 ${SKIPS}`, async () => {
  expect(await schemaErrors(buildMemo(LETTER, SENDER))).toEqual([]);
  const longest = {
    ...LETTER,
    label: "Æ".repeat(256),
    language: "en",
    paragraphs: ["]]>", "x".repeat(100_000)],
  } as const;
  expect(await schemaErrors(buildMemo(longest, SENDER))).toEqual([]);
});

withSchema(`the schema notices a faulty letter ${SKIPS}`, async () => {
  const xml = buildMemo(LETTER, SENDER);
  expect(await schemaErrors(xml.replace("-44ad-", "-14ad-"))).not.toEqual([]);
  expect(await schemaErrors(xml.replace(/<memo:mandatory>.*?<\/memo:mandatory>/, ""))).not.toEqual([]);
});

const NEMSMS = {
  messageUuid: LETTER.messageUuid,
  recipientCpr: LETTER.recipientCpr,
  label: "Dit MitID er spærret",
  text: "Hele dit MitID er spærret. Ikke dig? Ring til Fælleslinjen.",
};

withSchema(`a NemSMS is a valid MeMo 1.1, up to its 150 characters ${SKIPS}`, async () => {
  expect(await schemaErrors(buildNemSms(NEMSMS, SENDER))).toEqual([]);
  expect(await schemaErrors(buildNemSms({ ...NEMSMS, text: "Æ".repeat(150) }, SENDER))).toEqual([]);
});

it.each([
  [{ text: "x".repeat(151) }, "text.length"],
  [{ text: " " }, "text.length"],
  [{ messageUuid: "ddf9d8d6-3b7a-14ad-a09f-f7ad3e286045" }, "messageUuid.not-v4"],
  [{ recipientCpr: "650172-1472" }, "recipient.not-cpr"],
  [{ label: "" }, "label.length"],
  [{ text: "\u0000" }, "text.not-xml"],
])("a NemSMS with %o is refused before it is sent", (change, fault) => {
  expect(() => buildNemSms({ ...NEMSMS, ...change }, SENDER)).toThrow(fault);
});

withSchema.each(["MeMo_Minimum_Example.xml", "MeMo_NemSMS.xml"])(
  `the published example %s is valid, and the simulator takes it ${SKIPS}`,
  async (name) => {
    const xml = readFileSync(`${MEMO_DATA}/examples-1.1/${name}`, "utf8");
    expect(await schemaErrors(xml)).toEqual([]);
    expect(readMemo(xml)).toMatchObject({ kind: "memo" });
  },
);

it("whatever text a letter holds, the simulator reads the same text", () => {
  const text = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
    .filter((said) => said.trim() === said && said !== "" && !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(said));
  fc.assert(
    fc.property(text, fc.array(text, { minLength: 1, maxLength: 4 }), (label, paragraphs) => {
      const reading = readMemo(buildMemo({ ...LETTER, label, paragraphs }, SENDER));
      if (reading.kind !== "memo") throw new Error(reading.code);
      expect(reading.memo.MessageHeader.label).toBe(label);
      expect(letterText(reading.memo)).toBe([label, ...paragraphs].join("\n\n"));
    }),
  );
});
