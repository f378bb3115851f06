/** Remembers the answer to each Idempotency-Key, so that the same order sent twice is carried out once. */
import type { Request } from "express";
import { z } from "zod";
import { Problem, shaped } from "./problem.ts";

const idempotencyKey = z.string().regex(/^[A-Za-z0-9_.:-]{8,128}$/);

/** The key of an order; 400 where it has none, 422 where it is none. */
export function idempotencyKeyOf(request: Request): string {
  const given = request.get("idempotency-key");
  if (given === undefined) throw new Problem(400, "idempotency-key.missing");
  return shaped(idempotencyKey, given);
}

export interface RememberedAnswers<Answer> {
  /** The stored answer to this key, or the one `carryOut` makes now; a key used for something else is a 422. */
  once(
    key: string,
    order: unknown,
    carryOut: () => Answer,
  ): { readonly answer: Answer; readonly replayed: boolean };
  clear(): void;
}

export function createRememberedAnswers<Answer>(): RememberedAnswers<Answer> {
  const answers = new Map<string, { readonly order: string; readonly answer: Answer }>();
  return {
    once(key, order, carryOut) {
      const fingerprint = canonical(order);
      const known = answers.get(key);
      if (known === undefined) {
        const answer = carryOut();
        answers.set(key, { order: fingerprint, answer });
        return { answer, replayed: false };
      }
      if (known.order !== fingerprint) throw new Problem(422, "idempotency-key.reused");
      return { answer: known.answer, replayed: true };
    },
    clear: () => answers.clear(),
  };
}

/** JSON with sorted keys, so that the order of fields does not make another order of it. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  );
