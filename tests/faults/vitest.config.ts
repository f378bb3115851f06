/** The storms take minutes and a machine to themselves: they are run by `npm run faults`, not with the tests. */
import { defineConfig } from "vitest/config";
import { POSTGRES, real } from "../../vitest.config.ts";

export default defineConfig({
  test: {
    ...real,
    globalSetup: POSTGRES,
    include: ["tests/faults/faults.ts"],
    maxWorkers: 2,
    maxConcurrency: 16,
  },
});
