/** The tests that mutations of the domain are tried on: pure ones, with no database, browser or server. */
import { defineConfig } from "vitest/config";

/** Said by try-mutants.ts, whose workers start with this process' environment. */
const folder = process.env["MUTATION_TESTS"] ?? "tests/domain";

export default defineConfig({
  test: {
    include: [`${folder}/**/*.test.ts`],
    // Looks through the whole tree for real numbers, and the sandbox holds a part of it.
    exclude: ["tests/domain/no-real-numbers.test.ts"],
    testTimeout: 30_000,
  },
});
