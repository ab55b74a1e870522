import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/support/programs-summary.ts"],
    setupFiles: ["tests/support/seed.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // `npm run check:long`
    env: mode === "long" ? { SCRUTINY_RUNS: "10000" } : {},
  },
}));
