/** What is enough at the counter: every document alone and beside the others, compared with tables kept by hand. */
import { describe, expect, it } from "vitest";
import {
  BESIDES,
  DOCUMENT_CLASSES,
  documentsRefusal,
  isIdDocument,
  MOST_DOCUMENTS,
  type DocumentsRefusal,
  type IdDocument,
} from "../../../app/domain/verification/documents.ts";

/** domain.md §1.8: q enough beside control questions, w enough beside a witness; a word where not, and why. */
const ALONE: { readonly [Document in IdDocument]: "qw" | "notEnough" | "neverCount" } = {
  drivingLicence: "qw",
  passport: "qw",
  residencePermit: "qw",
  ministryCard: "qw",
  foreignPassport: "notEnough",
  foreignIdCard: "notEnough",
  foreignDrivingLicence: "notEnough",
  healthCard: "notEnough",
  specialHealthCard: "notEnough",
  birthCertificate: "notEnough",
  residenceCertificate: "notEnough",
  taxStatement: "notEnough",
  temporaryDocument: "neverCount",
  otherApp: "neverCount",
  copy: "neverCount",
};

/** What makes two documents enough, neither of which is it alone. */
const PAIRS: readonly (readonly [IdDocument, IdDocument, "qw" | "w"])[] = [
  ["foreignPassport", "healthCard", "qw"],
  ["foreignPassport", "specialHealthCard", "qw"],
  ["foreignPassport", "residenceCertificate", "qw"],
  ["foreignIdCard", "healthCard", "qw"],
  ["foreignIdCard", "specialHealthCard", "qw"],
  ["foreignIdCard", "residenceCertificate", "qw"],
  ["foreignDrivingLicence", "healthCard", "qw"],
  ["foreignDrivingLicence", "specialHealthCard", "qw"],
  ["foreignDrivingLicence", "residenceCertificate", "qw"],
  ["healthCard", "specialHealthCard", "w"],
  ["healthCard", "birthCertificate", "w"],
  ["healthCard", "residenceCertificate", "w"],
  ["healthCard", "taxStatement", "w"],
  ["specialHealthCard", "birthCertificate", "w"],
  ["specialHealthCard", "residenceCertificate", "w"],
  ["specialHealthCard", "taxStatement", "w"],
];

const ALL = Object.keys(DOCUMENT_CLASSES).filter(isIdDocument);

/** By hand as well: a pair is what it is alone, what its row says, or else not enough. */
function byHand(one: IdDocument, other: IdDocument, beside: "q" | "w"): DocumentsRefusal | null {
  if (ALONE[one] === "qw" || ALONE[other] === "qw") return null;
  const row = PAIRS.find((pair) => pair.includes(one) && pair.includes(other) && one !== other);
  if (row?.[2].includes(beside) === true) return null;
  const isNever = ALONE[one] === "neverCount" || ALONE[other] === "neverCount";
  return isNever ? "documents.neverCount" : "documents.notEnough";
}

describe("documents at the counter", () => {
  it("are the ones of the table", () => {
    expect(ALL).toEqual(Object.keys(ALONE));
    expect(BESIDES).toEqual(["controlQuestions", "witness"]);
  });

  it.each(ALL)("%s, alone and beside each other one", (one) => {
    for (const other of ALL) {
      for (const beside of BESIDES) {
        const mark = beside === "witness" ? "w" : "q";
        expect([one, other, beside, documentsRefusal([one, other], beside)]).toEqual([
          ...[one, other, beside],
          byHand(one, other, mark),
        ]);
      }
    }
  });

  it.each([
    [[], "documents.none"],
    [["healthCard", "healthCard"], "documents.notEnough"],
    [["healthCard", "copy"], "documents.neverCount"],
    [["healthCard", "birthCertificate", "copy"], null],
    [["birthCertificate", "residenceCertificate", "taxStatement"], "documents.notEnough"],
    [["foreignPassport", "foreignIdCard", "birthCertificate"], "documents.notEnough"],
    [["passport", "copy", "otherApp", "temporaryDocument"], null],
    [["passport", "copy", "otherApp", "temporaryDocument", "healthCard"], "documents.tooMany"],
    [["passport", "passport", "copy", "otherApp", "temporaryDocument"], null],
  ] as const)("%j beside a witness: %s", (documents, refusal) => {
    expect(documentsRefusal(documents, "witness")).toBe(refusal);
    expect(MOST_DOCUMENTS).toBe(4);
  });
});

it("a word from a form is a document only if it names one", () => {
  for (const word of ALL) expect(isIdDocument(word)).toBe(true);
  for (const word of ["", "Passport", "toString", "constructor", "pas"])
    expect(isIdDocument(word)).toBe(false);
});
