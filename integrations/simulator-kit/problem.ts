/** A request that a simulator refuses as faulty, thrown by a handler and answered by the kit. */
import type { z } from "zod";

export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly code: string;
  /** Names of the fields at fault, without their values. */
  readonly fields: readonly string[];

  constructor(status: number, code: string, fields: readonly string[] = []) {
    super(code);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/** How a system words its refusals: content type and JSON body. */
export type ProblemStyle = (problem: Problem) => { readonly type: string; readonly body: unknown };

/** RFC 9457, used where the project writes the contract itself. */
export const problemDetails: ProblemStyle = (problem) => ({
  type: "application/problem+json",
  body: {
    type: "about:blank",
    title: problem.code,
    status: problem.status,
    code: problem.code,
    fields: problem.fields,
  },
});

/** The value in its right shape, or a 422 that names the faulty fields. */
export function shaped<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join(".") || "body");
  throw new Problem(422, "request.invalid", [...new Set(fields)]);
}
