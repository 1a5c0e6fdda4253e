import { defineConfig } from "vitest/config";

/** Unit tests need nothing but the code; integration tests get a PostgreSQL of their own (tests/support/postgres.ts). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts", "tests/unit/**/*.test.tsx"],
          environment: "node",
          // The faults that tests make on purpose are no news; a test that reads the log looks at its calls.
          env: { LOG_LEVEL: process.env.LOG_LEVEL ?? "silent" },
          // A slow machine is no fault: nothing here is a test of time.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          environment: "node",
          globalSetup: ["tests/support/postgres.ts"],
          setupFiles: ["tests/support/database.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // Each file has its own process, and in it a database of its own.
          pool: "forks",
          isolate: true,
          maxWorkers: 2,
        },
      },
    ],
  },
});
