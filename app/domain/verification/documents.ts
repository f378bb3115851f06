/** What somebody shows at the counter, and which of it together is enough (domain.md §1.8). */

export const DOCUMENT_CLASSES = {
  drivingLicence: "photo",
  passport: "photo",
  residencePermit: "photo",
  ministryCard: "photo",
  foreignPassport: "foreignPhoto",
  foreignIdCard: "foreignPhoto",
  foreignDrivingLicence: "foreignPhoto",
  healthCard: "withoutPhoto",
  specialHealthCard: "withoutPhoto",
  birthCertificate: "withoutPhoto",
  residenceCertificate: "withoutPhoto",
  taxStatement: "withoutPhoto",
  temporaryDocument: "never",
  otherApp: "never",
  copy: "never",
} as const;

export type IdDocument = keyof typeof DOCUMENT_CLASSES;
type DocumentClass = (typeof DOCUMENT_CLASSES)[IdDocument];

export const isIdDocument = (text: string): text is IdDocument => Object.hasOwn(DOCUMENT_CLASSES, text);

export const BESIDES = ["controlQuestions", "witness"] as const;
/** What comes beside the documents: answers from the register, or somebody who knows the person. */
export type Beside = (typeof BESIDES)[number];

interface Combination {
  /** At least this many different documents of this class … */
  readonly of: DocumentClass;
  readonly count: number;
  /** … and at least one of these, counted among them or besides; empty where nothing more is asked for. */
  readonly withOneOf: readonly IdDocument[];
  readonly beside: readonly Beside[];
}

/** Each row is enough by itself. */
export const ENOUGH: readonly Combination[] = [
  { of: "photo", count: 1, withOneOf: [], beside: BESIDES },
  {
    of: "foreignPhoto",
    count: 1,
    withOneOf: ["healthCard", "specialHealthCard", "residenceCertificate"],
    beside: BESIDES,
  },
  // The source says "combinations" and no more; with no picture at all somebody has to know the face [derived].
  { of: "withoutPhoto", count: 2, withOneOf: ["healthCard", "specialHealthCard"], beside: ["witness"] },
];

export const MOST_DOCUMENTS = 4;

export type DocumentsRefusal =
  "documents.none" | "documents.tooMany" | "documents.neverCount" | "documents.notEnough";

/** Why these are not enough; null where they are. What never counts is passed over, and named where it was all. */
export function documentsRefusal(shown: readonly IdDocument[], beside: Beside): DocumentsRefusal | null {
  const documents = [...new Set(shown)];
  if (documents.length === 0) return "documents.none";
  if (documents.length > MOST_DOCUMENTS) return "documents.tooMany";
  if (ENOUGH.some((row) => row.beside.includes(beside) && fits(row, documents))) return null;
  const isNever = documents.some((document) => DOCUMENT_CLASSES[document] === "never");
  return isNever ? "documents.neverCount" : "documents.notEnough";
}

function fits(row: Combination, documents: readonly IdDocument[]): boolean {
  const ofClass = documents.filter((document) => DOCUMENT_CLASSES[document] === row.of);
  const beside = row.withOneOf.length === 0 || documents.some((document) => row.withOneOf.includes(document));
  return ofClass.length >= row.count && beside;
}
