import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { anchorFileName } from '../../src/journal/anchor.ts'
import { appendJournal, systemAgencyId } from '../../src/journal/append.ts'
import { openApp } from '../../src/platform/app.ts'
import { acquireServer } from '../../src/platform/postgres/launcher.ts'
import { dayOf } from '../../src/platform/vietnam-day.ts'
import { sogoc } from '../support/sogoc.ts'

const daysAgo = (days: number) => dayOf(new Date(Date.now() - days * 86_400_000))
const [first, second, third] = [daysAgo(5), daysAgo(4), daysAgo(3)]
let folder: string
let data: string
let out: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sogoc-seal-'))
  data = join(folder, 'data')
  out = join(folder, 'kept')
  const app = await openApp(data, { env: { LOG_LEVEL: 'silent' } })
  for (const day of [first, third]) {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T03:00:00Z`) })
    await app.database.transaction({ scope: 'all' }, tx =>
      appendJournal(tx, { action: 'agency.create', subject: `agency:${day}` }),
    )
    vi.useRealTimers()
  }
  await app.close()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = async (...args: string[]) => {
  const { status, stdout, stderr } = await sogoc([...args, '--data', data, '--json'])
  return { status, result: stdout === '' ? stderr : JSON.parse(stdout) }
}

/** Alters the database as only the owner of the machine could. */
async function asOwner(statement: string): Promise<void> {
  const server = await acquireServer(data)
  const client = new Client(server.owner)
  await client.connect()
  await client.query(statement)
  await client.end()
  await server.release()
}

test('every day since the first row is sealed, and written to a folder once', async () => {
  const sealed = await run('seal', '--out', out)
  expect(sealed).toMatchObject({ status: 0, result: { sealed: expect.anything() } })
  expect(sealed.result.sealed.slice(0, 3).map(({ day }: { day: string }) => day)).toEqual([
    first,
    second,
    third,
  ])
  expect(sealed.result.exported).toHaveLength(sealed.result.sealed.length)
  expect(await run('seal', '--out', out)).toMatchObject({ status: 0, result: { sealed: [], exported: [] } })
  expect((await readdir(out))[0]).toBe(anchorFileName(first))
})

test('what was kept fits, and what does not is named by its day', async () => {
  const kept = (await readdir(out)).length
  expect(await run('verify', '--anchors', out)).toMatchObject({
    status: 0,
    result: { anchorsBroken: 0, anchorsCompared: kept, journalBroken: 0, mismatchCount: 0 },
  })
  await asOwner(`update journal set subject = 'agency:x' where subject = 'agency:${third}'`)
  const altered = await run('verify')
  expect(altered).toMatchObject({ status: 1, result: { journalBroken: 1 } })
  expect(altered.result.mismatches).toContainEqual(
    expect.objectContaining({
      code: 'journal.broken',
      agency: systemAgencyId,
      sequence: 2,
      message: expect.stringContaining('bị đứt ở dòng 2: nội dung dòng này đã bị sửa'),
    }),
  )
  await asOwner(`update journal set subject = 'agency:${third}' where subject = 'agency:x'`)

  const path = join(out, anchorFileName(second))
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace('"rows": 0', '"rows": 1'))
  const { status, result } = await run('verify', '--anchors', path, join(out, anchorFileName(first)))
  expect([status, result.anchorsCompared]).toEqual([1, 2])
  expect(result.mismatches).toMatchObject([{ code: 'anchor.file', day: second }])
  await writeFile(path, '{}')
  expect(await run('verify', '--anchors', path)).toMatchObject({ status: 2 })
})
