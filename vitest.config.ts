import { defineConfig } from 'vitest/config'

/** Three sizes of test: `unit` is pure and fast, `db` uses the real embedded PostgreSQL, `e2e` real processes and a real browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'web/{src,capture,keying,offline}/**/*.test.ts',
            'test/bench/**/*.test.ts',
          ],
          exclude: ['**/*.db.test.ts'],
        },
      },
      {
        test: {
          name: 'db',
          include: ['src/**/*.db.test.ts', 'test/security/**/*.db.test.ts'],
          testTimeout: 60_000,
          // A busy machine may hold a starting server up for long.
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts', 'test/fault/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
