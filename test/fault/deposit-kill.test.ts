import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { programEntry } from '../../src/platform/program.ts'
import { sampleBirths } from '../../src/registry/testing/sample-rows.ts'
import { writePackage } from '../../src/registry/testing/write-package.ts'

const run = promisify(execFile)
const rows = 1500
let dir: string
let data: string
let files: { xlsxPath: string; zipPath: string }

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sogoc-kill-'))
  data = join(dir, 'data')
  await mkdir(join(dir, 'package'))
  const births = sampleBirths(rows)
  files = await writePackage({
    dir: join(dir, 'package'),
    kind: 'KS',
    year: 1997,
    volume: '01',
    rows: births,
    pdfBytes: 4000,
  })
  // The schema is there before the first kill: this test is about deposits.
  await sogoc('verify')
})
afterAll(() => rm(dir, { recursive: true, force: true, maxRetries: 10 }))

/** Runs a command to its end and reads what it prints as JSON. */
async function sogoc(...args: string[]): Promise<Record<string, number>> {
  const { stdout } = await run(process.execPath, [programEntry, ...args, '--data', data, '--json'])
  return JSON.parse(stdout)
}

const depositArgs = () => ['deposit', files.xlsxPath, files.zipPath, '--agency', '10015']

/** Begins a deposit in a process group of its own, so that its children go with it. */
function beginDeposit(): ChildProcess {
  return spawn(process.execPath, [programEntry, ...depositArgs(), '--data', data], {
    detached: true,
    stdio: 'ignore',
  })
}

test('a deposit killed at any moment leaves nothing half done, and goes through afterwards', async () => {
  let committed = false
  for (const ms of [250, 500, 700, 900, 1100, 1300, 1500, 1800, 2200]) {
    const child = beginDeposit()
    const ended = once(child, 'exit')
    await Promise.race([delay(ms), ended])
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    await ended
    const state = await sogoc('verify')
    expect(state, `killed after ${ms} ms`).toMatchObject({
      missing: 0,
      damaged: 0,
      unreferenced: 0,
      mismatchCount: 0,
    })
    expect([0, rows]).toContain(state.records)
    expect(state.rows).toBe(state.records)
    expect(state.files).toBe(state.records === 0 ? 0 : 2)
    committed ||= state.records === rows
  }
  const last = await sogoc(...depositArgs())
  expect(last).toMatchObject(committed ? { inserted: 0, unchanged: rows } : { inserted: rows, unchanged: 0 })
  expect(await sogoc('verify')).toMatchObject({
    books: 1,
    pdfs: rows,
    rows,
    records: rows,
    files: 2,
    unreferenced: 0,
    mismatchCount: 0,
  })
  expect(await readdir(join(data, 'vault', 'tmp')).catch(() => [])).toEqual([])
  expect(await readdir(join(data, 'vault', 'pending')).catch(() => [])).toEqual([])
})
