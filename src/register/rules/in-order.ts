/**
 * The places that don't fit when the others run upward: those outside of the longest run of values that never falls (of several such runs, the one
 * that ends lowest). Takes n log n steps.
 */
export function findOutliers(values: readonly number[]): number[] {
  // ends[k]: where the run of k + 1 values with the lowest end stops.
  const ends: number[] = []
  const before = new Int32Array(values.length).fill(-1)
  for (const [at, value] of values.entries()) {
    let from = 0
    let to = ends.length
    while (from < to) {
      const middle = (from + to) >> 1
      if ((values[ends[middle] ?? 0] ?? 0) <= value) from = middle + 1
      else to = middle
    }
    before[at] = from === 0 ? -1 : (ends[from - 1] ?? -1)
    ends[from] = at
  }
  const kept = new Uint8Array(values.length)
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) kept[at] = 1
  return [...kept.keys()].filter(at => kept[at] === 0)
}

/** Outliers, but only where nearly everything runs upward: a sheet in another order has no order that could be broken. */
export function findStrays(values: readonly number[]): number[] {
  const outliers = findOutliers(values)
  return values.length >= 4 && outliers.length * 10 <= values.length + 9 ? outliers : []
}
