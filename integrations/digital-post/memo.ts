/** Writes a letter as MeMo 1.1, the only format that Digital Post takes (domain.md §4.1). */
import { create } from "xmlbuilder2";
import { SystemDown } from "../../app/domain/faults.ts";
import { letterPage } from "./letter-page.ts";
import type { Letter } from "./port.ts";

const NAMESPACE = "https://DigitalPost.dk/MeMo-1";
const TEXT_LIMIT = 256;
const UUID_V4 = /^[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[ab89][a-f0-9]{3}-[a-f0-9]{12}$/i;
// What XML 1.0 can't carry at all, not even escaped, and lone surrogates.
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** Who the letter is from: a CVR number and the name that the citizen sees. */
export interface MemoSender {
  readonly cvr: string;
  readonly label: string;
}

export type MemoFault =
  | "messageUuid.not-v4"
  | "createdAt.not-utc"
  | "label.length"
  | "recipient.not-cpr"
  | "paragraphs.empty"
  | "text.not-xml";

/** A letter that Digital Post would refuse whatever one did; a mistake of ours, so sending it again is useless. */
export class FaultyLetter extends SystemDown {
  readonly faults: readonly MemoFault[];

  constructor(faults: readonly MemoFault[]) {
    super("digital-post", false, `the letter can't be sent: ${faults.join(", ")}`);
    this.faults = faults;
  }
}

/** Throws FaultyLetter with every fault at once; says nothing of what the letter holds. */
export function assertMemo(letter: Letter): void {
  const texts = [letter.label, ...letter.paragraphs];
  const checks: readonly (readonly [MemoFault, boolean])[] = [
    ["messageUuid.not-v4", !UUID_V4.test(letter.messageUuid)],
    ["createdAt.not-utc", !isUtcInstant(letter.createdAt)],
    ["label.length", letter.label.trim() === "" || [...letter.label].length > TEXT_LIMIT],
    ["recipient.not-cpr", !/^\d{10}$/.test(letter.recipientCpr)],
    ["paragraphs.empty", letter.paragraphs.every((paragraph) => paragraph.trim() === "")],
    ["text.not-xml", texts.some((text) => NOT_XML.test(text))],
  ];
  const faults = checks.filter(([, isFault]) => isFault).map(([fault]) => fault);
  if (faults.length > 0) throw new FaultyLetter(faults);
}

const isUtcInstant = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text));

/** The letter as an XML document; the order of the elements is the schema's. */
export function buildMemo(letter: Letter, sender: MemoSender): string {
  assertMemo(letter);
  const content = Buffer.from(letterPage(letter), "utf8").toString("base64");
  const document = {
    "memo:Message": {
      "@xmlns:memo": NAMESPACE,
      "@memoVersion": "1.1",
      "@memoSchVersion": "1.1.0",
      "memo:MessageHeader": header(letter, sender),
      "memo:MessageBody": {
        "memo:createdDateTime": letter.createdAt,
        "memo:MainDocument": {
          "memo:File": {
            "memo:encodingFormat": "text/html",
            "memo:filename": letter.language === "da" ? "brev.html" : "letter.html",
            "memo:language": letter.language,
            "memo:content": content,
          },
        },
      },
    },
  };
  return create({ version: "1.0", encoding: "UTF-8" }, document).end();
}

const header = (letter: Letter, sender: MemoSender) => ({
  "memo:messageType": "DIGITALPOST",
  "memo:messageUUID": letter.messageUuid,
  "memo:label": letter.label,
  "memo:mandatory": "false",
  "memo:legalNotification": "false",
  "memo:Sender": { "memo:senderID": sender.cvr, "memo:idType": "CVR", "memo:label": sender.label },
  "memo:Recipient": { "memo:recipientID": letter.recipientCpr, "memo:idType": "CPR" },
});
