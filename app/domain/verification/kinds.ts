/** The kinds of control question that the register's facts allow. */

export const QUESTION_KINDS = [
  "birthPlace",
  "previousMunicipality",
  "siblings",
  "children",
  "parents",
  "maritalStatus",
  "maritalStatusSince",
  "churchMember",
  "street",
  "postalCode",
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];
