/** What was reached after each step, counted back from what stands there now. */
export function runningTotals(
  steps: readonly { readonly at: string; readonly count: number }[],
  now: number,
): readonly { readonly at: string; readonly count: number; readonly total: number }[] {
  let total = now
  return steps
    .toReversed()
    .map(step => {
      const reached = { ...step, total }
      total -= step.count
      return reached
    })
    .reverse()
}
