import type { CheckCode, CheckFinding } from '../../src/checking/check-rules.ts'
import { fileRules } from '../../src/checking/file-rules.ts'
import { bookRules } from '../../src/register/rules/book-rules.ts'
import { cellRules } from '../../src/register/rules/cells/cell-rules.ts'
import { rowRules } from '../../src/register/rules/rows/row-rules.ts'
import { createRandom, hashText } from '../../src/training/random.ts'
import { bookKinds } from './mistakes/all.ts'
import {
  type BookMistake,
  describeChange,
  isRowMistake,
  type Level,
  type RowMistake,
} from './mistakes/mistake.ts'
import { checkSheetBook, firstRow, type SheetBook, type TypedRow } from './sheet-book.ts'

/** What became of the mistakes of one kind. */
export interface Tally {
  readonly mistake: Pick<RowMistake, 'id' | 'name' | 'level' | 'visible'>
  made: number
  visible: number
  /** Visible ones with a new error or warning at their place. */
  caught: number
  /** Visible ones put right or remarked upon by an info alone. */
  told: number
  /** Those caught although they did not count as visible. */
  besides: number
  /** Of the visible ones caught, how many at each level; one may be caught at several. */
  readonly levels: Map<Level, number>
  readonly codes: Map<CheckCode, number>
  readonly missed: string[]
}

const missedKept = 8

export function emptyTally({ id, name, level, visible }: Tally['mistake']): Tally {
  return {
    mistake: { id, name, level, visible },
    made: 0,
    visible: 0,
    caught: 0,
    told: 0,
    besides: 0,
    levels: new Map(),
    codes: new Map(),
    missed: [],
  }
}

/** Kinds of mistake made in one copy of a book, in different rows: together in a fifth of its rows. */
const kindsTogether = 5

/**
 * Makes every kind of mistake in copies of a book and counts what the check finds at their places that it did not find before. `copies`: how often
 * a mistake of the whole book is made.
 */
export function measureBook(book: SheetBook, seed: number, tallies: Map<string, Tally>, copies = 2): void {
  const before = checkSheetBook(book)
  const drawFor = (id: string) =>
    createRandom(seed, hashText(id), hashText(book.xlsxName), hashText(book.kind + book.period))
  const tallyOf = (mistake: Tally['mistake']) => {
    const tally = tallies.get(mistake.id) ?? emptyTally(mistake)
    tallies.set(mistake.id, tally)
    return tally
  }
  const ofRows = bookKinds.filter(isRowMistake)
  for (let first = 0; first < ofRows.length; first += kindsTogether) {
    const kinds = ofRows.slice(first, first + kindsTogether)
    measureRows(book, before, kinds, drawFor(kinds[0]?.id ?? ''), tallyOf)
  }
  for (const mistake of bookKinds)
    if (!isRowMistake(mistake))
      measureWhole(book, before, mistake, drawFor(mistake.id), tallyOf(mistake), copies)
}

type Draw = ReturnType<typeof createRandom>

interface Spoilt {
  readonly at: number
  readonly mistake: RowMistake
  readonly isVisible: boolean
  readonly row: TypedRow
}

function measureRows(
  book: SheetBook,
  before: readonly CheckFinding[],
  kinds: readonly RowMistake[],
  random: Draw,
  tallyOf: (mistake: RowMistake) => Tally,
): void {
  const spoilt: Spoilt[] = []
  const rows = book.rows.map((row, at): TypedRow => {
    // Each kind is drawn at its own rate; of two that fall on one row the first is made.
    const mistake = kinds.find(({ rate }) => random.chance(rate))
    const made = mistake?.spoil({ values: row.values, book, random })
    if (mistake === undefined || made === undefined) return row
    spoilt.push({ at, mistake, isVisible: made.isVisible, row: made })
    return made
  })
  if (spoilt.length === 0) return
  const found = newFindings(before, checkSheetBook({ ...book, rows }), true)
  for (const { at, mistake, isVisible, row } of spoilt) {
    const own = found.filter(each => each.row === at + firstRow)
    const what = () => describeChange(book.rows[at], row)
    count(tallyOf(mistake), own, isVisible, what, book)
  }
}

/** Attempts per book: some mistakes do not fit where they were to be made. */
const attempts = 4

function measureWhole(
  book: SheetBook,
  before: readonly CheckFinding[],
  mistake: BookMistake,
  random: Draw,
  tally: Tally,
  copies: number,
): void {
  for (let attempt = 0, made = 0; attempt < attempts && made < copies; attempt++) {
    const spoilt = mistake.spoil(book, random)
    if (spoilt === undefined) continue
    made++
    const found = newFindings(before, checkSheetBook(spoilt.book), false)
    count(tally, found, spoilt.isVisible, () => spoilt.what ?? '', book)
  }
}

/** Counts one mistake by what was newly found at its place. */
export function count(
  tally: Tally,
  found: readonly CheckFinding[],
  isVisible: boolean,
  what: () => string,
  book: { readonly period: string; readonly kind: string },
): void {
  tally.made++
  const serious = found.filter(({ severity }) => severity !== 'info')
  if (!isVisible) {
    if (serious.length > 0) tally.besides++
    return
  }
  tally.visible++
  if (serious.length === 0) {
    if (found.length > 0) tally.told++
    else if (tally.missed.length < missedKept)
      tally.missed.push(`[${book.period} ${book.kind}] ${what().slice(0, 200)}`)
    return
  }
  tally.caught++
  const codes = new Set(serious.map(({ code }) => code))
  for (const code of codes) tally.codes.set(code, (tally.codes.get(code) ?? 0) + 1)
  for (const level of new Set([...codes].map(levelOf)))
    tally.levels.set(level, (tally.levels.get(level) ?? 0) + 1)
}

/** The level of a rule. */
export function levelOf(code: CheckCode): Level {
  if (code in cellRules) return 'cell'
  if (code in rowRules) return 'row'
  if (code in fileRules || code.startsWith('pdf.') || code.startsWith('column.')) return 'files'
  return code in bookRules ? 'book' : 'cross'
}

/**
 * The findings that were not there before, each as often as it is there more often. `byRow`: the rows are the same ones; else they may have moved.
 */
export function newFindings(
  before: readonly CheckFinding[],
  now: readonly CheckFinding[],
  byRow: boolean,
): CheckFinding[] {
  const keyOf = ({ code, row, column, value, params }: CheckFinding) =>
    `${code}|${byRow ? row : ''}|${column}|${value}|${JSON.stringify(params)}`
  const known = new Map<string, number>()
  for (const found of before) known.set(keyOf(found), (known.get(keyOf(found)) ?? 0) + 1)
  return now.filter(found => {
    const left = known.get(keyOf(found)) ?? 0
    if (left > 0) known.set(keyOf(found), left - 1)
    return left === 0
  })
}
