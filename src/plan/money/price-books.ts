import { addSources, nothing, taxOf, totalOf } from './amounts.ts'
import { type Assumed, averageByKind, type BookSums } from './book-sums.ts'
import type { FieldLengths } from './field-lengths.ts'
import { planWork, priceWork } from './price-work.ts'
import type { Basis, BySource, Estimate, Price } from './schema.ts'

/** What the books of an estimate are priced with. */
export interface Pricing<Cell extends BookSums> {
  readonly prices: readonly Price[]
  readonly vatPercent: number
  readonly cells: readonly Cell[]
  /** What averages are taken from: the cells themselves or those of more books. */
  readonly measured: readonly BookSums[]
  readonly assumed: Assumed
  lengthsOf(kind: string): FieldLengths
}

/** Books of one row of an estimate. */
export interface PricedRow {
  readonly books: number
  readonly pages: BySource
  readonly records: BySource
  readonly amountVnd: number
}

export const emptyRow: PricedRow = { books: 0, pages: nothing, records: nothing, amountVnd: 0 }

export function addRows(a: PricedRow, b: PricedRow): PricedRow {
  return {
    books: a.books + b.books,
    pages: addSources(a.pages, b.pages),
    records: addSources(a.records, b.records),
    amountVnd: a.amountVnd + b.amountVnd,
  }
}

/** All that an estimate says but for names and words; `cells` are each cell's own row, in their order. */
export interface PricedBooks
  extends Pick<Estimate, 'lines' | 'basis' | 'left' | 'sumVnd' | 'vatVnd' | 'totalVnd'> {
  readonly cells: readonly PricedRow[]
  readonly total: PricedRow
}

/** Prices books: every sum is exactly that of its cells. */
export function priceBooks<Cell extends BookSums>(pricing: Pricing<Cell>): PricedBooks {
  const { prices, cells, lengthsOf } = pricing
  const averagesOf = averageByKind(pricing.measured, pricing.assumed)
  const quantities = new Map<Price, BySource>(prices.map(price => [price, nothing]))
  const left = {
    booksWithoutPages: 0,
    booksWithoutRecords: 0,
    booksWithoutSize: 0,
    unpricedPages: 0,
    unpricedFields: 0,
  }
  const rows = cells.map((cell): PricedRow => {
    const work = planWork(cell, averagesOf(cell.kind))
    const priced = priceWork(prices, work, lengthsOf(cell.kind))
    for (const [price, quantity] of priced.quantities)
      quantities.set(price, addSources(quantities.get(price) ?? nothing, quantity))
    left.booksWithoutPages += work.booksWithoutPages
    left.booksWithoutRecords += work.booksWithoutRecords
    left.booksWithoutSize += cell.paperSize === null ? cell.books : 0
    left.unpricedPages += priced.unpricedPages
    left.unpricedFields += priced.unpricedFields
    return { books: cell.books, pages: work.pages, records: work.records, amountVnd: priced.amountVnd }
  })
  const total = rows.reduce(addRows, emptyRow)
  const vatVnd = taxOf(total.amountVnd, pricing.vatPercent)
  const kinds = [...new Set(cells.map(({ kind }) => kind))].sort()
  return {
    cells: rows,
    total,
    lines: [...quantities].map(([price, quantity]) => ({
      ...{ price, quantity },
      amountVnd: totalOf(quantity) * price.amountVnd,
    })),
    basis: kinds.map((kind): Basis => ({ kind, ...averagesOf(kind), ...lengthsOfRecord(lengthsOf(kind)) })),
    left,
    sumVnd: total.amountVnd,
    vatVnd,
    totalVnd: total.amountVnd + vatVnd,
  }
}

function lengthsOfRecord({
  lengths,
  recordsMeasured,
}: FieldLengths): Pick<Basis, 'fieldsPerRecord' | 'recordsMeasured'> {
  return { recordsMeasured, fieldsPerRecord: lengths.reduce((sum, { perRecord }) => sum + perRecord, 0) }
}
