import { expect, test, vi } from 'vitest'
import type { App } from '../app.ts'
import { openLog } from '../log.ts'
import { runDuties } from './duties.ts'

test('a duty is done at once and again, also after it failed, until the end', async () => {
  const app = { log: openLog('silent') } as App
  const ending = new AbortController()
  const run = vi
    .fn(async () => {
      if (run.mock.calls.length === 3) ending.abort()
    })
    .mockRejectedValueOnce(new Error('mất mạng'))
  await runDuties(app, [{ name: 'test', everyMs: 1, run }], ending.signal)
  expect(run).toHaveBeenCalledTimes(3)
})
