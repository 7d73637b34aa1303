import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLogFile } from './log-file.ts'

test('a log never grows past twice its limit and keeps the newest lines', () => {
  const dir = mkdtempSync(join(tmpdir(), 'sogoc-log-'))
  const log = openLogFile(join(dir, 'log', 'x.log'), 1000)
  for (let i = 0; i < 200; i++) log.write(`dòng ${i}\n`)
  log.close()
  expect(statSync(log.path).size + statSync(`${log.path}.1`).size).toBeLessThanOrEqual(2000)
  expect(readFileSync(log.path, 'utf8').endsWith('dòng 199\n')).toBe(true)
  rmSync(dir, { recursive: true })
})
