import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  addAccount,
  addAgency,
  addBook,
  type Browser,
  createTestServer,
  signInAs,
} from '../../access/testing.ts'
import { ensureBook } from '../../inventory/ensure-book.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { registerScanningRoutes } from '../../scanning/routes.ts'
import { fieldPlacesSchema } from '../../scanning/schema.ts'
import { registerPlaceRoutes } from './routes.ts'
import { alikeBooksSchema } from './schema.ts'

let app: TestApp
let server: HttpServer
let agency: string
let other: string
const books: Record<string, string> = {}
const people = new Map<string, Browser>()

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => {
    registerScanningRoutes(to, app)
    registerPlaceRoutes(to)
  })
  const province = await addAgency(app, 'T49', 'province')
  agency = await addAgency(app, '10015', 'commune', province)
  other = await addAgency(app, '10016', 'commune', province)
  await app.database.transaction({ scope: 'all' }, async tx => {
    const wanted = [
      ['first', agency, 'KS', 1997, '01'],
      ['second', agency, 'KS', 1997, '02'],
      ['ledger', agency, 'KS', 1997, '03'],
      ['later', agency, 'KS', 2018, '01'],
      ['marriages', agency, 'KH', 1997, '01'],
      ['elsewhere', other, 'KS', 1997, '01'],
    ] as const
    for (const [name, agencyId, kind, year, volume] of wanted)
      books[name] = await ensureBook(tx, { agencyId, kind, year, volume })
  })
  await app.asOwner(client =>
    client.query(`insert into keying_setup (agency_id, book_id, shape) values ($1, $2, 'ledger')`, [
      agency,
      books['ledger'],
    ]),
  )
  await addAccount(app, 'xa', 'registrar', agency)
  await addAccount(app, 'xa-khac', 'registrar', other)
  const keyer = await addAccount(app, 'nhap', 'keyer', agency)
  await addBook(app, agency, keyer)
  for (const name of ['xa', 'xa-khac', 'nhap']) people.set(name, await signInAs(server, name))
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(() =>
  app.asOwner(client =>
    client.query('delete from field_place; delete from job; update book set closed_at = null'),
  ),
)

const place = { field: 'nksHoTen', sheet: 1, left: 0.2, top: 0.2, width: 0.4, height: 0.1 }
const father = { ...place, field: 'chaHoTen', sheet: 2, top: 0.5 }
const pathOf = (name: string, of = agency) => `/api/books/${of}/${books[name]}/field-places`
function who(name: string): Browser {
  const browser = people.get(name)
  if (browser === undefined) throw new Error(`nobody is called ${name}`)
  return browser
}
const mark = (book: string, places: readonly object[], name = 'xa') =>
  who(name).post(pathOf(book), { places })
const problem = (answer: { statusCode: number; json(): { code: string } }) => [
  answer.statusCode,
  answer.json().code,
]
const placesOf = async (book: string, of = agency, name = 'xa') =>
  fieldPlacesSchema.parse((await who(name).get(pathOf(book, of))).json()).places
const journaled = async () =>
  (
    await app.asOwner(client =>
      client.query(`select before, after from journal where action = 'book.field-places' order by sequence`),
    )
  ).rows

test('places are set as a whole, on several sheets, and every change is journaled with what was before', async () => {
  const before = (await journaled()).length
  expect((await mark('first', [place, father])).statusCode).toBe(204)
  expect(await placesOf('first')).toEqual([place, father])
  // The same once more changes nothing that the journal should prove.
  await mark('first', [father, place])
  await mark('first', [{ ...place, left: 0.9, width: 0.1 }])
  const rows = (await journaled()).slice(before)
  expect(rows).toHaveLength(2)
  expect(rows[1]?.before).toEqual(rows[0]?.after)
})

test('nothing outside the page, of another kind of book, twice, or by who may not', async () => {
  expect(problem(await mark('first', [{ ...place, field: 'khongCo' }]))).toEqual([422, 'field.unknown'])
  expect(problem(await mark('first', [place, place]))).toEqual([422, 'field.unknown'])
  expect((await mark('first', [{ ...place, left: 0.7 }])).statusCode).toBe(422)
  expect(problem(await mark('first', [place], 'nhap'))).toEqual([403, 'right.missing'])
  expect(problem(await mark('first', [place], 'xa-khac'))).toEqual([404, 'not-found'])
  await app.asOwner(client => client.query('update book set closed_at = now()'))
  expect(problem(await mark('first', [place]))).toEqual([409, 'book.closed'])
})

test('several fields may stand in one place', async () => {
  expect((await mark('first', [place, { ...place, field: 'nksGioiTinh' }])).statusCode).toBe(204)
  expect((await placesOf('first')).map(({ field }) => field)).toEqual(['nksGioiTinh', 'nksHoTen'])
})

test('the second volume takes the places of the first at once; other forms, kinds and offices are not offered', async () => {
  for (const name of ['first', 'ledger', 'later', 'marriages']) {
    const field = name === 'marriages' ? { ...place, field: 'voHoTen' } : place
    await mark(name, [field])
  }
  await who('xa-khac').post(pathOf('elsewhere', other), { places: [place] })
  const alike = alikeBooksSchema.parse((await who('xa').get(`${pathOf('second')}/alike`)).json())
  expect(alike.books).toEqual([{ id: books['first'], year: 1997, volume: '01', places: 1 }])
  const copied = await who('xa').post(`${pathOf('second')}/copy`, { book: books['first'] })
  expect([copied.statusCode, copied.json()]).toEqual([200, { places: [place] }])
  expect(await placesOf('second')).toEqual([place])
  for (const from of ['marriages', 'elsewhere', 'ledger', 'later', 'second'])
    expect([
      from,
      ...problem(await who('xa').post(`${pathOf('second')}/copy`, { book: books[from] })),
    ]).toEqual([...[from, 422, 'field.other-form']])
})

test('however many rectangles are drawn one after the other, one plan of reading waits, and not at once', async () => {
  for (const left of [0.1, 0.2, 0.3]) await mark('first', [{ ...place, left }])
  const { rows } = await app.asOwner(client =>
    client.query(`select kind, run_at > now() as later from job where lane = $1`, [books['first']]),
  )
  expect(rows).toEqual([{ kind: 'plan-reading', later: true }])
})
