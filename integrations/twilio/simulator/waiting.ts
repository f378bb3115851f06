/** Small tools for waiting: a promise opened from outside, and waits that an abort cuts short. */

export interface Deferred<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
}

/** A promise that someone else resolves; later calls of `resolve` change nothing. */
export function deferred<Value>(): Deferred<Value> {
  let settle: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: (value) => settle(value) };
}

/** Why a signal was aborted, always as an Error. */
export function reasonOf(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new Error("stopped");
}

/** Waits for the promise, or rejects with the signal's reason as soon as it is aborted. */
export function abortable<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(reasonOf(signal));
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** Lets everything that is already due run: promise callbacks and one turn of the event loop. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A scope that ends with its parent, or earlier by its own `abort`. */
export interface Scope {
  readonly signal: AbortSignal;
  readonly abort: (reason: Error) => void;
}

export function scopeWithin(parent: AbortSignal): Scope {
  const own = new AbortController();
  return { signal: AbortSignal.any([parent, own.signal]), abort: (reason) => own.abort(reason) };
}

export const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error));
