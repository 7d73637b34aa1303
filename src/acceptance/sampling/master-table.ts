import { letters } from './code-letters.ts'
import type { Severity } from './plan.ts'

/**
 * Acceptance quality limits in percent of nonconforming records, as ISO 2859-1 has them. The standard's larger ones (15 to 1000) are of
 * nonconformities per hundred items and mean nothing for records that are right or wrong.
 */
export const aqls: readonly number[] = [
  0.01, 0.015, 0.025, 0.04, 0.065, 0.1, 0.15, 0.25, 0.4, 0.65, 1, 1.5, 2.5, 4, 6.5, 10,
]

interface Master {
  /** Sample sizes by code letter. */
  readonly sizes: readonly number[]
  /** Acceptance numbers by the diagonal they stand on: place of the letter plus place of the AQL. */
  readonly numbers: ReadonlyMap<number, number>
  /** Diagonals between 0 and the next number whose arrow points up. */
  readonly up: readonly number[]
}

const normalSizes = [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000]

/** Acceptance numbers on neighbouring diagonals, the first after 0 at `from`. */
const diagonals = (zeroAt: number, from: number, following: readonly number[]) =>
  new Map([[zeroAt, 0], ...following.map((ac, i): [number, number] => [from + i, ac])])

/**
 * Tables 2-A, 2-B and 2-C, of which every one says the same along a diagonal: one letter further and one AQL stricter, the acceptance number stays.
 * The cells between are arrows to the next plan of their column.
 */
const masters: Readonly<Record<Severity, Master>> = {
  normal: { sizes: normalSizes, numbers: diagonals(14, 17, [1, 2, 3, 5, 7, 10, 14, 21]), up: [15] },
  // The last size is the letter S, of which the table has one cell.
  tightened: {
    sizes: [...normalSizes, 3150],
    numbers: diagonals(15, 18, [1, 2, 3, 5, 8, 12, 18]),
    up: [],
  },
  reduced: {
    sizes: [2, 2, 2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800],
    numbers: diagonals(14, 18, [1, 2, 3, 5, 6, 8, 10]),
    up: [15],
  },
}

/** A plan of the master table, after its arrows. */
export interface MasterPlan {
  readonly letter: string
  readonly n: number
  readonly ac: number
}

/** The single sampling plan for a code letter and an AQL: that of the cell, or of the first cell with numbers where its arrow leads. */
export function masterPlan(letter: string, aql: number, severity: Severity): MasterPlan {
  const master = masters[severity]
  const start = letters.indexOf(letter)
  const column = aqls.indexOf(aql)
  if (start < 0 || column < 0) throw new RangeError(`no plan for letter ${letter} and AQL ${aql}`)
  const most = Math.max(...master.numbers.keys())
  const diagonal = start + column
  const upwards = diagonal > most || master.up.includes(diagonal)
  const found =
    follow(master, start, column, upwards ? -1 : 1) ?? follow(master, start, column, upwards ? 1 : -1)
  if (found === undefined) throw new RangeError(`the arrows of AQL ${aql} lead nowhere`)
  return found
}

/** The first cell with numbers in a column, from a row on. */
function follow(master: Master, start: number, column: number, step: 1 | -1): MasterPlan | undefined {
  for (let row = start; row >= 0 && row < master.sizes.length; row += step) {
    const n = master.sizes[row]
    const ac = master.numbers.get(row + column)
    if (n === undefined || ac === undefined) continue
    // Letter S (3150) stands in the table for AQL 0.025 only.
    const letter = letters[row] ?? (aqls[column] === 0.025 ? 'S' : undefined)
    if (letter !== undefined) return { letter, n, ac }
  }
  return undefined
}
