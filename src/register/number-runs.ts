import { type EntryNumber, parseEntryNumber } from './number.ts'

/** A number as it stands in a book, and whether it is known to stand there a second time (số trùng). */
export interface WrittenNumber {
  readonly number: string
  readonly isRepeat: boolean
}

/** Numbers that nobody has: `from` to `to`, both included, missing before the number at index `before`. */
export interface NumberHole {
  readonly from: number
  readonly to: number
  readonly before: number
}

/** What is odd about the numbers of a book, by their indexes. */
export interface NumberOddities {
  readonly holes: readonly NumberHole[]
  /** Numbers that stood before already without being marked as repeats. */
  readonly repeats: readonly number[]
  /** What can't be read as a number. */
  readonly unreadable: readonly number[]
}

interface Placed {
  readonly index: number
  readonly number: EntryNumber
  readonly isRepeat: boolean
}

/**
 * Numbers in the order of the book, checked year by year: they begin at 01 again with each year, even in the middle of a book (nghị định
 * 158/2005, Đ.68). The first year of a volume need not begin at 1: it may continue another volume.
 */
export function findOddities(written: readonly WrittenNumber[]): NumberOddities {
  const unreadable: number[] = []
  const placed = written.flatMap(({ number: text, isRepeat }, index): Placed[] => {
    const number = parseEntryNumber(text)
    if (number !== undefined) return [{ index, number, isRepeat }]
    unreadable.push(index)
    return []
  })
  const years = splitYears(placed)
  return {
    holes: years.flatMap((year, at) => findHoles(year, at === 0)),
    repeats: years.flatMap(findRepeats),
    unreadable,
  }
}

/**
 * A year begins where another year is named, at a number 1, below the year's first number, or far back (half as high or less): a number that
 * is merely out of place or used twice does none of this.
 */
function splitYears(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const years: Placed[][] = []
  let least = 0
  let last: Placed | undefined
  for (const one of placed) {
    const { value, year } = one.number
    const before = last?.number
    const isNamed = before !== undefined && year !== null && year !== before.year
    const isFarBack =
      before !== undefined &&
      value < before.value &&
      (value === 1 || value < least || value * 2 <= before.value)
    if (before === undefined || isNamed || (isFarBack && !one.isRepeat)) {
      years.push([])
      least = value
    }
    years.at(-1)?.push(one)
    last = one
  }
  return years
}

function findHoles(year: readonly Placed[], isFirst: boolean): NumberHole[] {
  const sorted = [...year].sort((a, b) => a.number.value - b.number.value || a.index - b.index)
  const holes: NumberHole[] = []
  let last = isFirst ? (sorted[0]?.number.value ?? 1) - 1 : 0
  for (const { number, index } of sorted) {
    if (number.value > last + 1) holes.push({ from: last + 1, to: number.value - 1, before: index })
    last = number.value
  }
  return holes
}

function findRepeats(year: readonly Placed[]): number[] {
  const seen = new Set<string>()
  return year.flatMap(({ number, isRepeat, index }) => {
    const key = `${number.value}${number.suffix}`
    const isOdd = seen.has(key) && !isRepeat
    seen.add(key)
    return isOdd ? [index] : []
  })
}
