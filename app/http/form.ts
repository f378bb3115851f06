/** Reads a posted form; what cannot be read is no form. */

/** Null for a broken body or one that is no form: the caller answers as to an empty one. */
export async function readForm(request: Request): Promise<FormData | null> {
  try {
    return await request.formData();
  } catch {
    return null;
  }
}
