import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAgency } from '../../access/testing.ts'
import { advanceBook } from '../../inventory/book-state.ts'
import { keepBookSums, recountBooks, rollUpWeeks } from '../../inventory/book-sums.ts'
import { createBook } from '../../inventory/create-book.ts'
import { verifyNumbers } from '../../inventory/verify-numbers.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { reinstateRecord, removeRecord } from '../corrections/remove-record.ts'
import { depositRows } from '../testing/deposit-rows.ts'
import { sampleBirths } from '../testing/sample-rows.ts'

let app: TestApp
let agency: string
let other: string
const all = { scope: 'all' } as const

beforeAll(async () => {
  app = await openTestApp()
  agency = await addAgency(app, 'A')
  other = await addAgency(app, 'B')
})
afterAll(() => app?.close())

let volumes = 10
/** A volume that no book has yet. */
const nextVolume = () => String(++volumes)

const within = <T>(run: (tx: Transaction) => Promise<T>): Promise<T> => app.database.transaction(all, run)
const mismatches = () => within(verifyNumbers)

interface Row {
  readonly agencyId: string
  readonly id: string
}

/** One of the rows of a table that fit, by lot; undefined when there is none. */
async function pick(tx: Transaction, of: string, lot: number): Promise<Row | undefined> {
  const { rows } = await sql<Row>`select agency_id as "agencyId", id from ${sql.raw(of)} order by id`.execute(
    tx,
  )
  return rows[lot % Math.max(1, rows.length)]
}

const onBook = (change: (tx: Transaction, book: Row, lot: number) => Promise<unknown>) => (lot: number) =>
  within(async tx => {
    const book = await pick(tx, 'book where closed_at is null', lot)
    if (book !== undefined) await change(tx, book, lot)
  })
const setColumn = (column: string, value: (lot: number) => unknown) =>
  onBook((tx, { agencyId, id }, lot) =>
    sql`update book set ${sql.raw(column)} = ${value(lot)} where agency_id = ${agencyId} and id = ${id}`.execute(
      tx,
    ),
  )

/** Deposits births as a volume of 1997. */
const deposit = (volume: string, count: number) =>
  depositRows(app, agency, {
    volume,
    rows: sampleBirths(count, values => ({ ...values, quyenSo: `${volume}/1997` })),
  })

/** What people do to books, by its name; each takes a lot. */
const acts: Readonly<Record<string, (lot: number) => Promise<unknown>>> = {
  create: lot =>
    within(tx =>
      createBook(
        tx,
        {
          agencyId: agency,
          kind: lot % 5 === 0 ? 'CN' : 'KH',
          year: 1990 + (lot % 20),
          volume: nextVolume(),
          closingTotal: lot % 3 === 0 ? 12 : null,
          note: null,
        },
        null,
      ),
    ),
  deposit: lot => deposit(String(1 + (lot % 3)).padStart(2, '0'), 1 + (lot % 5)),
  remove: lot =>
    within(async tx => {
      const record = await pick(tx, 'record where removed_at is null', lot)
      if (record !== undefined)
        await removeRecord.apply(tx, { ...record, approvalId: newId(), wanted: null, reason: 'thử' })
    }),
  reinstate: lot =>
    within(async tx => {
      const record = await pick(tx, 'record where removed_at is not null', lot)
      if (record !== undefined)
        await reinstateRecord.apply(tx, { ...record, approvalId: newId(), wanted: null, reason: 'thử' })
    }),
  close: setColumn('closing_total', lot => lot % 40),
  accept: onBook((tx, { agencyId, id }) => advanceBook(tx, agencyId, id, 'accepted')),
  keeper: setColumn('keeper_id', lot => (lot % 2 === 0 ? other : null)),
  second: onBook((tx, { agencyId, id }, lot) => {
    const first = lot % 2 === 0 ? newId() : null
    return sql`
      update book set second_of_agency_id = ${first && agency}, second_of_book_id = ${first}
      where agency_id = ${agencyId} and id = ${id}`.execute(tx)
  }),
  compact: () => keepBookSums(app.database),
  weeks: () => rollUpWeeks(app.database),
}

test('whatever is done to books, their numbers, days and sums are what a fresh count says', async () => {
  const step = fc.record({ act: fc.constantFrom(...Object.keys(acts)), lot: fc.nat(10_000) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 9 }), async steps => {
      for (const { act, lot } of steps) {
        await acts[act]?.(lot)
        expect([act, lot, await mismatches()]).toEqual([act, lot, []])
      }
    }),
    { numRuns: 8, seed: 8, endOnFailure: true },
  )
})

test('two who change books at once leave the sums right, while they are being put together', async () => {
  await acts.create?.(1)
  await acts.create?.(2)
  await Promise.all(
    [3, 4, 5, 6, 7, 8].flatMap(lot => [acts.close?.(lot), acts.keeper?.(lot), acts.compact?.(lot)]),
  )
  expect(await mismatches()).toEqual([])
})

test('what was altered past the program is named, and counted anew', async () => {
  await deposit('77', 3)
  await app.asOwner(async client => {
    await client.query(`update book set deposited = deposited + 1 where volume = '77'`)
    await client.query(`update book_sum set pages = pages + 5 where agency_id = $1`, [agency])
  })
  expect(await mismatches()).toEqual([
    { code: 'book.days', agency: 'A', book: 'KS.1997.77' },
    { code: 'book.numbers', agency: 'A', book: 'KS.1997.77' },
    { code: 'book.sums', agency: 'A' },
  ])
  await recountBooks(app.database)
  expect(await mismatches()).toEqual([])
})
