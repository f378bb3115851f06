/** Reads a posted form; what cannot be read is no form. */
import { isCleanlyEscaped, readBytes, utf8In } from "./body.ts";
import { MOST_FORM_BYTES, TOO_LARGE } from "./body-limit.ts";

/**
 * Null for a broken body or one that is no form: the caller answers as to an empty one. None of our forms has two
 * fields of one name, a file, or a zero byte, so a body with any of them is broken too. Throws 413 for a body
 * without end.
 */
export async function readForm(request: Request): Promise<FormData | null> {
  const type = request.headers.get("content-type") ?? "";
  const bytes = await readBytes(request, MOST_FORM_BYTES);
  if (bytes === null) throw new Response(TOO_LARGE, { status: 413 });
  const text = utf8In(bytes);
  if (text === null || (type.startsWith("application/x-www-form-urlencoded") && !isCleanlyEscaped(text)))
    return null;
  try {
    const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
    return isPlain(form) ? form : null;
  } catch {
    return null;
  }
}

function isPlain(form: FormData): boolean {
  const names = [...form.keys()];
  const plain = (text: unknown): boolean => typeof text === "string" && !text.includes("\u0000");
  return new Set(names).size === names.length && [...names, ...form.values()].every(plain);
}
