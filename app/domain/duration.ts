/** Lengths of time as milliseconds with their unit in the name, so that no one writes 1000 * 60. */

export type Milliseconds = number;

export const seconds = (count: number): Milliseconds => count * 1_000;
export const minutes = (count: number): Milliseconds => seconds(count * 60);
export const hours = (count: number): Milliseconds => minutes(count * 60);
export const days = (count: number): Milliseconds => hours(count * 24);

export const after = (instant: Date, length: Milliseconds): Date => new Date(instant.getTime() + length);
export const before = (instant: Date, length: Milliseconds): Date => new Date(instant.getTime() - length);
