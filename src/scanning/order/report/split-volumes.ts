import type { Rank } from './numbered-page.ts'

/** Pages numbered in one go; `kept` stand in the order of their numbers. */
export interface Volume {
  readonly ranks: readonly Rank[]
  readonly kept: readonly Rank[]
}

/** A volume begins with a small number: its first pages may be missing or without one. */
const mostFirst = 10
/** To begin anew has to explain more pages than this; fewer are pages scanned twice. */
const restartCost = 5

/**
 * Splits a book where its numbering begins anew, and finds in each part the most pages that stand in the order of their numbers: the others, few
 * as they can be, are those that stand wrong. A part only counts as another volume when it has numbers over again that were there before.
 */
export function splitVolumes(ranks: readonly Rank[]): readonly Volume[] {
  const denied = new Set<number>()
  for (;;) {
    const { kept, restarts } = longestChain(ranks, denied)
    const starts = [0, ...restarts]
    const volumes = starts.map((start, index): Volume => {
      const end = starts[index + 1] ?? ranks.length
      return {
        ranks: ranks.slice(start, end),
        kept: kept.filter(at => at >= start && at < end).flatMap(at => ranks[at] ?? []),
      }
    })
    const wrong = restarts.filter(
      (_, index) => !repeatsNumbers(volumes[index + 1], volumes.slice(0, index + 1)),
    )
    if (wrong.length === 0) return volumes
    for (const at of wrong) denied.add(at)
  }
}

function repeatsNumbers(volume: Volume | undefined, earlier: readonly Volume[]): boolean {
  if (volume === undefined) return false
  const had = new Set(earlier.flatMap(({ ranks }) => ranks.map(({ rank }) => rank)))
  const own = new Set(volume.ranks.map(({ rank }) => rank))
  const common = [...own].filter(rank => had.has(rank)).length
  return common * 2 >= Math.min(own.size, had.size)
}

interface Chain {
  /** Indexes into the ranks, rising. */
  readonly kept: readonly number[]
  /** Those of them at which numbering begins anew. */
  readonly restarts: readonly number[]
}

/** The longest chain of rising ranks, in which beginning anew costs; n log n. */
function longestChain(ranks: readonly Rank[], denied: ReadonlySet<number>): Chain {
  const sorted = [...new Set(ranks.map(({ rank }) => rank))].sort((a, b) => a - b)
  const level = new Map(sorted.map((rank, index) => [rank, index + 1]))
  const scores: number[] = []
  const best = new BestBelow(sorted.length, scores)
  const previous: (number | undefined)[] = []
  const anew: boolean[] = []
  let top: number | undefined
  for (const [index, { rank, value }] of ranks.entries()) {
    const here = level.get(rank) ?? 1
    const below = best.find(here - 1)
    const goingOn = 1 + (below === undefined ? 0 : (scores[below] ?? 0))
    const fresh =
      top === undefined || value > mostFirst || denied.has(index) ? 0 : 1 + (scores[top] ?? 0) - restartCost
    const isAnew = fresh > goingOn
    scores.push(isAnew ? fresh : goingOn)
    previous.push(isAnew ? top : below)
    anew.push(isAnew)
    best.add(here, index)
    if (top === undefined || (scores[index] ?? 0) >= (scores[top] ?? 0)) top = index
  }
  const kept: number[] = []
  for (let at = top; at !== undefined; at = previous[at]) kept.unshift(at)
  return { kept, restarts: kept.filter(at => anew[at]) }
}

/** The index with the best score among the levels up to one (a Fenwick tree of maxima). */
class BestBelow {
  readonly #best: (number | undefined)[]
  readonly #scores: readonly number[]

  constructor(levels: number, scores: readonly number[]) {
    this.#best = Array.from({ length: levels + 1 }, () => undefined)
    this.#scores = scores
  }

  add(level: number, index: number): void {
    for (let at = level; at < this.#best.length; at += at & -at)
      this.#best[at] = this.#better(index, this.#best[at])
  }

  find(level: number): number | undefined {
    let found: number | undefined
    for (let at = level; at > 0; at -= at & -at) found = this.#better(found, this.#best[at])
    return found
  }

  #better(one: number | undefined, other: number | undefined): number | undefined {
    if (one === undefined || other === undefined) return one ?? other
    return (this.#scores[one] ?? 0) > (this.#scores[other] ?? 0) ? one : other
  }
}
