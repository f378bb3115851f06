/** The storms take minutes and a machine to themselves: they are run by `npm run faults`, not with the tests. */
import { defineConfig } from "vitest/config";
import whole from "../../vitest.config.ts";

export default defineConfig({
  test: { ...whole.test, include: ["tests/faults/faults.ts"], maxConcurrency: 16 },
});
