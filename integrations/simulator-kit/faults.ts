/** The faults a tester has switched on: what goes wrong, with which operation, and how many times more. */
import { z } from "zod";

/**
 * `status` answers an error (503 unless told otherwise) before anything is done. `latency` waits `ms`, then does it
 * and answers. `reset` and `down` break the connection off before anything is done. `after-success-lost` does it and
 * then loses the answer: it breaks off, or answers `status` where one is given.
 */
export const FAULT_KINDS = ["status", "latency", "reset", "after-success-lost", "down"] as const;

const isPattern = (text: string): boolean => {
  try {
    return new RegExp(text, "i") instanceof RegExp;
  } catch {
    return false;
  }
};

/**
 * `operation` is a name or a regular expression, held against both the operation's name and
 * `METHOD /path`; left out it means every operation. Without `times` a fault stays until it is cleared.
 */
export const faultSchema = z.strictObject({
  operation: z.string().min(1).max(200).refine(isPattern, "not a regular expression").optional(),
  kind: z.enum(FAULT_KINDS),
  status: z.int().min(400).max(599).optional(),
  ms: z.int().min(0).max(600_000).optional(),
  times: z.int().min(1).max(1_000_000).optional(),
});
export type Fault = z.infer<typeof faultSchema>;

export interface FaultBoard {
  add(fault: Fault): void;
  list(): readonly Fault[];
  clear(): void;
  /** The oldest fault that fits, or null; a counted fault is used up by one. */
  take(operation: string, request: string): Fault | null;
}

export function createFaultBoard(): FaultBoard {
  let faults: readonly Fault[] = [];

  return {
    add: (fault) => void (faults = [...faults, fault]),
    list: () => faults,
    clear: () => void (faults = []),
    take(operation, request) {
      const found = faults.find((fault) => fits(fault, operation, request));
      if (found === undefined) return null;
      faults = faults.flatMap((fault) => (fault === found ? usedOnce(fault) : [fault]));
      return found;
    },
  };
}

function fits(fault: Fault, operation: string, request: string): boolean {
  if (fault.operation === undefined) return true;
  const pattern = new RegExp(fault.operation, "i");
  return pattern.test(operation) || pattern.test(request);
}

function usedOnce(fault: Fault): readonly Fault[] {
  if (fault.times === undefined) return [fault];
  return fault.times === 1 ? [] : [{ ...fault, times: fault.times - 1 }];
}
