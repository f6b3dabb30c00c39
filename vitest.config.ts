import { defineConfig } from 'vitest/config'

/** The database server of a run; starts when the first test asks for a database. */
const database = {
  globalSetup: 'src/testing/database/setup.ts',
  provide: { testDatabaseUrl: process.env.TEST_DATABASE_URL ?? null },
}

export default defineConfig({
  test: {
    // One beside the other even on two cores: many wait for a database, a process or a clock.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'core', include: ['src/core/**/*.test.ts'], isolate: false } },
      {
        test: {
          name: 'rooms',
          include: ['src/{modules,platform,entry,testing,ui}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          ...database,
        },
      },
      {
        test: {
          name: 'tools',
          include: ['{tools,bench}/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          ...database,
        },
      },
    ],
  },
})
