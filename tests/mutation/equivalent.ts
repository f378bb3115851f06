/** Mutants that no test can notice, because they behave as the code does; each with the reason. */

export interface Equivalent {
  /** How the path ends. */
  readonly file: string;
  readonly was: string;
  readonly became: string;
  readonly why: string;
}

export const EQUIVALENT: readonly Equivalent[] = [];
