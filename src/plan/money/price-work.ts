import { addSources, nothing, totalOf } from './amounts.ts'
import type { Averages, BookSums } from './book-sums.ts'
import type { FieldLengths } from './field-lengths.ts'
import { findPrice, groupPrices } from './find-price.ts'
import type { BySource, Price } from './schema.ts'

/** What is to be done with some books of one kind and paper size, in whole pages and records. */
export interface Work {
  readonly kind: string
  readonly paperSize: Price['paperSize']
  readonly books: number
  readonly pages: BySource
  readonly records: BySource
  /** Books whose pages or records nothing tells: they are not in the numbers. */
  readonly booksWithoutPages: number
  readonly booksWithoutRecords: number
}

/** Completes what is known of some books by the averages of their kind: pages by the records of a book or its records by its pages, where one of them is known. */
export function planWork(sums: BookSums, averages: Averages): Work {
  const { pagesPerBook, recordsPerBook, pagesPerRecord } = averages
  const { kind, paperSize, books, unknownBooks } = sums
  const source = averages.from === 'assumed' ? 'assumed' : 'average'
  const pageless = books - sums.booksWithPages - unknownBooks
  const recordless = books - sums.booksWithRecords - unknownBooks
  const pages = estimate([
    [pageless, pagesPerRecord === null ? null : sums.pagelessRecords * pagesPerRecord],
    [unknownBooks, pagesPerBook === null ? null : unknownBooks * pagesPerBook],
  ])
  const records = estimate([
    [recordless, pagesPerRecord === null ? null : sums.recordlessPages / pagesPerRecord],
    [unknownBooks, recordsPerBook === null ? null : unknownBooks * recordsPerBook],
  ])
  return {
    ...{ kind, paperSize, books },
    pages: { ...nothing, counted: sums.pagesCounted, paper: sums.pagesOnPaper, [source]: pages.quantity },
    records: {
      ...nothing,
      counted: sums.recordsCounted,
      paper: sums.recordsOnPaper,
      [source]: records.quantity,
    },
    booksWithoutPages: pages.books,
    booksWithoutRecords: records.books,
  }
}

/** Sums what could be estimated, and counts the books of which nothing could. */
function estimate(parts: readonly (readonly [books: number, quantity: number | null])[]): {
  quantity: number
  books: number
} {
  const quantity = parts.reduce((sum, [, part]) => sum + (part ?? 0), 0)
  const books = parts.reduce((sum, [count, part]) => sum + (part === null ? count : 0), 0)
  return { quantity: Math.round(quantity), books }
}

/** What some work comes to: for each price that holds, how much of it; and what no price holds for. */
export interface PricedWork {
  readonly quantities: ReadonlyMap<Price, BySource>
  readonly amountVnd: number
  readonly unpricedPages: number
  readonly unpricedFields: number
}

/** Prices work. Quantities are whole and amounts are quantity × price, so that the sums of any rows are exact. Books without a noted size are taken as A4. */
export function priceWork(prices: readonly Price[], work: Work, lengths: FieldLengths): PricedWork {
  const quantities = new Map<Price, BySource>()
  const count = (price: Price | undefined, quantity: BySource): number => {
    if (price !== undefined) quantities.set(price, addSources(quantities.get(price) ?? nothing, quantity))
    return price === undefined ? totalOf(quantity) : 0
  }
  const { kind } = work
  let [unpricedPages, unpricedFields] = [0, 0]
  for (const group of groupPrices(prices)) {
    switch (group[0]?.unit) {
      case 'book':
        count(findPrice(group, { kind }), { ...nothing, counted: work.books })
        break
      case 'record':
        count(findPrice(group, { kind }), work.records)
        break
      case 'page':
        unpricedPages += count(findPrice(group, { kind, paperSize: work.paperSize ?? 'A4' }), work.pages)
        break
      case 'field':
        for (const [price, fields] of classify(group, work, lengths)) unpricedFields += count(price, fields)
    }
  }
  const amountVnd = [...quantities].reduce(
    (sum, [price, quantity]) => sum + totalOf(quantity) * price.amountVnd,
    0,
  )
  return { quantities, amountVnd, unpricedPages, unpricedFields }
}

/** The fields of some records by the price of their length. */
function classify(
  group: readonly Price[],
  { kind, records }: Work,
  { lengths, source }: FieldLengths,
): ReadonlyMap<Price | undefined, BySource> {
  const perRecord = new Map<Price | undefined, number>()
  for (const { chars, perRecord: share } of lengths) {
    const price = findPrice(group, { kind, chars })
    perRecord.set(price, (perRecord.get(price) ?? 0) + share)
  }
  return new Map(
    [...perRecord].map(([price, share]) => [
      price,
      { ...nothing, [source]: Math.round(totalOf(records) * share) },
    ]),
  )
}
