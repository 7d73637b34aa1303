import { parsePageNumber } from '../page-number.ts'
import type { Candidate } from './candidate.ts'

/** A page in its book's order, with what may be its number. */
export interface ReadPage {
  readonly id: string
  readonly candidates: readonly Candidate[]
  /** What a person says its number is. */
  readonly typed: string | null
}

/** A number that somebody typed is worth as much as three that were read. */
const typedWeight = 3
/** A number with "Trang" in front of it, or one standing alone. */
const labelledWeight = 2
/** A page of which only other numbers were read speaks a little against a sequence: misread numbers are common. */
const missWeight = 0.3
/** Breaking a sequence (a page is missing, or one without a number was put in) has to pay. */
const breakCost = 2
/** Four pages that agree, or three with "Trang": three numbers of days agree by chance once in a book. */
const leastWeight = 3
const leastPages = 3
/** Another sequence over the same pages must be clearly weaker: else nobody knows which of them is the page number. */
const rivalry = 1.5
const mostRuns = 64

/**
 * The numbers of pages that agree with a sequence: number = position + offset over a run of pages, one more a page or (leaves) one more every
 * second page, standing at the same place of the paper. Misread numbers, other numbers in the head and pages that could not be read do not
 * disturb it; a page gets a number only when the same number was read on it. What is doubtful gets none.
 */
export function agreeNumbers(pages: readonly ReadPage[]): ReadonlyMap<string, string> {
  const [byPage, byLeaf] = [agreeBy(pages, 1), agreeBy(pages, 2)]
  return byLeaf.weight > byPage.weight ? byLeaf.numbers : byPage.numbers
}

interface Agreement {
  readonly numbers: ReadonlyMap<string, string>
  readonly weight: number
}

/** What pages say for runs; a run is an offset and where on the paper its numbers stand. */
type Votes = ReadonlyMap<string, { readonly weight: number; readonly number: string }>

function agreeBy(pages: readonly ReadPage[], perNumber: 1 | 2): Agreement {
  const votes = pages.map((page, at) => votesOf(page, at, perNumber))
  const runs = strongestRuns(votes)
  const path = bestPath(pages, votes, runs)
  const numbers = new Map<string, string>()
  let total = 0
  for (const run of runs) {
    // A run goes on behind a page that interrupts it.
    const own = [...path.keys()].filter(at => path[at] === run)
    const stretch = own.flatMap(at => votes[at] ?? [])
    if (!isSure(stretch, run)) continue
    for (const at of own) {
      const [page, vote] = [pages[at], votes[at]?.get(run)]
      if (page === undefined || vote === undefined) continue
      total += vote.weight
      if (page.typed === null) numbers.set(page.id, vote.number)
    }
  }
  return { numbers, weight: total }
}

const zones = ['top centre', 'top outer', 'bottom centre', 'bottom outer'] as const

function votesOf({ candidates, typed }: ReadPage, at: number, perNumber: 1 | 2): Votes {
  const votes = new Map<string, { weight: number; number: string }>()
  const add = (number: string, zone: string, weight: number) => {
    const parsed = parsePageNumber(number)
    if (parsed === undefined) return
    const { value, letter } = parsed
    if (perNumber === 1 && letter !== '') return
    const run = `${value * perNumber + (letter === 'b' ? 1 : 0) - at} ${zone}`
    if ((votes.get(run)?.weight ?? 0) < weight) votes.set(run, { weight, number })
  }
  if (typed !== null) for (const zone of zones) add(typed, zone, typedWeight)
  else
    for (const { number, confidence, edge, across, labelled } of candidates)
      add(number, `${edge} ${across}`, confidence * (labelled ? labelledWeight : 1))
  return votes
}

function strongestRuns(votes: readonly Votes[]): readonly string[] {
  const sums = new Map<string, number>()
  for (const vote of votes) for (const [run, { weight }] of vote) sums.set(run, (sums.get(run) ?? 0) + weight)
  return [...sums]
    .filter(([, weight]) => weight >= leastWeight)
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostRuns)
    .map(([run]) => run)
}

/** Which run each page belongs to (undefined: none), so that the sum of votes less the cost of breaks is greatest (Viterbi). */
function bestPath(
  pages: readonly ReadPage[],
  votes: readonly Votes[],
  runs: readonly string[],
): readonly (string | undefined)[] {
  const states: readonly (string | undefined)[] = [undefined, ...runs]
  let scores = states.map((_, state) => (state === 0 ? 0 : -breakCost / 2))
  const cameFrom: number[][] = []
  for (const [at, page] of pages.entries()) {
    const top = scores.reduce((best, score, state) => (score > (scores[best] ?? 0) ? state : best), 0)
    const from: number[] = []
    const against = page.typed !== null ? -typedWeight : page.candidates.length > 0 ? -missWeight : 0
    scores = states.map((run, state) => {
      const stay = scores[state] ?? 0
      const change = (scores[top] ?? 0) - (state === 0 || top === 0 ? breakCost / 2 : breakCost)
      from.push(stay >= change ? state : top)
      const vote = run === undefined ? 0 : (votes[at]?.get(run)?.weight ?? against)
      return Math.max(stay, change) + vote
    })
    cameFrom.push(from)
  }
  let state = scores.reduce((best, score, each) => (score > (scores[best] ?? 0) ? each : best), 0)
  const path: (string | undefined)[] = []
  for (let at = pages.length - 1; at >= 0; at--) {
    path.unshift(states[state])
    state = cameFrom[at]?.[state] ?? 0
  }
  return path
}

/** Whether enough of a run's pages agree with it, and no other run has nearly as many there. */
function isSure(stretch: readonly Votes[], run: string): boolean {
  const agreeing = stretch.filter(vote => vote.has(run))
  const speaking = stretch.filter(vote => vote.size > 0)
  const weights = new Map<string, number>()
  for (const vote of stretch)
    for (const [each, { weight }] of vote) weights.set(each, (weights.get(each) ?? 0) + weight)
  const own = weights.get(run) ?? 0
  const [offset] = run.split(' ')
  const rivals = [...weights].filter(([each]) => each.split(' ')[0] !== offset)
  return (
    agreeing.length >= leastPages &&
    own >= leastWeight &&
    agreeing.length * 2 >= speaking.length &&
    rivals.every(([, weight]) => weight * rivalry <= own)
  )
}
