/** Reads a request's body up to a limit, so that nobody fills the memory with one that never ends. */

// Whoever sends a little too much still hears why; whoever sends without end is cut off.
const PATIENCE = 16;

/** The bytes; null where there are more than `most`. */
export async function readBytes(request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get("content-length") ?? 0) > most) return null;
  if (request.body === null) return new Uint8Array();
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength;
    if (length <= most) chunks.push(part.value);
    if (length > most * PATIENCE) {
      await reader.cancel();
      return null;
    }
  }
  return length > most ? null : new Uint8Array(Buffer.concat(chunks, length));
}

/** The text of the bytes, or null where they are not UTF-8. */
export function utf8In(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Whether every percent sign begins an escape, and the escaped bytes are UTF-8. */
export function isCleanlyEscaped(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
