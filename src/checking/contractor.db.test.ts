import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../access/testing.ts'
import { ensureBook } from '../inventory/ensure-book.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { finishJobs } from '../platform/jobs/finish-jobs.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { parseBookFileName } from '../register/file-name.ts'
import { checkPackageKind, createCheckPackage } from './check-package.ts'
import { registerCheckingRoutes } from './routes.ts'
import { type MadeBook, makeBook } from './testing/make-book.ts'
import { uploadPackage } from './testing/upload-package.ts'

let app: TestApp
let server: HttpServer
let dir: string
let agency: string
let neighbour: string
let keyer: string
let mine: MadeBook
let theirs: MadeBook
const people = new Map<string, Browser>()

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerCheckingRoutes(to, app, { isolate: false }))
  dir = await mkdtemp(join(tmpdir(), 'sogoc-contractor-'))
  agency = await addAgency(app, '10015')
  neighbour = await addAgency(app, '10016')
  await addAccount(app, 'xa', 'registrar', agency)
  await addAccount(app, 'xa-khac', 'registrar', neighbour)
  keyer = await addAccount(app, 'nhap', 'keyer', agency)
  for (const name of ['xa', 'xa-khac', 'nhap']) people.set(name, await signInAs(server, name))
  mine = await makeBook(join(dir, 'mine'), { kind: 'KS', seed: 1 })
  theirs = await makeBook(join(dir, 'theirs'), { kind: 'KT', seed: 1 })
  expect(theirs.core.slice(2)).toBe(mine.core.slice(2))
})
afterAll(async () => {
  await server.close()
  await app.close()
  await rm(dir, { recursive: true })
})
beforeEach(async () => {
  await app.asOwner(client => client.query('truncate finding, entry, package, assignment, book, job cascade'))
  for (const { core } of [mine, theirs]) await addBook(core)
  await assign(mine.core)
})

function who(name: string): Browser {
  const browser = people.get(name)
  if (browser === undefined) throw new Error(`nobody is called ${name}`)
  return browser
}
const keyOf = (core: string) => {
  const named = parseBookFileName(`${core}.xlsx`)
  if (named === undefined) throw new Error(core)
  return { agencyId: agency, kind: named.kind, year: named.year, volume: named.volume }
}
const addBook = (core: string) =>
  app.database.transaction({ scope: 'all' }, tx => ensureBook(tx, keyOf(core)))
async function assign(core: string): Promise<void> {
  const book = await addBook(core)
  await app.asOwner(client =>
    client.query('insert into assignment (account_id, agency_id, book_id) values ($1, $2, $3)', [
      keyer,
      agency,
      book,
    ]),
  )
}
const send = (name: string, xlsx: string) => uploadPackage(server, who(name), agency, { xlsx })
const work = () => finishJobs(app, { [checkPackageKind]: createCheckPackage({ isolate: false }) })
const look = async (name: string, id: string) => (await who(name).get(`/api/packages/${agency}/${id}`)).json()
const problem = (answer: { statusCode: number; json(): { code: string } }) => [
  answer.statusCode,
  answer.json().code,
]
const countEntries = async (core: string): Promise<number> => {
  const book = await addBook(core)
  const { rows } = await app.asOwner(client =>
    client.query('select count(*)::int as count from entry where book_id = $1', [book]),
  )
  return rows[0].count
}

describe('a contractor’s package', () => {
  test('of a book assigned to them is taken in and checked', async () => {
    const sent = await send('nhap', mine.xlsxPath)
    expect(sent.statusCode).toBe(201)
    await work()
    expect(await look('nhap', sent.json().id)).toMatchObject({ state: 'checked', rows: 12 })
    expect(await countEntries(mine.core)).toBe(12)
  })

  test('has to name the book, and one that is assigned to them', async () => {
    const nameless = join(dir, 'du-lieu.xlsx')
    await copyFile(mine.xlsxPath, nameless)
    expect(problem(await send('nhap', nameless))).toEqual([422, 'package.name-the-book'])
    expect(problem(await send('nhap', theirs.xlsxPath))).toEqual([403, 'package.not-yours'])
    const { rows } = await app.asOwner(client => client.query('select count(*)::int as count from package'))
    expect(rows).toEqual([{ count: 0 }])
  })

  test('that turns out to be about another book changes nothing there and says why', async () => {
    await send('xa', theirs.xlsxPath)
    await work()
    expect(await countEntries(theirs.core)).toBe(12)
    // The sheet of one book under the name of the other: what the sheet says is what counts.
    const disguised = join(dir, `${mine.core}.xlsx`)
    await copyFile(theirs.xlsxPath, disguised)
    const sent = await send('nhap', disguised)
    expect(sent.statusCode).toBe(201)
    await app.asOwner(client => client.query(`update entry set number = 'nguyên'`))
    await work()
    expect(await look('nhap', sent.json().id)).toMatchObject({
      state: 'unusable',
      failure: expect.stringContaining(`Sổ ${theirs.core} không phải`),
    })
    const { rows } = await app.asOwner(client =>
      client.query(`select count(*)::int as count from entry where number = 'nguyên'`),
    )
    expect(rows).toEqual([{ count: 12 }])
  })

  test('of a book taken away from them before the check ran is unusable', async () => {
    const sent = await send('nhap', mine.xlsxPath)
    await app.asOwner(client => client.query('truncate assignment'))
    await work()
    const { rows } = await app.asOwner(client =>
      client.query(`select state, failure ->> 'code' as code from package where id = $1`, [sent.json().id]),
    )
    expect(rows).toEqual([{ state: 'unusable', code: 'package.not-yours' }])
    expect(await countEntries(mine.core)).toBe(0)
  })
})

describe('an officer’s package', () => {
  test('of another agency is refused', async () => {
    expect(problem(await send('xa-khac', mine.xlsxPath))).toEqual([403, 'package.not-yours'])
  })

  test('of a book that another agency keeps is refused; of a book not listed yet it is taken, by who keeps all the others', async () => {
    const kept = await addBook(theirs.core)
    await app.asOwner(client =>
      client.query('update book set keeper_id = $1 where id = $2', [neighbour, kept]),
    )
    // The book exists, out of sight; the name alone does not say so.
    const sent = await send('xa', theirs.xlsxPath)
    expect(sent.statusCode).toBe(201)
    await work()
    expect(await look('xa', sent.json().id)).toMatchObject({
      state: 'unusable',
      failure: expect.stringContaining(theirs.core),
    })
    expect(await countEntries(theirs.core)).toBe(0)
    expect((await uploadPackage(server, who('xa-khac'), agency, { xlsx: theirs.xlsxPath })).statusCode).toBe(
      201,
    )
    const unlisted = await makeBook(join(dir, 'unlisted'), { kind: 'KH', seed: 3 })
    const fresh = await send('xa', unlisted.xlsxPath)
    await work()
    expect(await look('xa', fresh.json().id)).toMatchObject({ state: 'checked', kind: 'KH' })
  })
})

describe('a closed book', () => {
  const close = () => app.asOwner(client => client.query('update book set closed_at = now()'))

  test('takes no package, not even one that came before it was closed', async () => {
    const before = await send('xa', mine.xlsxPath)
    await close()
    expect(problem(await send('xa', mine.xlsxPath))).toEqual([409, 'book.closed'])
    await work()
    expect(await look('xa', before.json().id)).toMatchObject({
      state: 'unusable',
      failure: expect.stringContaining('đã đóng'),
    })
    expect(await countEntries(mine.core)).toBe(0)
  })

  test('takes no answer to a finding', async () => {
    const book = await makeBook(join(dir, 'finding'), {
      kind: 'KS',
      seed: 1,
      spoilRow: (values, at) => {
        if (at === 2) values.meNoiCuTru = ', , xã Bình Minh'
      },
    })
    const { id } = (await send('xa', book.xlsxPath)).json()
    await work()
    const url = `/api/packages/${agency}/${id}/findings`
    const [finding] = (await who('xa').get(`${url}?code=place.empty-part`)).json().findings
    await close()
    const answer = await who('xa').post(`${url}/${finding.id}/as-in-book`, { reason: 'Sổ ghi đúng như vậy' })
    expect(problem(answer)).toEqual([409, 'book.closed'])
  })
})
