/** The cookies of one call; Twilio keeps them from its first request to its last. */

export class CookieJar {
  readonly #cookies = new Map<string, string>();

  /** Takes over what an answer's `Set-Cookie` lines say; an empty value or Max-Age=0 removes. */
  take(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = "", ...attributes] = line.split(";");
      const [name = "", ...rest] = pair.split("=");
      const isOver = attributes.some((attribute) => /^\s*max-age\s*=\s*0\s*$/i.test(attribute));
      if (isOver) this.#cookies.delete(name.trim());
      if (!isOver && name.trim() !== "") this.#cookies.set(name.trim(), rest.join("=").trim());
    }
  }

  /** The `Cookie` header, or null when there is none to send. */
  header(): string | null {
    if (this.#cookies.size === 0) return null;
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }
}
