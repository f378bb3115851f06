/** Writes a letter or a NemSMS as MeMo 1.1, the only format that Digital Post takes (domain.md §4.1). */
import { create } from "xmlbuilder2";
import { SystemDown } from "../../app/domain/faults.ts";
import { letterPage } from "./letter-page.ts";
import type { Letter, NemSms } from "./port.ts";

const NAMESPACE = "https://DigitalPost.dk/MeMo-1";
const TEXT_LIMIT = 256;
const NEMSMS_LIMIT = 150;
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
  | "text.length"
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
  refuseFaults([
    ...headerChecks(letter, [letter.label, ...letter.paragraphs]),
    ["createdAt.not-utc", !isUtcInstant(letter.createdAt)],
    ["paragraphs.empty", letter.paragraphs.every((paragraph) => paragraph.trim() === "")],
  ]);
}

type Check = readonly [MemoFault, boolean];

const headerChecks = (
  { messageUuid, label, recipientCpr }: Pick<Letter, "messageUuid" | "label" | "recipientCpr">,
  texts: readonly string[],
): readonly Check[] => [
  ["messageUuid.not-v4", !UUID_V4.test(messageUuid)],
  ["label.length", !isOfLength(label, TEXT_LIMIT)],
  ["recipient.not-cpr", !/^\d{10}$/.test(recipientCpr)],
  ["text.not-xml", texts.some((text) => NOT_XML.test(text))],
];

const isOfLength = (text: string, limit: number): boolean => text.trim() !== "" && [...text].length <= limit;

function refuseFaults(checks: readonly Check[]): void {
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

/** A NemSMS as an XML document: a header with the text as its notification, and no body. */
export function buildNemSms(message: NemSms, sender: MemoSender): string {
  const { label, text } = message;
  refuseFaults([...headerChecks(message, [label, text]), ["text.length", !isOfLength(text, NEMSMS_LIMIT)]]);
  const document = {
    "memo:Message": {
      "@xmlns:memo": NAMESPACE,
      "@memoVersion": "1.1",
      "@memoSchVersion": "1.1.0",
      "memo:MessageHeader": header(message, sender, text),
    },
  };
  return create({ version: "1.0", encoding: "UTF-8" }, document).end();
}

/** With a notification it is a NemSMS. */
const header = (
  letter: Pick<Letter, "messageUuid" | "label" | "recipientCpr">,
  sender: MemoSender,
  notification?: string,
) => ({
  "memo:messageType": notification === undefined ? "DIGITALPOST" : "NEMSMS",
  "memo:messageUUID": letter.messageUuid,
  "memo:label": letter.label,
  ...(notification === undefined ? {} : { "memo:notification": notification }),
  "memo:mandatory": "false",
  "memo:legalNotification": "false",
  "memo:Sender": { "memo:senderID": sender.cvr, "memo:idType": "CVR", "memo:label": sender.label },
  "memo:Recipient": { "memo:recipientID": letter.recipientCpr, "memo:idType": "CPR" },
});
