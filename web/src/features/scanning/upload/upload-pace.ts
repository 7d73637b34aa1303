/** How much had been sent at some moments of the last half minute. */
export type Pace = readonly { readonly atMs: number; readonly sentBytes: number }[]

export const emptyPace: Pace = []

const watchedMs = 30_000
const stepMs = 500

/** Notes how much has been sent by now. */
export function watchPace(pace: Pace, atMs: number, sentBytes: number): Pace {
  const last = pace.at(-1)
  if (last !== undefined && atMs - last.atMs < stepMs) return pace
  return [...pace.filter(one => atMs - one.atMs <= watchedMs), { atMs, sentBytes }]
}

/** Seconds for the rest at the pace of the last half minute; null while that is too little to tell. */
export function secondsLeft(pace: Pace, restBytes: number): number | null {
  const [first, last] = [pace[0], pace.at(-1)]
  if (first === undefined || last === undefined) return null
  const [seconds, sent] = [(last.atMs - first.atMs) / 1000, last.sentBytes - first.sentBytes]
  return seconds < 2 || sent <= 0 ? null : Math.ceil(restBytes / (sent / seconds))
}
