import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ExistingRecord, type IncomingRow, planDeposit } from './plan-deposit.ts'

const book = 'book'

const incomingRows: fc.Arbitrary<IncomingRow[]> = fc
  .array(
    fc.record({
      year: fc.integer({ min: 1997, max: 1999 }),
      number: fc.constantFrom('1', '2', '3', '53', '53a'),
      content: fc.constantFrom('a', 'b', 'c', 'd'),
    }),
    { maxLength: 25 },
  )
  .map(rows => rows.map((row, index) => ({ ...row, row: index + 2 })))

/** Carries a plan out on a list of records, as the database would. */
function applyPlan(rows: readonly IncomingRow[], existing: readonly ExistingRecord[]): ExistingRecord[] {
  const plan = planDeposit(book, rows, existing)
  const byRow = new Map(rows.map(row => [row.row, row]))
  const changed = new Map(plan.updates.map(update => [update.record.id, byRow.get(update.row)]))
  const kept = existing.map(record => {
    const row = changed.get(record.id)
    return row === undefined ? record : { ...record, version: record.version + 1, content: row.content }
  })
  const inserted = plan.inserts.flatMap(insert => {
    const row = byRow.get(insert.row)
    if (row === undefined) return []
    const { year, number, content } = row
    const id = `${existing.length}-${insert.row}`
    return [
      {
        id,
        bookId: book,
        year,
        number,
        occurrence: insert.occurrence,
        version: 1,
        content,
        earlier: [],
        removed: false,
      },
    ]
  })
  return [...kept, ...inserted]
}

const record = (fields: Partial<ExistingRecord>): ExistingRecord => ({
  id: 'r1',
  bookId: book,
  year: 1997,
  number: '53',
  occurrence: 1,
  version: 1,
  content: 'a',
  earlier: [],
  removed: false,
  ...fields,
})

describe('planDeposit', () => {
  test('a new book is inserted, the same book again is unchanged', () => {
    fc.assert(
      fc.property(incomingRows, rows => {
        const registry = applyPlan(rows, [])
        const again = planDeposit(book, rows, registry)
        expect(registry).toHaveLength(rows.length)
        expect(again.unchanged).toHaveLength(rows.length)
      }),
    )
  })

  test('every row is placed once, no record is used twice, occurrences stay distinct', () => {
    fc.assert(
      fc.property(incomingRows, incomingRows, (first, second) => {
        const registry = applyPlan(first, [])
        const plan = planDeposit(book, second, registry)
        const rows = [...plan.inserts, ...plan.updates, ...plan.unchanged].map(item => item.row)
        expect(rows.sort((a, b) => a - b)).toEqual(second.map(row => row.row))
        const used = [...plan.updates, ...plan.unchanged].map(item => item.record.id)
        expect(new Set(used).size).toBe(used.length)
        const keys = applyPlan(second, registry).map(r => `${r.year}/${r.number}/${r.occurrence}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })

  test('a second delivery settles: after it, it is unchanged', () => {
    fc.assert(
      fc.property(incomingRows, incomingRows, (first, second) => {
        const registry = applyPlan(second, applyPlan(first, []))
        expect(planDeposit(book, second, registry).unchanged).toHaveLength(second.length)
      }),
    )
  })

  test('of two entries with one number, the one that was corrected becomes the new version', () => {
    const existing = [record({}), record({ id: 'r2', occurrence: 2, content: 'b' })]
    const rows = [
      { row: 2, year: 1997, number: '53', content: 'b' },
      { row: 3, year: 1997, number: '53', content: 'a, corrected' },
    ]
    const plan = planDeposit(book, rows, existing)
    expect(plan.unchanged).toMatchObject([{ row: 2, record: { id: 'r2' } }])
    expect(plan.updates).toMatchObject([{ row: 3, record: { id: 'r1' } }])
  })

  test('a row that says what its record said before a repair is unchanged; another row of the number is matched first', () => {
    const repaired = record({ version: 3, content: 'c', earlier: [{ version: 2, content: 'a' }] })
    const row = (at: number, content: string) => ({ row: at, year: 1997, number: '53', content })
    expect(planDeposit(book, [row(2, 'a')], [repaired])).toMatchObject({
      updates: [],
      unchanged: [{ row: 2, version: 2, record: { id: 'r1' } }],
    })
    const both = planDeposit(book, [row(2, 'a'), row(3, 'c')], [repaired])
    expect(both).toMatchObject({ unchanged: [{ row: 3, version: 3 }], inserts: [{ row: 2, occurrence: 2 }] })
  })

  test('a record of another book is never changed: the row is inserted as a repeat and says of what', () => {
    const other = record({ bookId: 'another' })
    const plan = planDeposit(book, [{ row: 2, year: 1997, number: '53', content: 'x' }], [other])
    expect(plan.inserts).toEqual([{ row: 2, occurrence: 2, repeats: other }])
    expect(plan.updates).toEqual([])
  })

  test('a row of a removed record is withheld, the same or corrected; another book may have the number', () => {
    const gone = record({ removed: true })
    const withheld = (content: string) =>
      planDeposit(book, [{ row: 2, year: 1997, number: '53', content }], [gone])
    for (const content of ['a', 'a, corrected'])
      expect(withheld(content)).toMatchObject({ inserts: [], withheld: [{ row: 2, record: { id: 'r1' } }] })
    const elsewhere = planDeposit('another', [{ row: 2, year: 1997, number: '53', content: 'a' }], [gone])
    expect(elsewhere).toMatchObject({ inserts: [{ row: 2, occurrence: 2, repeats: null }], withheld: [] })
  })

  test('of two entries with one number, the removed one does not come back in the place of the other', () => {
    const existing = [record({}), record({ id: 'r2', occurrence: 2, content: 'b', removed: true })]
    const plan = planDeposit(
      book,
      [
        { row: 2, year: 1997, number: '53', content: 'b' },
        { row: 3, year: 1997, number: '53', content: 'a, corrected' },
      ],
      existing,
    )
    expect(plan.withheld).toMatchObject([{ row: 2, record: { id: 'r2' } }])
    expect(plan.updates).toMatchObject([{ row: 3, record: { id: 'r1' } }])
  })

  test('whatever is removed, every row is placed once and no removed record stands again', () => {
    const picks = fc.array(fc.boolean(), { minLength: 25, maxLength: 25 })
    fc.assert(
      fc.property(incomingRows, incomingRows, picks, (first, second, removals) => {
        const registry = applyPlan(first, []).map((one, at) => ({ ...one, removed: removals[at] ?? false }))
        const plan = planDeposit(book, second, registry)
        const placed = [...plan.inserts, ...plan.updates, ...plan.unchanged, ...plan.withheld].map(
          ({ row }) => row,
        )
        expect(placed.sort((a, b) => a - b)).toEqual(second.map(({ row }) => row))
        expect([...plan.updates, ...plan.unchanged].some(({ record: { removed } }) => removed)).toBe(false)
        // As many standing entries of a number as the delivery has, less those that were taken out.
        for (const { year, number } of second) {
          const isSame = (one: { readonly year: number; readonly number: string }) =>
            one.year === year && one.number === number
          const gone = registry.filter(one => one.removed && isSame(one)).length
          const standing = applyPlan(second, registry).filter(one => !one.removed && isSame(one)).length
          const before = registry.filter(one => !one.removed && isSame(one)).length
          expect(standing).toBe(Math.max(before, second.filter(isSame).length - gone))
        }
      }),
    )
  })
})
