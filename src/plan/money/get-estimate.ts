import { sql } from 'kysely'
import { findCustody } from '../../agencies/custody.ts'
import { AppError } from '../../errors.ts'
import type { BookFilter } from '../../inventory/schema.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { kinds } from '../../register/kind.ts'
import { formatNumberWords } from '../../register/number-words.ts'
import { campaignBodySchema, type Phase } from '../schema.ts'
import type { DetailRow } from './estimate-workbook.ts'
import { assumeLengths, type FieldLengths } from './field-lengths.ts'
import { measureLengths } from './measure-lengths.ts'
import { addRows, emptyRow, type PricedBooks, type PricedRow, priceBooks } from './price-books.ts'
import { getPriceList, type ListPlace } from './price-lists.ts'
import type { Estimate, EstimateQuery, Grouping, PriceList } from './schema.ts'
import { type BookCell, sumBooks } from './sum-books.ts'

/** What books cost by a price list, by cells of what is known of them: what estimate, workbook and comparison are put together from. */
export interface CellEstimate {
  readonly list: PriceList
  readonly cells: readonly BookCell[]
  readonly priced: PricedBooks
  readonly phases: readonly Phase[]
}

/** Prices the books of a query. Averages are those of all books the transaction sees. Throws `not-found` for a list or a plan that is not there. */
export async function estimateCells(
  tx: Transaction,
  place: ListPlace,
  query: EstimateQuery,
): Promise<CellEstimate> {
  const { campaign, pagesPerBook, recordsPerBook } = query
  const filter = filterOf(query)
  const list = await getPriceList(tx, place)
  const phases = campaign === undefined ? [] : await getPhases(tx, campaign)
  const cells = await sumBooks(tx, filter, phases)
  const narrowed = Object.values(filter).some(value => value !== undefined)
  const measured = narrowed ? await sumBooks(tx, {}, []) : cells
  const found = [...new Set(cells.map(({ kind }) => kind))]
  const paysFields = list.prices.some(({ unit }) => unit === 'field')
  const lengths = paysFields ? await measureLengths(tx, found) : new Map<string, FieldLengths>()
  const assumed = new Map(found.map(kind => [kind, lengths.get(kind) ?? assumeLengths(kind)]))
  const { prices, vatPercent } = list
  const priced = priceBooks({
    ...{ prices, vatPercent, cells, measured, assumed: { pagesPerBook, recordsPerBook } },
    lengthsOf: kind => assumed.get(kind) ?? assumeLengths(kind),
  })
  return { list, cells, priced, phases }
}

/** The part of a query that says which books. */
export function filterOf(query: EstimateQuery): BookFilter {
  const { by: _, campaign: __, pagesPerBook: ___, recordsPerBook: ____, ...filter } = query
  return filter
}

/** The estimate of a query, its rows put together as asked. */
export async function getEstimate(
  tx: Transaction,
  place: ListPlace,
  query: EstimateQuery,
): Promise<Estimate> {
  return sayEstimate(tx, await estimateCells(tx, place, query), query.by)
}

/** The same of cells that are priced already. */
export async function sayEstimate(tx: Transaction, found: CellEstimate, by: Grouping): Promise<Estimate> {
  const { list, cells, priced, phases } = found
  const { lines, basis, left, sumVnd, vatVnd, totalVnd, total } = priced
  const keyOf = await keysOf(tx, by, cells)
  const names = await namesOf(tx, by, cells.map(keyOf), phases)
  return {
    ...{ list, lines, basis, left, sumVnd, vatVnd, totalVnd },
    ...{ books: total.books, pages: total.pages, records: total.records },
    words: moneyWords(totalVnd),
    rows: [...groupRows(zipCells(cells.map(keyOf), priced.cells), names, addRows)],
  }
}

/** Each cell's row under its key. */
function zipCells(
  keys: readonly (string | null)[],
  rows: readonly PricedRow[],
): (readonly [string | null, PricedRow])[] {
  return keys.map((key, at) => [key, rows[at] ?? emptyRow])
}

/** The finest rows of an estimate: every agency × phase × kind, each named. */
export async function listDetails(
  tx: Transaction,
  { cells, priced, phases }: CellEstimate,
): Promise<readonly DetailRow[]> {
  const keyOf = await keysOf(tx, 'agency', cells)
  const agencies = await namesOf(tx, 'agency', cells.map(keyOf), phases)
  const phaseNames = new Map(phases.map(({ id, name }) => [id, name]))
  const places = cells.map(cell => ({ agency: keyOf(cell), phase: cell.phase, kind: cell.kind }))
  const named = new Map(places.map(place => [JSON.stringify(place), place]))
  const keys = new Map([...named.keys()].map(key => [key, key]))
  return groupRows(
    zipCells(
      places.map(place => JSON.stringify(place)),
      priced.cells,
    ),
    keys,
    addRows,
  ).flatMap(({ id, ...row }) => {
    const place = id === null ? undefined : named.get(id)
    if (place === undefined) return []
    const { agency, phase, kind } = place
    return [
      {
        ...row,
        kind,
        agency: (agency && agencies.get(agency)) ?? null,
        phase: (phase && phaseNames.get(phase)) ?? null,
      },
    ]
  })
}

/** "Tám tỷ … đồng", as papers about money say a total. */
export function moneyWords(amountVnd: number): string {
  const words = formatNumberWords(amountVnd)
  return `${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)} đồng`
}

async function getPhases(tx: Transaction, campaign: string): Promise<readonly Phase[]> {
  const [agencyId, id] = campaign.split(':')
  const found = await sql<{ body: unknown }>`
    select body from campaign where agency_id = ${agencyId}::uuid and id = ${id}::uuid`.execute(tx)
  const [row] = found.rows
  if (row === undefined) throw new AppError('not-found')
  return campaignBodySchema.parse(row.body).phases
}

/** Where a cell belongs. */
export type Place = Pick<BookCell, 'holder' | 'phase' | 'contractor' | 'kind'>

/** What a cell is put together by. Books of an agency that ended stand with the agency that keeps them today. */
export async function keysOf(
  tx: Transaction,
  by: Grouping,
  cells: readonly Place[],
): Promise<(cell: Place) => string | null> {
  if (by === 'agency') {
    const custody = await findCustody(tx, [...new Set(cells.map(({ holder }) => holder))])
    return ({ holder }) => custody.get(holder)?.keeper?.id ?? null
  }
  return cell => cell[by]
}

/** How the rows are called, in the order they stand in: phases and kinds in theirs, agencies and contractors by name. */
export async function namesOf(
  tx: Transaction,
  by: Grouping,
  keys: readonly (string | null)[],
  phases: readonly Phase[],
): Promise<ReadonlyMap<string, string>> {
  if (by === 'phase') return new Map(phases.map(({ id, name }) => [id, name]))
  const ids = [...new Set(keys)].filter(key => key !== null)
  if (by === 'kind')
    return new Map(kinds.filter(({ code }) => ids.includes(code)).map(({ code, name }) => [code, name.vi]))
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from ${sql.table(by)} where id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.sort((a, b) => a.name.localeCompare(b.name, 'vi')).map(({ id, name }) => [id, name]))
}

/** Sums rows by their keys, in the order of the names; what belongs to none comes last. */
export function groupRows<Row>(
  rows: readonly (readonly [key: string | null, row: Row])[],
  names: ReadonlyMap<string, string>,
  add: (a: Row, b: Row) => Row,
): readonly (Row & { readonly id: string | null; readonly name: string | null })[] {
  const sums = new Map<string | null, Row>()
  for (const [key, row] of rows) {
    const sum = sums.get(key)
    sums.set(key, sum === undefined ? row : add(sum, row))
  }
  return [...names.keys(), null].flatMap(id => {
    const sum = sums.get(id)
    return sum === undefined ? [] : [{ ...sum, id, name: id === null ? null : (names.get(id) ?? null) }]
  })
}
