import type { CrossFinding } from '../../../src/register/rules/cross-check.ts'
import { createRandom, hashText } from '../../../src/training/random.ts'
import { count, emptyTally, type Tally } from '../measure.ts'
import { firstRow } from '../sheet-book.ts'
import { crossBookMistakes, crossMistakes, type MadeEntry } from './cross-mistakes.ts'
import { appended, checkVillage, makeVillage, type VillageBook } from './village.ts'

/** What the check between books says of a village without a contradiction. */
export interface VillageResult {
  readonly books: number
  readonly rows: number
  readonly falseAlarms: readonly CrossFinding[]
  readonly tallies: ReadonlyMap<string, Tally>
}

/** Mistakes of a kind made in one village. */
const each = 60
const wholeBooks = 3

/** Makes every kind of mistake between books in a village of two communes. */
export function measureVillage(seed: number, rowsOfBook?: number): VillageResult {
  const books = makeVillage(seed, rowsOfBook)
  const before = checkVillage(books)
  const tallies = new Map<string, Tally>()
  for (const kind of crossMistakes) {
    const random = createRandom(seed, hashText(kind.mistake.id))
    const tally = emptyTally(kind.mistake)
    tallies.set(kind.mistake.id, tally)
    const sources = books.filter(({ kind: code }) => code === kind.from)
    const made: {
      readonly entry: MadeEntry
      readonly key: string
      readonly row: number
      readonly source: string
      readonly sourceRow: number
      readonly book: VillageBook
    }[] = []
    let grown: VillageBook[] = books
    for (let attempt = 0; attempt < 8 * each && made.length < each; attempt++) {
      const book = random.pick(sources)
      const at = random.integer(0, book.rows.length - 1)
      const row = book.rows[at]
      const entry = row && kind.make(row, book, random)
      const place = entry && appended(grown, entry, entry.values)
      if (entry === undefined || place === undefined) continue
      grown = place.books
      made.push({ entry, key: place.key, row: place.row, source: book.key, sourceRow: at + firstRow, book })
    }
    const found = newFindings(before, checkVillage(grown))
    for (const { entry, key, row, source, sourceRow, book } of made) {
      const own = found.filter(
        each => (each.book === key && each.row === row) || (each.book === source && each.row === sourceRow),
      )
      count(tally, own, entry.isVisible, () => JSON.stringify(entry.values), {
        period: '2016–2019',
        kind: book.kind,
      })
    }
  }
  for (const { mistake, make } of crossBookMistakes) {
    const random = createRandom(seed, hashText(mistake.id))
    const tally = emptyTally(mistake)
    tallies.set(mistake.id, tally)
    for (let at = 0; at < wholeBooks; at++) {
      const book = random.pick(books.filter(({ year }) => year < 2018))
      const found = newFindings(before, checkVillage(make(books, book)))
      count(tally, found, true, () => book.key, { period: String(book.year), kind: book.kind })
    }
  }
  return {
    books: books.length,
    rows: books.reduce((sum, { rows }) => sum + rows.length, 0),
    falseAlarms: before,
    tallies,
  }
}

function newFindings(before: readonly CrossFinding[], now: readonly CrossFinding[]): CrossFinding[] {
  const key = (found: CrossFinding) => `${found.code}|${found.book}|${found.row}`
  const known = new Set(before.map(key))
  return now.filter(found => !known.has(key(found)))
}
