/** Finds a value in a list of known ones. */

/** The value as one of `known`, or null. */
export const oneOf = <Known extends string>(known: readonly Known[], value: unknown): Known | null =>
  known.find((one) => one === value) ?? null;
