/** One try to log in: the form's faults, the limits, and the command's answer. */
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import type { Ruling } from "../domain/ruling.ts";
import type { RequestContext, Services } from "./context.ts";
import type { LimitRule } from "./limits.ts";
import { isProblem, type LogInProblem, type LogInProblems } from "./log-in-problems.ts";

const PER_NAME: LimitRule = { name: "log-in-name", most: 10, perSeconds: 15 * 60 };
const PER_ADDRESS: LimitRule = { name: "log-in-address", most: 30, perSeconds: 15 * 60 };
const MOST_CHARACTERS = 200;

const named = (problem: LogInProblem): LogInProblem => problem;
const field = (missing: LogInProblem) =>
  z
    .string({ error: named(missing) })
    .max(MOST_CHARACTERS, named("tooLong"))
    // PostgreSQL stores no zero byte, so nobody is called that.
    .refine((text) => !text.includes("\u0000"), named("wrong"));

const shape = z.object({
  username: field("usernameMissing").refine((text) => text.trim() !== "", named("usernameMissing")),
  password: field("passwordMissing"),
});

export type LogInTry =
  | { readonly staffId: string }
  | {
      readonly staffId: null;
      readonly status: 422 | 429;
      readonly username: string;
      readonly problems: LogInProblems;
    };

/** The part of a request's context that a try needs. */
export interface Door extends Pick<RequestContext, "clientAddress"> {
  readonly services: Pick<Services, "vault" | "limits">;
}

/** `check` is the command; it is asked only when the form is whole and the limits let it. */
export async function tryLogIn(
  { services, clientAddress }: Door,
  form: FormData,
  check: (order: { username: string; password: string }) => Promise<Ruling<{ readonly staffId: string }>>,
): Promise<LogInTry> {
  const submission = parseWithZod(form, { schema: shape });
  const typed = form.get("username");
  const username = typeof typed === "string" ? typed.slice(0, MOST_CHARACTERS) : "";
  const refuse = (status: 422 | 429, problems: LogInProblems): LogInTry => ({
    staffId: null,
    status,
    username,
    problems,
  });
  if (submission.status !== "success") return refuse(422, problemsIn(submission.error ?? {}));

  const { vault, limits } = services;
  const key = (text: string): string => vault.index("limit", text).toString("hex");
  const nameKey = key(`log-in:${submission.value.username.trim().toLowerCase()}`);
  const addressKey = key(`log-in-from:${clientAddress}`);
  // A whole call centre may share an address, so only wrong tries count against it.
  const mayTry = (await limits.mayTry(PER_ADDRESS, addressKey)) && (await limits.count(PER_NAME, nameKey));
  if (!mayTry) return refuse(429, { form: "tooOften" });

  const ruling = await check(submission.value);
  if (!ruling.allowed) {
    await limits.count(PER_ADDRESS, addressKey);
    return refuse(422, { form: "wrong" });
  }
  await limits.clear(PER_NAME, nameKey);
  return ruling.value;
}

function problemsIn(errors: Record<string, readonly string[] | null>): LogInProblems {
  const of = (name: string): LogInProblem | undefined => errors[name]?.find(isProblem);
  return { username: of("username"), password: of("password") };
}
