/** Every attempt on the gates of the database, in one list: for the test that tries them and the script that spoils the gates. */
import { ACTS } from "./acts.ts";
import { AGREED_RULES } from "./agreed-rules.ts";
import { ALARMS } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import { CHANGES } from "./changes.ts";
import { CODES } from "./codes.ts";
import { EVIDENCE } from "./evidence.ts";
import { LEVEL_BY_ACT } from "./levels.ts";
import { LETTERS } from "./letters.ts";
import { LOOKS } from "./looks.ts";
import { NAMES } from "./names.ts";
import { NOTICES } from "./notices.ts";
import { PAPERS } from "./papers.ts";
import { PROOFS } from "./proofs.ts";
import { PROPOSALS } from "./proposals.ts";
import { QUESTION_PROOFS } from "./question-proofs.ts";
import { QUESTIONS } from "./questions.ts";
import { REISSUES } from "./reissues.ts";
import { RULES_ATTEMPTS } from "./rules.ts";
import { SAMENESS } from "./sameness.ts";
import { SHARED_ACTS } from "./shared-acts.ts";
import { TARGETS } from "./targets.ts";
import { TIMES_AND_PERSONS } from "./times-and-persons.ts";
import { WITNESSES } from "./witnesses.ts";

export const ATTEMPTS: readonly Attempt[] = [
  ...ACTS,
  ...PAPERS,
  ...SHARED_ACTS,
  ...CHANGES,
  ...TARGETS,
  ...REISSUES,
  ...LETTERS,
  ...EVIDENCE,
  ...TIMES_AND_PERSONS,
  ...RULES_ATTEMPTS,
  ...AGREED_RULES,
  ...SAMENESS,
  ...NAMES,
  ...LEVEL_BY_ACT,
  ...PROOFS,
  ...PROPOSALS,
  ...CODES,
  ...QUESTIONS,
  ...QUESTION_PROOFS,
  ...ALARMS,
  ...NOTICES,
  ...LOOKS,
  ...WITNESSES,
];
