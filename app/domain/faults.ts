/** Errors classed by what happens next: try the command again, or try the system again later. */

/** Another transaction got there first; the caller loads anew and decides again. */
export class LostRace extends Error {
  override readonly name = "LostRace";
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
}
