/** How often somebody may try: counters in PostgreSQL, so that every process counts together. */
import type pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

export interface LimitRule {
  /** Names the counter, such as "code-per-caller". */
  readonly name: string;
  readonly most: number;
  /** Length of the window in seconds, from the first try. */
  readonly perSeconds: number;
}

export interface Limits {
  /** Counts one try for `key` (a keyed hash, never a number itself); false when the limit was reached before. */
  count(rule: LimitRule, key: string): Promise<boolean>;
  /** Whether a further try would be let through; counts nothing. */
  mayTry(rule: LimitRule, key: string): Promise<boolean>;
  clear(rule: LimitRule, key: string): Promise<void>;
}

/** The table `attempt_limits` is made by the migrations. */
export function createLimits(pool: pg.Pool): Limits {
  const limiters = new Map<string, RateLimiterPostgres>();
  const limiter = (rule: LimitRule): RateLimiterPostgres => {
    const known = limiters.get(rule.name);
    if (known !== undefined) return known;
    const made = new RateLimiterPostgres({
      storeClient: pool,
      storeType: "pool",
      tableName: "attempt_limits",
      tableCreated: true,
      keyPrefix: rule.name,
      points: rule.most,
      duration: rule.perSeconds,
      clearExpiredByTimeout: false,
    });
    limiters.set(rule.name, made);
    return made;
  };
  return {
    count: async (rule, key) => {
      try {
        await limiter(rule).consume(key);
        return true;
      } catch (error) {
        if (error instanceof RateLimiterRes) return false;
        throw error;
      }
    },
    mayTry: async (rule, key) => {
      const state = await limiter(rule).get(key);
      return state === null || state.consumedPoints < rule.most;
    },
    clear: async (rule, key) => {
      await limiter(rule).delete(key);
    },
  };
}
