import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { programEntry } from '../../src/platform/program.ts'
import { sampleBirths } from '../../src/registry/testing/sample-rows.ts'
import { writePackage } from '../../src/registry/testing/write-package.ts'

const run = promisify(execFile)
const rows = 1000
const years = [1997, 1998, 1999, 2000, 2001]
let dir: string
let data: string
let batch: string

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sogoc-kill-'))
  data = join(dir, 'data')
  batch = join(dir, 'batch')
  await mkdir(join(batch, '10015'), { recursive: true })
  for (const year of years) {
    const births = sampleBirths(rows, values => ({
      ...values,
      quyenSo: `01/${year}`,
      ngayDangKy: (values.ngayDangKy ?? '').replace('1997', String(year)),
      nksNgaySinh: (values.nksNgaySinh ?? '').replace('1997', String(year)),
    }))
    await writePackage({
      dir: join(batch, '10015'),
      kind: 'KS',
      year,
      volume: '01',
      rows: births,
      pdfText: values => `${year} ${values.so}`,
      pdfBytes: 2000,
    })
  }
  // The schema is there before the first kill: this test is about deposits.
  await sogoc('verify')
})
afterAll(() => rm(dir, { recursive: true, force: true, maxRetries: 10 }))

/** Runs a command to its end and reads what it prints as JSON. */
async function sogoc(...args: string[]): Promise<Record<string, number>> {
  const { stdout } = await run(process.execPath, [programEntry, ...args, '--data', data, '--json'])
  return JSON.parse(stdout)
}

/** Begins the batch in a process group of its own, so that its children go with it. */
function beginBatch(): ChildProcess {
  return spawn(process.execPath, [programEntry, 'deposit', '--batch', batch, '--data', data], {
    detached: true,
    stdio: 'ignore',
  })
}

/** Kills the database's server and everything it runs, which then repairs itself from its log at the next start. */
async function killServer(): Promise<void> {
  const pid = Number(
    (await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0],
  )
  if (pid > 0) process.kill(pid, 'SIGKILL')
}

/** What must hold whatever was killed when: whole books, one record a row, nothing in the vault that nobody names. */
async function requireWhole(when: string): Promise<number> {
  const state = await sogoc('verify')
  const clean = { missing: 0, damaged: 0, unreferenced: 0, journalBroken: 0, mismatchCount: 0 }
  expect(state, when).toMatchObject(clean)
  const { records = -1, files } = state
  expect(records % rows, when).toBe(0)
  expect(state, when).toMatchObject({ rows: records, pdfs: records, deposits: records / rows })
  expect(files, when).toBe((records / rows) * 2)
  return records / rows
}

const kills = [
  ['program', 500],
  ['program', 900],
  ['server', 800],
  ['program', 1300],
  ['server', 1200],
  ['program', 1700],
  ['server', 1600],
  ['program', 2200],
] as const

test('a batch killed at any moment, the program or the database, leaves whole books and goes on where it ended', async () => {
  let standing = 0
  for (const [what, ms] of kills) {
    const child = beginBatch()
    const ended = once(child, 'exit')
    await Promise.race([delay(ms), ended])
    if (child.exitCode === null && child.pid !== undefined) {
      if (what === 'program') process.kill(-child.pid, 'SIGKILL')
      else await killServer()
    }
    await ended
    const now = await requireWhole(`${what} killed after ${ms} ms`)
    expect(now, 'what was deposited stays').toBeGreaterThanOrEqual(standing)
    standing = now
  }
  const last = await sogoc('deposit', '--batch', batch)
  const all = rows * years.length
  expect(last).toMatchObject({ books: years.length, failed: 0, refused: 0, unchanged: standing * rows })
  expect(last.inserted).toBe(all - standing * rows)
  expect(await sogoc('deposit', '--batch', batch)).toMatchObject({ inserted: 0, updated: 0, unchanged: all })
  expect(await requireWhole('at the end')).toBe(years.length)
  for (const left of ['tmp', 'pending'])
    expect(await readdir(join(data, 'vault', left)).catch(() => [])).toEqual([])
})
