import { formatPageNumber, parsePageNumber } from '../page-number.ts'
import type { NumberedPage, Rank } from './numbered-page.ts'

/** How the pages of a book are numbered. */
export interface Numbering {
  /** The letters of the sides of a leaf, in order; `['']` when every number stands alone. */
  readonly letters: readonly string[]
  /** 2: only every second page carries a number (the front of a leaf). */
  readonly pagesPerNumber: 1 | 2
  readonly ranks: readonly Rank[]
}

/** Finds out how a book is numbered: by pages, or by leaves (5a and 5b, the same number on both sides, or only fronts numbered). */
export function readNumbering(pages: readonly NumberedPage[]): Numbering {
  const numbered = pages.flatMap(({ id, number }, at) => {
    const parsed = number === null ? undefined : parsePageNumber(number)
    return number === null || parsed === undefined ? [] : [{ id, number, at, ...parsed }]
  })
  const letters = findSides(numbered)
  const twice = isWrittenTwice(numbered.map(({ number }) => number))
  const ranks = numbered.map(({ id, number, at, value, letter }, index): Rank => {
    const previous = numbered[index - 1]
    const isBack = twice && previous?.number === number && !(numbered[index - 2]?.number === number)
    return { id, number, value, at, rank: rankOf(letters, value, letter) + (isBack ? 0.5 : 0) }
  })
  return { letters, pagesPerNumber: findPagesPerNumber(pages, ranks), ranks }
}

/** The number at a whole rank. */
export function numberAt(letters: readonly string[], rank: number): string {
  const value = Math.floor(rank / letters.length)
  return formatPageNumber({ value, letter: letters[rank % letters.length] ?? '' })
}

function rankOf(letters: readonly string[], value: number, letter: string): number {
  const side = letters.indexOf(letter)
  if (side >= 0) return value * letters.length + side
  return letter === ''
    ? value * letters.length + 0.005
    : value * letters.length + letters.length - 1 + (letter.charCodeAt(0) - 96) / 100
}

/** A letter (or none) that at least half of the numbers have is a side; one that few have is a sheet put in between. */
function findSides(
  numbered: readonly { readonly value: number; readonly letter: string }[],
): readonly string[] {
  const byLetter = new Map<string, Set<number>>()
  for (const { value, letter } of numbered)
    byLetter.set(letter, (byLetter.get(letter) ?? new Set()).add(value))
  const values = new Set(numbered.map(({ value }) => value)).size
  const sides = [...byLetter].filter(([, of]) => of.size * 2 >= values && of.size > 1)
  return sides.length === 0 ? [''] : sides.map(([letter]) => letter).sort()
}

/** Whether most numbers stand on two pages in a row: on both sides of a leaf, or on both halves of a ledger's double page. */
function isWrittenTwice(numbers: readonly string[]): boolean {
  const twice = numbers.filter((number, index) => number === numbers[index + 1]).length
  return twice > 1 && twice * 2 >= new Set(numbers).size
}

function findPagesPerNumber(pages: readonly NumberedPage[], ranks: readonly Rank[]): 1 | 2 {
  const distances: number[] = []
  for (const [index, { rank, at }] of ranks.entries()) {
    const previous = ranks[index - 1]
    if (previous === undefined || rank - previous.rank !== 1) continue
    distances.push(countUnnumbered(pages, previous.at + 1, at))
  }
  distances.sort((a, b) => a - b)
  return distances[Math.floor(distances.length / 2)] === 1 ? 2 : 1
}

/** How many pages from one index to before another should have a number and have none. */
export function countUnnumbered(pages: readonly NumberedPage[], from: number, to: number): number {
  return pages.slice(from, to).filter(({ number, expected }) => expected && number === null).length
}
