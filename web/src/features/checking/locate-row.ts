/**
 * The index of the row with a sheet's row number, in a list ordered by row number of which single places can be asked.
 * Starts at a guess; blank rows in the sheet or a filter only cost a few more questions. Undefined when the list has no
 * such row.
 */
export async function locateRow(
  total: number,
  wanted: number,
  guess: number,
  rowNumberAt: (index: number) => Promise<number | undefined>,
): Promise<number | undefined> {
  let low = 0
  let high = total - 1
  let at = Math.max(0, Math.min(guess, high))
  while (low <= high) {
    const found = await rowNumberAt(at)
    if (found === undefined) return undefined
    if (found === wanted) return at
    if (found < wanted) low = at + 1
    else high = at - 1
    at = Math.floor((low + high) / 2)
  }
  return undefined
}
