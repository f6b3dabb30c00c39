import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'core', include: ['src/core/**/*.test.ts'], isolate: false } },
      {
        test: {
          name: 'rooms',
          include: ['src/{modules,platform,entry,testing,ui}/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      { test: { name: 'tools', include: ['{tools,bench}/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
})
