/** Reads a MeMo as Digital Post would: well-formed, in its namespace, complete, within the limits of the schema. */
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { z } from "zod";

const NAMESPACE = "https://DigitalPost.dk/MeMo-1";
const UUID_V4 = /^[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[ab89][a-f0-9]{3}-[a-f0-9]{12}$/i;

const text = z.string().min(1).max(256);
const boolean = z.enum(["true", "false", "1", "0"]);
const utc = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/);

const fileSchema = z.object({
  encodingFormat: text,
  filename: text,
  language: z.string().min(1).max(2),
  content: z.string().regex(/^[A-Za-z0-9+/\s]*=*\s*$/),
});

const messageSchema = z.object({
  "@memoVersion": z.literal("1.1"),
  "@memoSchVersion": text,
  MessageHeader: z.object({
    messageType: z.enum(["DIGITALPOST", "NEMSMS"]),
    messageUUID: z.string().regex(UUID_V4),
    messageID: text.optional(),
    label: text,
    notification: z.string().max(150).optional(),
    mandatory: boolean,
    legalNotification: boolean,
    Sender: z.object({ senderID: text, idType: text, label: text }),
    Recipient: z.object({ recipientID: text, idType: text }),
  }),
  MessageBody: z
    .object({
      createdDateTime: utc,
      MainDocument: z.object({
        File: z.union([z.array(fileSchema).min(1), fileSchema.transform((one) => [one])]),
      }),
    })
    .optional(),
});

export type ReadMemo = z.infer<typeof messageSchema>;

export type MemoReading =
  | { readonly kind: "memo"; readonly memo: ReadMemo }
  /** No MeMo at all: not well-formed, another namespace, a document type. */
  | { readonly kind: "unreadable"; readonly code: string }
  /** A MeMo with faults; names of the elements, never their values. */
  | { readonly kind: "invalid"; readonly code: string; readonly elements: readonly string[] };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
});

export function readMemo(xml: string): MemoReading {
  // A document type could define entities without end; the schema knows none.
  if (/<!DOCTYPE/i.test(xml)) return { kind: "unreadable", code: "memo.doctype.not.allowed" };
  if (XMLValidator.validate(xml) !== true) return { kind: "unreadable", code: "memo.xml.malformed" };
  if (!isInNamespace(xml)) return { kind: "unreadable", code: "memo.namespace.unknown" };

  const tree: unknown = parser.parse(xml);
  const parsed = z.object({ Message: messageSchema }).safeParse(tree);
  if (!parsed.success) {
    const elements = parsed.error.issues.map((issue) => issue.path.slice(1).join("/") || "Message");
    return { kind: "invalid", code: "memo.schema.invalid", elements: [...new Set(elements)] };
  }
  return checked(parsed.data.Message);
}

/** The rules beyond the schema, with the codes that Digital Post is known to use (domain.md §4.2). */
function checked(memo: ReadMemo): MemoReading {
  const { messageType, notification } = memo.MessageHeader;
  if (messageType === "NEMSMS" && (notification ?? "").trim() === "") {
    return {
      kind: "invalid",
      code: "empty.notification.not.allowed",
      elements: ["MessageHeader/notification"],
    };
  }
  if (messageType === "DIGITALPOST" && memo.MessageBody === undefined) {
    return { kind: "invalid", code: "memo.schema.invalid", elements: ["MessageBody"] };
  }
  const files = memo.MessageBody?.MainDocument.File ?? [];
  if (files.some((file) => file.content.trim() === "")) {
    return { kind: "invalid", code: "file.empty.not.allowed", elements: ["MainDocument/File/content"] };
  }
  if (files.some((file) => !/\.(pdf|html?|txt|docx?|xlsx?|odt|png|jpe?g)$/i.test(file.filename))) {
    return { kind: "invalid", code: "file.extension.not.allowed", elements: ["MainDocument/File/filename"] };
  }
  return { kind: "memo", memo };
}

function isInNamespace(xml: string): boolean {
  const withoutComments = xml.replace(/<!--[\s\S]*?-->/g, "");
  const root = /<(?:([\w.-]+):)?Message\b([^>]*)>/.exec(withoutComments);
  if (root === null) return false;
  const declaration = root[1] === undefined ? "xmlns" : `xmlns:${root[1]}`;
  return [`${declaration}="${NAMESPACE}"`, `${declaration}='${NAMESPACE}'`].some(
    (wanted) => root[2]?.includes(wanted) === true,
  );
}
