import { readEntry } from '../register/entry.ts'
import { formatCaseFileName } from '../register/file-name.ts'
import type { RegisterKind } from '../register/kind.ts'
import { formatEntryNumber, parseEntryNumber } from '../register/number.ts'
import type { PageFile, PageIndex } from './find-pages.ts'
import { type OwnFinding, packageFinding } from './package-rules.ts'
import type { MapLine } from './parse-map.ts'

/** A row of the book as packaging needs it: the sheet's row number and the values by field. */
export interface BookRow {
  readonly row: number
  readonly values: Readonly<Record<string, string>>
}

/** A case that will become one PDF. */
export interface PlannedCase {
  readonly row: number
  /** The PDF's name by the ministry's rule. */
  readonly fileName: string
  readonly pages: readonly PageFile[]
}

/** What will be written, and what does not fit together. */
export interface PackagePlan {
  readonly cases: readonly PlannedCase[]
  readonly findings: readonly OwnFinding[]
}

interface NumberedRow {
  readonly row: number
  readonly number: string
  readonly year: number | null
  readonly fileName: string | null
}

/**
 * Joins a book's rows with its pages by the map: one case per row that has a name and pages. A page may belong to several
 * cases; a case to pages in any order.
 */
export function planPackage(
  kind: RegisterKind,
  book: { readonly year: number | null; readonly volume: string | null },
  rows: readonly BookRow[],
  map: readonly MapLine[],
  pages: PageIndex,
): PackagePlan {
  const findings: OwnFinding[] = []
  const numbered = rows.map(row => nameRow(kind, book, row))
  const pagesOfRow = assignPages(numbered, map, pages, findings)
  const rowOfName = new Map<string, number>()
  const cases: PlannedCase[] = []
  for (const { row, number, fileName } of numbered) {
    if (fileName === null) {
      findings.push(packageFinding('package.row-unnamed', { row }))
      continue
    }
    const casePages = pagesOfRow.get(row)
    if (casePages === undefined) {
      findings.push(packageFinding('map.row-without-pages', { row, column: 'so', value: number }))
      continue
    }
    const other = rowOfName.get(fileName)
    if (other !== undefined) {
      findings.push(packageFinding('package.name-repeated', { row, value: fileName, params: { other } }))
      continue
    }
    rowOfName.set(fileName, row)
    if (casePages.length > 0) cases.push({ row, fileName, pages: casePages })
  }
  findings.push(...remarkUnused(pages, cases))
  return { cases, findings }
}

function nameRow(
  kind: RegisterKind,
  book: { readonly year: number | null; readonly volume: string | null },
  { row, values }: BookRow,
): NumberedRow {
  const { number, numberText, year, registered } = readEntry(kind, { values })
  const fileName =
    number === null || registered === null || book.year === null || book.volume === null
      ? null
      : formatCaseFileName({
          kind: kind.code,
          year: book.year,
          volume: book.volume,
          date: registered.date,
          number,
        })
  return { row, number: number === null ? numberText : formatEntryNumber(number), year, fileName }
}

/** The pages of each row that the map names; a row named with pages that are not there has an empty list. */
function assignPages(
  rows: readonly NumberedRow[],
  map: readonly MapLine[],
  pages: PageIndex,
  findings: OwnFinding[],
): ReadonlyMap<number, readonly PageFile[]> {
  const find = createRowFinder(rows, map, findings)
  const lineOfRow = new Map<number, number>()
  const pagesOfRow = new Map<number, readonly PageFile[]>()
  for (const mapLine of map) {
    const { line, so: value, pages: words } = mapLine
    const target = find(mapLine)
    if (target === undefined) continue
    const place = { row: target.row, column: 'so', value }
    const other = lineOfRow.get(target.row)
    if (other !== undefined) {
      findings.push(packageFinding('map.number-repeated', { ...place, params: { line, other } }))
      continue
    }
    lineOfRow.set(target.row, line)
    if (words.length === 0) findings.push(packageFinding('map.no-pages', { ...place, params: { line } }))
    const found = words.map(word => ({ word, pages: pages.find(word) }))
    const unknown = found.filter(one => one.pages.length === 0)
    for (const { word } of unknown) {
      findings.push(packageFinding('map.page-unknown', { row: target.row, value: word, params: { line } }))
    }
    // A case that lacks one of its pages is no case: better none than a PDF that looks whole.
    pagesOfRow.set(target.row, unknown.length > 0 ? [] : found.flatMap(one => one.pages))
  }
  return pagesOfRow
}

/**
 * Finds the row a line of the map means. A number that the paper repeats is told apart by its year, or else by order: as many
 * lines as rows, the first line for the first row.
 */
function createRowFinder(
  rows: readonly NumberedRow[],
  map: readonly MapLine[],
  findings: OwnFinding[],
): (mapLine: MapLine) => NumberedRow | undefined {
  const rowsOf = new Map<string, NumberedRow[]>()
  for (const row of rows) rowsOf.set(row.number, [...(rowsOf.get(row.number) ?? []), row])
  const linesOf = new Map<string, number>()
  for (const { so } of map) linesOf.set(keyOf(so), (linesOf.get(keyOf(so)) ?? 0) + 1)
  const taken = new Map<string, number>()
  return ({ line, so: value }) => {
    const number = parseEntryNumber(value)
    if (number === undefined) {
      findings.push(packageFinding('map.number-unreadable', { value, params: { line } }))
      return undefined
    }
    const candidates = (rowsOf.get(formatEntryNumber(number)) ?? []).filter(
      row => number.year === null || row.year === number.year,
    )
    if (candidates.length === 0)
      findings.push(packageFinding('map.number-without-row', { value, params: { line } }))
    if (candidates.length <= 1) return candidates[0]
    const key = keyOf(value)
    const place = taken.get(key) ?? 0
    taken.set(key, place + 1)
    if (linesOf.get(key) === candidates.length) return candidates[place]
    findings.push(
      packageFinding('map.number-ambiguous', {
        value,
        params: { line, rows: candidates.map(({ row }) => row).join(', ') },
      }),
    )
    return undefined
  }
}

function keyOf(so: string): string {
  const number = parseEntryNumber(so)
  return number === undefined ? so : `${formatEntryNumber(number)}/${number.year ?? ''}`
}

const namesShown = 10

function remarkUnused({ pages }: PageIndex, cases: readonly PlannedCase[]): OwnFinding[] {
  const used = new Set(cases.flatMap(one => one.pages.map(page => page.path)))
  const unused = pages.filter(page => !used.has(page.path)).map(page => page.name)
  if (unused.length === 0) return []
  const value = unused.slice(0, namesShown).join(', ') + (unused.length > namesShown ? ' …' : '')
  return [packageFinding('map.page-unused', { value, params: { count: unused.length } })]
}
