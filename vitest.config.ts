/** How the tests run: one PostgreSQL for all, a database for each file, a real browser where a page is tested. */
import { defineConfig, type TestUserConfig } from "vitest/config";

/** What decides and says without a database, a process or a socket: such files may share their modules. */
const PURE = ["tests/{domain,states,ui}/**/*.test.{ts,tsx}"];

/** Once for all projects: two of them would take each other's server down. */
export const POSTGRES = ["tests/support/postgres.ts"];

/** What every test that runs on the real thing needs. */
export const real = {
  setupFiles: ["tests/support/quiet.ts"],
  pool: "forks",
  testTimeout: 30_000,
  hookTimeout: 60_000,
  restoreMocks: true,
} satisfies TestUserConfig;

/** On a database of their own, with nothing else to start: they too may share the modules, which take longer to load than to test. */
const ON_DATABASE = ["tests/{commands,contracts,locales,views}/**/*.test.{ts,tsx}"];

export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: POSTGRES,
    projects: [
      {
        test: {
          name: "pure",
          include: PURE,
          setupFiles: real.setupFiles,
          pool: "forks",
          isolate: false,
          testTimeout: 30_000,
        },
      },
      { test: { ...real, name: "database", include: ON_DATABASE, isolate: false } },
      {
        test: {
          ...real,
          name: "real",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: [...PURE, ...ON_DATABASE],
        },
      },
    ],
  },
});
