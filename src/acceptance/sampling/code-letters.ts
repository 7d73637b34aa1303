import type { Level } from './plan.ts'

/** The code letters in the order of growing samples; I and O are not used. */
export const letters = 'ABCDEFGHJKLMNPQR'

/** TCVN 7790-1:2007 (ISO 2859-1:1999), table 1: the largest lot of each row, then the letters for S-1, S-2, S-3, S-4, I, II, III. */
const rows: readonly (readonly [upTo: number, byLevel: string])[] = [
  [8, 'AAAAAAB'],
  [15, 'AAAAABC'],
  [25, 'AABBBCD'],
  [50, 'ABBCCDE'],
  [90, 'BBCCCEF'],
  [150, 'BBCDDFG'],
  [280, 'BCDEEGH'],
  [500, 'BCDEFHJ'],
  [1200, 'CCEFGJK'],
  [3200, 'CDEGHKL'],
  [10_000, 'CDFGJLM'],
  [35_000, 'CDFHKMN'],
  [150_000, 'DEGJLNP'],
  [500_000, 'DEGJMPQ'],
  [Number.POSITIVE_INFINITY, 'DEHKNQR'],
]

const columnOf: Readonly<Record<Level, number>> = {
  'S-1': 0,
  'S-2': 1,
  'S-3': 2,
  'S-4': 3,
  I: 4,
  II: 5,
  III: 6,
}

/** The code letter for a lot of so many records at an inspection level. The table begins at two; a lot of one is inspected as if it were two. */
export function letterFor(lotSize: number, level: Level): string {
  const row = rows.find(([upTo]) => lotSize <= upTo)
  const letter = row?.[1][columnOf[level]]
  if (letter === undefined) throw new RangeError(`no code letter for a lot of ${lotSize}`)
  return letter
}
