/** The ids and codes of the simulated MitID. */
import { randomInt, randomUUID } from "node:crypto";
import type { Chance } from "./rules/verdict.ts";

// Without letters and digits that are mistaken for each other when read aloud.
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

export const drawChance = (): Chance => ({
  reference: randomUUID(),
  authenticatorId: randomUUID(),
  serialSuffix: digits(4),
  digits: digits(8),
  password: Array.from({ length: 10 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join(""),
});

const digits = (count: number): string => String(randomInt(10 ** count)).padStart(count, "0");
