/** What can be wrong with a try to log in; the words are in the locales. */

const PROBLEMS = ["usernameMissing", "passwordMissing", "tooLong", "wrong", "tooOften"] as const;
export type LogInProblem = (typeof PROBLEMS)[number];

export interface LogInProblems {
  readonly username?: LogInProblem | undefined;
  readonly password?: LogInProblem | undefined;
  /** Of the whole try, told in the summary only. */
  readonly form?: LogInProblem | undefined;
}

export const isProblem = (text: string): text is LogInProblem => PROBLEMS.some((problem) => problem === text);
