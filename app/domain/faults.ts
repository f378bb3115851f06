/** Errors classed by what happens next: try the command again, or try the system again later. */

// The pages' bundle holds a second copy of these classes beside the server's own, and a fault crosses from one to the
// other: what a fault is goes by its name, not by which copy made it.
const isNamed = (value: unknown, name: string): boolean => value instanceof Error && value.name === name;

/** Another transaction got there first; the caller loads anew and decides again. */
export class LostRace extends Error {
  override readonly name = "LostRace";

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isNamed(value, "LostRace");
  }
}

/** A system behind us did not answer usefully. `retryable` says whether the same request may be sent again. */
export class SystemDown extends Error {
  override readonly name = "SystemDown";
  readonly system: string;
  readonly retryable: boolean;

  constructor(system: string, retryable: boolean, message: string) {
    super(`${system}: ${message}`);
    this.system = system;
    this.retryable = retryable;
  }

  static override [Symbol.hasInstance](this: unknown, value: unknown): boolean {
    // A kind of its own, such as a letter that cannot be sent, is known by its class.
    if (this !== SystemDown) return Function.prototype[Symbol.hasInstance].call(this, value);
    return isNamed(value, "SystemDown");
  }
}
