import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addAccount,
  addAgency,
  addBook,
  type Browser,
  createTestServer,
  signInAs,
} from '../access/testing.ts'
import { changeListSchema, changeSchema } from '../inventory/changes/schema.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { captureListSchema } from './review/schema.ts'
import { seedCaptures, seededRecipe } from './review/testing.ts'
import { registerScanningRoutes } from './routes.ts'

let app: TestApp
let server: HttpServer
let agency: string
let book: string
let captures: readonly string[]
const people = new Map<string, Browser>()

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerScanningRoutes(to, app))
  const province = await addAgency(app, 'T52', 'province')
  agency = await addAgency(app, '21001', 'commune', province)
  const neighbour = await addAgency(app, '21002', 'commune', province)
  await addAccount(app, 'xa', 'registrar', agency)
  await addAccount(app, 'so', 'province-lead', province)
  await addAccount(app, 'xa-ben', 'registrar', neighbour)
  await addAccount(app, 'thanh-tra', 'auditor', province)
  for (const name of ['xa', 'so', 'xa-ben', 'thanh-tra']) people.set(name, await signInAs(server, name))
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(async () => {
  book = await addBook(app, agency)
  captures = await seedCaptures(app, { agencyId: agency, bookId: book }, [{}, {}, {}])
})

function who(name: string): Browser {
  const browser = people.get(name)
  if (browser === undefined) throw new Error(`nobody is called ${name}`)
  return browser
}
const address = (what: string) => `/api/books/${agency}/${book}/${what}`
const turn = async (name: string, deg: number, which: readonly number[] = [0, 1, 2]) => {
  const correction = { kind: 'turn', deg }
  const answer = await who(name).post(address('corrections'), {
    captures: which.map(at => captures[at]),
    correction,
  })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return changeSchema.parse(answer.json())
}
const undo = (name: string, change: string) => who(name).post(address(`changes/${change}/undoing`))
const list = async (name = 'xa') =>
  changeListSchema.parse((await who(name).get(address('changes'))).json()).changes
const rotations = async () =>
  captureListSchema
    .parse((await who('xa').get(address('captures'))).json())
    .captures.map(({ recipes }) => recipes[0]?.rotationDeg)
const problem = (answer: { statusCode: number; json(): { code: string } }) => [
  answer.statusCode,
  answer.json().code,
]

describe('a change', () => {
  test('is done, undone, and done again by undoing the undoing', async () => {
    const done = await turn('xa', 90)
    expect(done).toMatchObject({ kind: 'recipes', affected: 3, by: 'Người xa', undoes: null, undone: false })
    expect(await rotations()).toEqual([90, 90, 90])
    const undone = changeSchema.parse((await undo('so', done.id)).json())
    expect(undone).toMatchObject({ kind: 'recipes', affected: 3, by: 'Người so', undoes: done.id })
    expect(await rotations()).toEqual([0, 0, 0])
    const again = changeSchema.parse((await undo('xa', undone.id)).json())
    expect(again.undoes).toBe(undone.id)
    expect(await rotations()).toEqual([90, 90, 90])
    expect((await list()).map(({ id, undone: was }) => [id, was])).toEqual([
      [again.id, false],
      [undone.id, true],
      [done.id, true],
    ])
  })

  test('that was undone gives back exactly what was before: the analysis’ own word again', async () => {
    const { id } = await turn('xa', 180, [1])
    await undo('xa', id)
    const [, capture] = captureListSchema.parse((await who('xa').get(address('captures'))).json()).captures
    expect(capture).toMatchObject({ decided: false, recipes: [seededRecipe] })
  })

  test('is undone once', async () => {
    const { id } = await turn('xa', 90)
    expect((await undo('xa', id)).statusCode).toBe(200)
    expect(problem(await undo('xa', id))).toEqual([409, 'change.undone'])
  })

  test('can’t be undone below a later change of the same page; of another page it can', async () => {
    const first = await turn('xa', 90, [0, 1])
    const elsewhere = await turn('xa', 90, [2])
    const later = await turn('so', 90, [1])
    expect(problem(await undo('xa', first.id))).toEqual([409, 'change.overtaken'])
    expect((await undo('xa', elsewhere.id)).statusCode).toBe(200)
    expect((await undo('xa', later.id)).statusCode).toBe(200)
    expect((await undo('xa', first.id)).statusCode).toBe(200)
    expect(await rotations()).toEqual([0, 0, 0])
  })

  test('leaves out what is so already, and is none when nothing is left', async () => {
    await who('xa').post(address('corrections'), {
      captures: [captures[0]],
      correction: { kind: 'tone', tone: 'original' },
    })
    const all = { captures, correction: { kind: 'tone', tone: 'original' } }
    expect((await who('xa').post(address('corrections'), all)).json()).toMatchObject({ affected: 2 })
    expect(problem(await who('xa').post(address('corrections'), all))).toEqual([422, 'change.nothing'])
  })

  test('and its undoing are journaled, with what they undid', async () => {
    const { id } = await turn('xa', 90)
    await undo('so', id)
    const { rows } = await app.asOwner(client =>
      client.query(
        `select a.username, j.detail ->> 'kind' as kind, j.detail ->> 'undoes' as undoes, j.before is not null and j.after is not null as sealed
         from journal j join account a on a.id = j.account_id
         where j.action = 'pages.change' and j.subject = $1 order by j.sequence`,
        [`book:${book}`],
      ),
    )
    expect(rows).toEqual([
      { username: 'xa', kind: 'recipes', undoes: null, sealed: true },
      { username: 'so', kind: 'recipes', undoes: id, sealed: true },
    ])
  })
})

describe('two at once', () => {
  test('who turn the same pages turn them twice: neither turn is lost', async () => {
    await Promise.all([turn('xa', 90), turn('so', 90)])
    expect(await rotations()).toEqual([180, 180, 180])
    expect(await list()).toHaveLength(2)
  })
  test('who undo the same change undo it once', async () => {
    const { id } = await turn('xa', 90)
    const answers = await Promise.all([undo('xa', id), undo('so', id), undo('xa', id)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
    expect(await rotations()).toEqual([0, 0, 0])
  })
})

describe('refused', () => {
  test('in a closed book, which can still be read', async () => {
    const { id } = await turn('xa', 90)
    await app.asOwner(client => client.query('update book set closed_at = now() where id = $1', [book]))
    expect(problem(await undo('xa', id))).toEqual([409, 'book.closed'])
    expect(await list()).toHaveLength(1)
    expect(await rotations()).toEqual([90, 90, 90])
  })
  test('to another agency and to who only reads; nothing tells that the change is there', async () => {
    const { id } = await turn('xa', 90)
    expect(problem(await undo('xa-ben', id))).toEqual([404, 'not-found'])
    expect(problem(await who('xa-ben').get(address('changes')))).toEqual([404, 'not-found'])
    expect(problem(await undo('thanh-tra', id))).toEqual([403, 'right.missing'])
    expect(await list('thanh-tra')).toHaveLength(1)
  })
  test('under the address of another book', async () => {
    const { id } = await turn('xa', 90)
    book = await addBook(app, agency)
    expect(problem(await undo('xa', id))).toEqual([404, 'not-found'])
  })
})
