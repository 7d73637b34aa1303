import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../access/testing.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { reopenBook, requireOpenBook } from './close-book.ts'
import { ensureBook } from './ensure-book.ts'
import { registerInventoryRoutes } from './routes.ts'
import { assignmentListSchema, type bookListSchema, unkeptBooksSchema } from './schema.ts'

let app: TestApp
let server: HttpServer
/** Province P with the old communes A and B and the new N1 and N2; another province Q. */
let id: Readonly<Record<'P' | 'A' | 'B' | 'N1' | 'N2' | 'Q', string>>
let book: Readonly<Record<'A' | 'B', string>>
let lead: Browser
let one: Browser
let two: Browser

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, each => registerInventoryRoutes(each, app))
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(async () => {
  await app.asOwner(client => client.query('truncate agency, account, book, journal, journal_head cascade'))
  const P = await addAgency(app, 'P', 'province')
  const communes = ['A', 'B', 'N1', 'N2'].map(code => addAgency(app, code, 'commune', P))
  const [A = '', B = '', N1 = '', N2 = ''] = await Promise.all(communes)
  id = { P, A, B, N1, N2, Q: await addAgency(app, 'Q', 'province') }
  const add = (agencyId: string) =>
    app.database.transaction({ scope: 'all' }, tx =>
      ensureBook(tx, { agencyId, kind: 'KS', year: 1996, volume: '01' }),
    )
  book = { A: await add(A), B: await add(B) }
  await addAccount(app, 'lead', 'province-lead', P)
  await addAccount(app, 'one', 'registrar', N1)
  await addAccount(app, 'two', 'registrar', N2)
  lead = await signInAs(server, 'lead')
  one = await signInAs(server, 'one')
  two = await signInAs(server, 'two')
})

type Key = keyof typeof id
const record = async (kind: 'merge' | 'split', ...links: readonly [Key, Key, 'full' | 'partial'][]) => {
  const answer = await lead.post('/api/successions', {
    onDate: '2025-07-01',
    kind,
    links: links.map(([from, to, extent]) => ({ predecessorId: id[from], successorId: id[to], extent })),
  })
  expect(answer.statusCode).toBe(201)
}
const books = async (who: Browser): Promise<z.infer<typeof bookListSchema>> =>
  (await who.get('/api/books')).json()
const keeperOf = async (key: 'A' | 'B', who: Browser = lead): Promise<string | null> =>
  (await who.get(`/api/books/${id[key]}/${book[key]}`)).json().keeper?.code ?? null
const list = (who: Browser, key: Key) =>
  who.post('/api/books', { agencyId: id[key], kind: 'KH', year: 1997, volume: '1' })
const journal = async (action: string) => {
  const { rows } = await app.asOwner(client =>
    client.query(
      'select agency_id, subject, before is not null and after is not null as both from journal where action = $1',
      [action],
    ),
  )
  return rows.map(row => [row.agency_id, row.subject, row.both])
}

describe('a merger', () => {
  test('moves the books to the new commune, which lists further ones of the old; others see nothing', async () => {
    expect(await books(one)).toMatchObject({ total: 0 })
    expect((await list(one, 'A')).statusCode).toBe(403)
    expect(await keeperOf('A')).toBe('A')
    await record('merge', ['A', 'N1', 'full'])
    expect(await books(one)).toMatchObject({
      total: 1,
      books: [{ agency: { code: 'A' }, keeper: { code: 'N1' }, closedAt: null }],
    })
    expect((await list(one, 'A')).json()).toMatchObject({ agency: { code: 'A' }, keeper: { code: 'N1' } })
    expect(await books(two)).toMatchObject({ total: 0 })
    expect((await list(two, 'A')).statusCode).toBe(403)
  })

  test('taken back gives the books back', async () => {
    await record('merge', ['A', 'N1', 'full'])
    await lead.delete(`/api/successions/${id.A}/${id.N1}`)
    expect(await books(one)).toMatchObject({ total: 0 })
    expect(await keeperOf('A')).toBe('A')
  })

  test('lets nobody list a book of a year in which its agency can’t have registered', async () => {
    await record('merge', ['A', 'N1', 'full'])
    const late = { agencyId: id.A, kind: 'KS', year: 2026, volume: '1' }
    expect((await one.post('/api/books', late)).json()).toMatchObject({ code: 'book.not-then' })
  })
})

describe('a divided commune', () => {
  beforeEach(() => record('split', ['A', 'N1', 'partial'], ['A', 'N2', 'partial']))
  const unkept = async () => unkeptBooksSchema.parse((await lead.get('/api/keepers')).json())
  const keep = (keeper: Key | null, who: Browser = lead, key: 'A' | 'B' = 'A') =>
    who.post('/api/keepers', {
      books: [{ agencyId: id[key], bookId: book[key] }],
      keeperId: keeper === null ? null : id[keeper],
      reason: 'Biên bản bàn giao số 3',
    })
  const close = (who: Browser) => who.post(`/api/books/${id.A}/${book.A}/closing`)

  test('has books that both successors see and neither may change, until the province says who keeps them', async () => {
    for (const who of [one, two]) {
      expect(await books(who)).toMatchObject({ total: 1, books: [{ keeper: null }] })
      expect((await close(who)).statusCode).toBe(404)
    }
    const open = await unkept()
    expect(open.total).toBe(1)
    expect(open.books[0]?.candidates.map(agency => agency.code)).toEqual(['N1', 'N2'])

    expect((await keep('N1')).statusCode).toBe(204)
    expect(await unkept()).toEqual({ total: 0, books: [] })
    expect(await books(one)).toMatchObject({ total: 1, books: [{ keeper: { code: 'N1' } }] })
    expect((await close(one)).statusCode).toBe(200)
    expect(await books(two)).toMatchObject({ total: 0 })
    expect(await journal('book.keeper')).toEqual([[id.A, `book:${book.A}`, true]])

    await keep('N1')
    expect(await journal('book.keeper')).toHaveLength(1)
    await keep(null)
    expect((await unkept()).total).toBe(1)
  })

  test('keeps its books with whoever took over from the keeper', async () => {
    await keep('N1')
    await lead.post('/api/successions', {
      onDate: '2026-01-01',
      kind: 'merge',
      links: [{ predecessorId: id.N1, successorId: id.B, extent: 'full' }],
    })
    expect(await keeperOf('A')).toBe('B')
  })

  test('gets no keeper who doesn’t exist any more, lies elsewhere, or names itself', async () => {
    expect((await keep('A')).json()).toMatchObject({ code: 'keeper.ended' })
    expect((await keep('Q')).json()).toMatchObject({ code: 'not-found' })
    expect((await keep('N1', one)).statusCode).toBe(403)
    expect(await keeperOf('A')).toBeNull()
  })

  test('does not stand in the way of handing over a book that has a keeper', async () => {
    expect((await keep('N2', lead, 'B')).statusCode).toBe(204)
    expect(await keeperOf('B')).toBe('N2')
    expect((await books(two)).total).toBe(2)
  })
})

describe('an assignment', () => {
  const give = (who: Browser, accountId: string, key: 'A' | 'B', sees = 'page') =>
    who.post('/api/assignments', { accountId, books: [{ agencyId: id[key], bookId: book[key] }], sees })

  test('shows a contractor the book and no other, and is taken away again', async () => {
    await record('merge', ['A', 'N1', 'full'])
    const quet = await addAccount(app, 'quet', 'scanner', id.P)
    const scanner = await signInAs(server, 'quet')
    expect(await books(scanner)).toMatchObject({ total: 0 })
    expect((await give(one, quet, 'A')).statusCode).toBe(204)
    expect(await books(scanner)).toMatchObject({
      total: 1,
      books: [{ agency: { code: 'A' }, keeper: { code: 'N1' } }],
    })
    const agencies = (await scanner.get('/api/agencies')).json().agencies
    expect(agencies.map((agency: { code: string }) => agency.code)).toEqual(['A', 'N1'])

    await give(one, quet, 'A')
    expect(await journal('book.assign')).toHaveLength(1)
    await give(one, quet, 'A', 'crop')
    const { assignments, assignable } = assignmentListSchema.parse((await one.get('/api/assignments')).json())
    expect(assignments).toMatchObject([
      { account: { username: 'quet' }, book: { agency: { code: 'A' } }, sees: 'crop' },
    ])
    expect(assignable.map(account => account.username)).toEqual(['quet'])
    expect(await journal('book.assign')).toHaveLength(2)

    const removal = { accountId: quet, books: [{ agencyId: id.A, bookId: book.A }] }
    expect((await one.post('/api/assignments/removal', removal)).statusCode).toBe(204)
    expect(await books(scanner)).toMatchObject({ total: 0 })
    expect(await journal('book.unassign')).toEqual([[id.A, `book:${book.A}`, true]])
  })

  test('is refused for a foreign book, a registrar, a disabled account and a stranger’s people', async () => {
    await record('merge', ['A', 'N1', 'full'])
    const quet = await addAccount(app, 'quet', 'scanner', id.P)
    expect((await give(two, quet, 'A')).json()).toMatchObject({ code: 'not-found' })
    const others = [
      await addAccount(app, 'hotich', 'registrar', id.N1),
      await addAccount(app, 'xa', 'scanner', id.N2),
    ]
    for (const account of others)
      expect((await give(one, account, 'A')).json()).toMatchObject({ code: 'assignment.account' })
    await app.asOwner(client =>
      client.query(`update account set disabled_at = now() where username = 'quet'`),
    )
    expect((await give(one, quet, 'A')).json()).toMatchObject({ code: 'assignment.account' })
  })
})

test('a closed book stays as it is until it is opened again', async () => {
  const within = { agencies: [id.A] }
  const require = () => app.database.transaction(within, tx => requireOpenBook(tx, id.A, book.A))
  await require()
  const close = () => lead.post(`/api/books/${id.A}/${book.A}/closing`)
  const closed = (await close()).json()
  expect(closed.closedAt).not.toBeNull()
  await expect(require()).rejects.toMatchObject({ code: 'book.closed', params: { book: 'KS.1996.01' } })
  expect((await close()).json().closedAt).toBe(closed.closedAt)
  expect(await journal('book.close')).toEqual([[id.A, `book:${book.A}`, true]])
  await app.database.transaction(within, tx => reopenBook(tx, id.A, book.A))
  await require()
  expect(await journal('book.reopen')).toHaveLength(1)
  await expect(
    app.database.transaction({ agencies: [id.B] }, tx => requireOpenBook(tx, id.A, book.A)),
  ).rejects.toMatchObject({ code: 'not-found' })
})
