/** What a measurement prints: one line of JSON, times in milliseconds. */

/** The value that `share` (0 to 1) of the sorted samples do not exceed. */
function percentile(sorted: readonly number[], share: number): number {
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return round(sorted[index] ?? 0);
}

const round = (value: number): number => Math.round(value * 10) / 10;

export function print(figure: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(figure)}\n`);
}

/** The spread of samples in milliseconds, with what one needs to know to read it. */
export function printSpread(
  bench: string,
  samples: readonly number[],
  about: Readonly<Record<string, unknown>> = {},
): void {
  const sorted = [...samples].sort((one, other) => one - other);
  print({
    bench,
    n: sorted.length,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    max: round(sorted.at(-1) ?? 0),
    unit: "ms",
    ...about,
  });
}
