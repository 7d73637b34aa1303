import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { undoChange } from '../../inventory/changes/change-states.ts'
import type { ChangedBook } from '../../inventory/changes/state-kind.ts'
import { countJobs } from '../../platform/jobs/count-jobs.ts'
import { recipeStates } from '../review/recipe-states.ts'
import { stateKinds } from '../state-kinds.ts'
import { decideLayout } from './layout-states.ts'
import { looks as kinds, openRenderStage, picturesOf, type RenderStage } from './testing.ts'

const { clear, faint, single, ledger } = kinds

let stage: RenderStage
beforeAll(async () => {
  stage = await openRenderStage()
})
afterAll(() => stage.app.close())

/** What a registrar sees of the pages in their order: which half, and where it begins and ends in its picture. */
async function pagesOf({ bookId }: ChangedBook) {
  const { rows } = await stage.app.asOwner(client =>
    client.query<{ sequence: number; half: string | null; from: number; to: number }>(
      `select sequence, half, (recipe -> 'quad' -> 0 ->> 0)::float8 / 2000 as from, (recipe -> 'quad' -> 1 ->> 0)::float8 / 2000 as to
       from page where book_id = $1 and sequence is not null order by sequence`,
      [bookId],
    ),
  )
  expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, i) => i + 1))
  return rows.map(({ half, from, to }) => (half === null ? 'whole' : `${half} ${from}–${to}`))
}

test('four pictures of double pages propose to split the book, and show where', async () => {
  const book = await stage.newBook()
  await stage.takeIn(book, picturesOf([single, clear(0.49), clear(0.5)]))
  await stage.drawAll()
  expect((await stage.scanning(book)).layout).toMatchObject({ decided: null, proposed: null, examples: [] })
  await stage.takeIn(book, picturesOf([clear(0.49)]))
  await stage.drawAll()
  const { layout } = await stage.scanning(book)
  expect(layout).toMatchObject({ decided: null, proposed: 'spread', doublePages: 3 })
  expect(layout.examples[0]).toMatchObject({
    sequence: 2,
    rotationDeg: 0,
    fold: [
      [0.49, 0],
      [0.49, 1],
    ],
  })
})

test('a book of ledgers is proposed to stay whole', async () => {
  const book = await stage.newBook()
  await stage.takeIn(book, picturesOf([single, ledger, ledger, ledger]))
  await stage.drawAll()
  expect((await stage.scanning(book)).layout.proposed).toBe('ledger')
})

test('deciding draws only what comes out otherwise, leaves what a person decided, and can be undone', async () => {
  const book = await stage.newBook()
  const [, byHand = ''] = await stage.takeIn(book, picturesOf([clear(0.5), clear(0.5), single, faint]))
  await stage.drawAll()
  const recipe = {
    half: null,
    rotationDeg: 0,
    skewDeg: 0,
    quad: [
      [0, 0],
      [2000, 0],
      [2000, 1400],
      [0, 1400],
    ],
    confidence: { rotation: 1, skew: 1, quad: 1, split: 1 },
  }
  await stage.within(tx => recipeStates.write(tx, book, { [byHand]: { recipes: [recipe] } }))
  await stage.drawAll()
  const before = await pagesOf(book)
  expect(before).toEqual(['left 0–0.5', 'right 0.5–1', 'whole', 'whole', 'whole'])

  const change = await stage.within(tx => decideLayout(tx, book, 'single'))
  expect(change).toMatchObject({ kind: 'layout', affected: 1 })
  expect(await countJobs(stage.app.database)).toMatchObject({ waiting: 2 })
  await stage.drawAll()
  expect(await pagesOf(book)).toEqual(['whole', 'whole', 'whole', 'whole'])

  await stage.within(tx => undoChange(tx, book, change.id, stateKinds))
  await stage.drawAll()
  expect(await pagesOf(book)).toEqual(before)

  await stage.within(tx => decideLayout(tx, book, 'spread'))
  await stage.drawAll()
  expect(await pagesOf(book)).toEqual([
    'left 0–0.5',
    'right 0.5–1',
    'whole',
    // A sheet higher than wide is no double page.
    'whole',
    'left 0–0.5',
    'right 0.5–1',
  ])
})

test('a picture whose fold lies elsewhere, or is not seen, is split where the book’s others are; it is drawn twice and no more', async () => {
  const book = await stage.newBook()
  await stage.takeIn(book, picturesOf([clear(0.6), faint, ...Array.from({ length: 9 }, () => clear(0.48))]))
  await stage.drawAll()
  expect((await pagesOf(book)).slice(0, 4)).toEqual([
    'left 0–0.48',
    'right 0.48–1',
    'left 0–0.48',
    'right 0.48–1',
  ])
  expect((await stage.scanning(book)).layout.gutter).toBe(0.48)
  const { rows } = await stage.app.asOwner(client =>
    client.query(`select count(*)::int as n from job where lane = $1`, [book.bookId]),
  )
  expect(rows).toEqual([{ n: 13 }])
})

const someLooks = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 470, max: 500 }).map(fold => clear(fold / 1000)) },
    { weight: 1, arbitrary: fc.constantFrom(faint, single, ledger, clear(0.62), clear(0.38)) },
  ),
  { minLength: 3, maxLength: 9 },
)

test('the pages are the same in whatever order the pictures come and are drawn', async () => {
  await fc.assert(
    fc.asyncProperty(
      someLooks,
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(null, 'spread' as const),
      async (looks, parts, layout) => {
        const [whole, piecemeal] = [await stage.newBook(), await stage.newBook()]
        if (layout !== null)
          for (const book of [whole, piecemeal]) await stage.within(tx => decideLayout(tx, book, layout))
        await stage.takeIn(whole, picturesOf(looks))
        await stage.app.asOwner(client =>
          client.query('update job set turn = -turn where lane = $1', [whole.bookId]),
        )
        await stage.drawAll()
        const size = Math.ceil(looks.length / parts)
        for (let at = 0; at < looks.length; at += size) {
          await stage.takeIn(piecemeal, picturesOf(looks.slice(at, at + size)))
          await stage.drawAll()
        }
        expect(await pagesOf(piecemeal)).toEqual(await pagesOf(whole))
        expect((await stage.scanning(piecemeal)).layout.gutter).toBe(
          (await stage.scanning(whole)).layout.gutter,
        )
      },
    ),
    { numRuns: 5, seed: 7 },
  )
})

test('what is decided while a picture is being drawn holds for it', async () => {
  const book = await stage.newBook()
  await stage.takeIn(book, picturesOf([clear(0.5)]))
  stage.meanwhile = () => stage.within(tx => decideLayout(tx, book, 'single').then(() => undefined))
  await stage.drawAll()
  expect(await pagesOf(book)).toEqual(['whole'])
})
