import { defineConfig } from 'vitest/config'

/** Journeys in a real browser against the whole program: `npm run test:browser`, which builds first. */
export default defineConfig({
  test: {
    name: 'browser',
    include: ['e2e/*.test.ts'],
    globalSetup: 'e2e/setup.ts',
    testTimeout: 180_000,
    hookTimeout: 240_000,
    // One county for all: who changes a report shows it to the others.
    fileParallelism: false,
  },
})
