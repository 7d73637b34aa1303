/** Limiting qualities in percent of nonconforming records: lots as bad as that shall hardly ever pass. TCVN 7790-2:2015 prints 32 where ISO 2859-2:1985 has 31.5. */
export const limitingQualities: readonly number[] = [0.5, 0.8, 1.25, 2, 3.15, 5, 8, 12.5, 20, 32]

type Cell = readonly [n: number, ac: number]

/**
 * TCVN 7790-2:2015, table A (ISO 2859-2, procedure A): the largest lot of each row, then [n, Ac] for the limiting qualities, right-aligned; missing on the left: the
 * limiting quality is less than one record, and the arrow leads to the next larger one that has a plan.
 */
const rows: readonly (readonly [upTo: number, cells: readonly Cell[]])[] = [
  [
    25,
    [
      [25, 0],
      [17, 0],
      [13, 0],
      [9, 0],
      [6, 0],
    ],
  ],
  [
    50,
    [
      [50, 0],
      [50, 0],
      [28, 0],
      [22, 0],
      [15, 0],
      [10, 0],
      [6, 0],
    ],
  ],
  [
    90,
    [
      [90, 0],
      [50, 0],
      [44, 0],
      [34, 0],
      [24, 0],
      [16, 0],
      [10, 0],
      [8, 0],
    ],
  ],
  [
    150,
    [
      [150, 0],
      [90, 0],
      [80, 0],
      [55, 0],
      [38, 0],
      [26, 0],
      [18, 0],
      [13, 0],
      [13, 1],
    ],
  ],
  [
    280,
    [
      [200, 0],
      [170, 0],
      [130, 0],
      [95, 0],
      [65, 0],
      [42, 0],
      [28, 0],
      [20, 0],
      [20, 1],
      [13, 1],
    ],
  ],
  [
    500,
    [
      [280, 0],
      [220, 0],
      [155, 0],
      [105, 0],
      [80, 0],
      [50, 0],
      [32, 0],
      [32, 1],
      [20, 1],
      [20, 3],
    ],
  ],
  [
    1200,
    [
      [380, 0],
      [255, 0],
      [170, 0],
      [125, 0],
      [125, 1],
      [80, 1],
      [50, 1],
      [32, 1],
      [32, 3],
      [32, 5],
    ],
  ],
  [
    3200,
    [
      [430, 0],
      [280, 0],
      [200, 0],
      [200, 1],
      [125, 1],
      [125, 3],
      [80, 3],
      [50, 3],
      [50, 5],
      [50, 10],
    ],
  ],
  [
    10_000,
    [
      [450, 0],
      [315, 0],
      [315, 1],
      [200, 1],
      [200, 3],
      [200, 5],
      [125, 5],
      [80, 5],
      [80, 10],
      [80, 18],
    ],
  ],
  [
    35_000,
    [
      [500, 0],
      [500, 1],
      [315, 1],
      [315, 3],
      [315, 5],
      [315, 10],
      [200, 10],
      [125, 10],
      [125, 18],
      [80, 18],
    ],
  ],
  [
    150_000,
    [
      [800, 1],
      [500, 1],
      [500, 3],
      [500, 5],
      [500, 10],
      [500, 18],
      [315, 18],
      [200, 18],
      [125, 18],
      [80, 18],
    ],
  ],
  [
    500_000,
    [
      [800, 1],
      [800, 3],
      [800, 5],
      [800, 10],
      [800, 18],
      [500, 18],
      [315, 18],
      [200, 18],
      [125, 18],
      [80, 18],
    ],
  ],
  [
    Number.POSITIVE_INFINITY,
    [
      [1250, 3],
      [1250, 5],
      [1250, 10],
      [1250, 18],
      [800, 18],
      [500, 18],
      [315, 18],
      [200, 18],
      [125, 18],
      [80, 18],
    ],
  ],
]

/** The plan of procedure A for a lot by itself. Lots under 16 records are not in the table: all of them are inspected, and none may be wrong. */
export function limitingPlan(lotSize: number, lq: number): { readonly n: number; readonly ac: number } {
  const column = limitingQualities.indexOf(lq)
  const row = rows.find(([upTo]) => lotSize <= upTo)
  if (column < 0 || row === undefined || lotSize < 1) {
    throw new RangeError(`no plan for a lot of ${lotSize} and limiting quality ${lq}`)
  }
  if (lotSize < 16) return { n: lotSize, ac: 0 }
  const [, cells] = row
  const cell = cells[Math.max(0, column - (limitingQualities.length - cells.length))]
  if (cell === undefined) throw new RangeError(`no plan for a lot of ${lotSize}`)
  // "Where n exceeds the lot, inspect all of it, with acceptance number zero" (note 1 of the table).
  return cell[0] >= lotSize ? { n: lotSize, ac: 0 } : { n: cell[0], ac: cell[1] }
}
