import fc from 'fast-check'
import { expect, test } from 'vitest'
import { taxOf, totalOf } from './amounts.ts'
import { averageByKind, type BookSums } from './book-sums.ts'
import { assumeLengths, type FieldLengths } from './field-lengths.ts'
import { findPrice, findTwice } from './find-price.ts'
import { priceBooks } from './price-books.ts'
import { planWork } from './price-work.ts'
import { moneySteps, type Price, priceSchema } from './schema.ts'

const price = (given: Partial<Price> & Pick<Price, 'step' | 'unit' | 'amountVnd'>): Price =>
  priceSchema.parse(given)

/** Two scanned and deposited books, one of which only the closing note is known, one of which nothing is. */
const births: BookSums = {
  ...{ kind: 'KS', paperSize: 'A3', books: 4, pagesCounted: 300, pagesOnPaper: 0, booksWithPages: 2 },
  ...{
    recordsCounted: 600,
    recordsOnPaper: 200,
    booksWithRecords: 3,
    pagesWithRecords: 300,
    recordsWithPages: 600,
  },
  ...{ pagelessRecords: 200, recordlessPages: 0, unknownBooks: 1 },
}
const unseen: BookSums = {
  ...{
    kind: 'KH',
    paperSize: null,
    books: 5,
    pagesCounted: 0,
    pagesOnPaper: 0,
    booksWithPages: 0,
    recordsCounted: 0,
  },
  ...{ recordsOnPaper: 0, booksWithRecords: 0, pagesWithRecords: 0, recordsWithPages: 0, pagelessRecords: 0 },
  ...{ recordlessPages: 0, unknownBooks: 5 },
}
const lengths: FieldLengths = {
  ...{ source: 'average', recordsMeasured: 10 },
  lengths: [
    { chars: 4, perRecord: 10 },
    { chars: 15, perRecord: 5 },
    { chars: 16, perRecord: 2.5 },
    { chars: 80, perRecord: 1 },
  ],
}

test('the price for the kind comes before that for all, the one for the paper size before the one for all', () => {
  const all = price({ step: 'scan', unit: 'page', amountVnd: 1 })
  const a3 = price({ step: 'scan', unit: 'page', paperSize: 'A3', amountVnd: 2 })
  const death = price({ step: 'scan', unit: 'page', kind: 'KT', amountVnd: 3 })
  const group = [all, a3, death]
  expect(findPrice(group, { kind: 'KS', paperSize: 'A4' })).toBe(all)
  expect(findPrice(group, { kind: 'KS', paperSize: 'A3' })).toBe(a3)
  expect(findPrice(group, { kind: 'KT', paperSize: 'A3' })).toBe(death)
  expect(findPrice([a3], { kind: 'KS', paperSize: 'A4' })).toBeUndefined()
})

test('a field belongs to the shortest length it fits into', () => {
  const short = price({ step: 'key', unit: 'field', upToChars: 15, amountVnd: 1 })
  const middle = price({ step: 'key', unit: 'field', upToChars: 50, amountVnd: 2 })
  const long = price({ step: 'key', unit: 'field', amountVnd: 3 })
  const found = [15, 16, 50, 51].map(chars => findPrice([long, middle, short], { kind: 'KS', chars }))
  expect(found).toEqual([short, middle, middle, long])
  expect(findPrice([short], { kind: 'KS', chars: 16 })).toBeUndefined()
})

test('two prices of the same thing are found', () => {
  const one = price({ step: 'scan', unit: 'page', amountVnd: 1 })
  const other = price({ step: 'scan', unit: 'page', label: 'khác tên', amountVnd: 2 })
  expect(findTwice([one, other])).toBe(other)
  expect(findTwice([one, { ...other, paperSize: 'A3' }])).toBeUndefined()
})

test('what nobody counted is estimated by the kind, and it stays known what is an estimate', () => {
  const work = planWork(births, averageByKind([births], {})('KS'))
  // Half a page a record; 150 pages and 800/3 records a book.
  expect(work.pages).toEqual({ counted: 300, paper: 0, average: 250, assumed: 0 })
  expect(work.records).toEqual({ counted: 600, paper: 200, average: 267, assumed: 0 })
})

test('a kind of which nothing is known takes what was assumed, else the average of all kinds, else stays out of the sum', () => {
  const cells = [births, unseen]
  const assumed = planWork(unseen, averageByKind(cells, { pagesPerBook: 100, recordsPerBook: 50 })('KH'))
  expect([assumed.pages.assumed, assumed.records.assumed]).toEqual([500, 250])
  const others = averageByKind(cells, {})('KH')
  expect(others).toMatchObject({ from: 'all', pagesPerBook: 150, measured: 0 })
  const alone = planWork(unseen, averageByKind([unseen], {})('KH'))
  expect(alone).toMatchObject({ booksWithoutPages: 5, booksWithoutRecords: 5, records: { average: 0 } })
})

test('an estimate is the quantities times the prices, with tax', () => {
  const prices = [
    price({ step: 'review', unit: 'book', amountVnd: 10_000 }),
    price({ step: 'scan', unit: 'page', paperSize: 'A3', amountVnd: 1500 }),
    price({ step: 'scan', unit: 'page', amountVnd: 1000 }),
    price({ step: 'key', unit: 'field', upToChars: 15, amountVnd: 100 }),
    price({ step: 'key', unit: 'field', upToChars: 50, amountVnd: 200 }),
    price({ step: 'record', unit: 'record', kind: 'KS', amountVnd: 500 }),
  ]
  const found = priceBooks({
    ...{ prices, vatPercent: 8, cells: [births], measured: [births], assumed: {}, lengthsOf: () => lengths },
  })
  expect(found.lines.map(line => [totalOf(line.quantity), line.amountVnd])).toEqual([
    [4, 40_000],
    [550, 825_000],
    [0, 0],
    [16_005, 1_600_500],
    [2668, 533_600],
    [1067, 533_500],
  ])
  expect(found).toMatchObject({ sumVnd: 3_532_600, vatVnd: 282_608, totalVnd: 3_815_208 })
  // No price holds for the fields of 80 characters.
  expect(found.left).toMatchObject({ unpricedFields: 1067, booksWithoutSize: 0 })
})

const count = fc.nat(3000)
const cell = fc
  .record({
    kind: fc.constantFrom('KS', 'KH', 'KT'),
    paperSize: fc.constantFrom('A3' as const, 'A4' as const, null),
    n: count,
  })
  .chain(({ kind, paperSize, n }) =>
    fc.record({ pagesCounted: count, recordsCounted: count, unknownBooks: fc.nat(20) }).map(
      (known): BookSums => ({
        ...{
          kind,
          paperSize,
          ...known,
          books: n + known.unknownBooks,
          booksWithPages: n,
          booksWithRecords: n,
        },
        ...{ pagesOnPaper: 0, recordsOnPaper: 0, pagelessRecords: 0, recordlessPages: 0 },
        ...{ pagesWithRecords: known.pagesCounted, recordsWithPages: known.recordsCounted },
      }),
    ),
  )
const anyPrice = fc
  .record({
    step: fc.constantFrom(...moneySteps),
    unit: fc.constantFrom('book', 'page', 'field', 'record'),
    amountVnd: fc.nat(100_000),
  })
  .map(given => priceSchema.parse(given))

test('however books are put together, the parts add up to the whole, to the đồng', () => {
  fc.assert(
    fc.property(
      fc.array(cell, { maxLength: 30 }),
      fc.array(anyPrice, { minLength: 1, maxLength: 12 }),
      (cells, prices) => {
        const pricing = {
          ...{ prices, vatPercent: 0, assumed: {}, measured: cells },
          lengthsOf: assumeLengths,
        }
        const whole = priceBooks({ ...pricing, cells })
        const half = Math.floor(cells.length / 2)
        const parts = [cells.slice(0, half), cells.slice(half)].map(part =>
          priceBooks({ ...pricing, cells: part }),
        )
        const sum = parts.reduce((total, part) => total + part.sumVnd, 0)
        expect(whole.sumVnd).toBe(sum)
        expect(whole.lines.reduce((total, line) => total + line.amountVnd, 0)).toBe(sum)
        expect(whole.cells.reduce((total, row) => total + row.amountVnd, 0)).toBe(sum)
      },
    ),
    { seed: 1, numRuns: 200 },
  )
})

test('tax is in whole đồng', () => {
  expect([taxOf(105, 10), taxOf(101, 0.5), taxOf(0, 8)]).toEqual([11, 1, 0])
})
