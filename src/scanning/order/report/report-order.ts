import type { z } from 'zod'
import type { orderReportSchema } from '../schema.ts'
import type { NumberedPage, Rank } from './numbered-page.ts'
import { countUnnumbered, type Numbering, numberAt, readNumbering } from './read-numbering.ts'
import { splitVolumes, type Volume } from './split-volumes.ts'

/** What the numbers of a book say about its pages. */
export type NumberReport = Pick<
  z.infer<typeof orderReportSchema>,
  'numbering' | 'missing' | 'repeated' | 'swapped' | 'restarts'
>

/**
 * Finds numbers that are missing or stand twice and pages that stand elsewhere than their number says, in a book's order. Pages without a number are
 * nothing wrong by themselves: where there are as many as a hole has numbers, the numbers are merely not known yet.
 */
export function reportOrder(pages: readonly NumberedPage[]): NumberReport {
  const numbering = readNumbering(pages)
  const volumes = splitVolumes(numbering.ranks)
  const kind = numbering.letters.length > 1 || numbering.pagesPerNumber === 2 ? 'leaves' : 'pages'
  return {
    numbering: numbering.ranks.length === 0 ? 'none' : kind,
    missing: volumes.flatMap(volume => findMissing(pages, numbering, volume)),
    repeated: volumes.flatMap(findRepeated),
    swapped: volumes.flatMap(volume => findSwapped(pages, volume)),
    restarts: volumes
      .slice(1)
      .flatMap(({ kept: [first] }) => (first === undefined ? [] : { page: first.id, number: first.number })),
  }
}

function findMissing(
  pages: readonly NumberedPage[],
  numbering: Numbering,
  { ranks, kept }: Volume,
): NumberReport['missing'] {
  const { letters, pagesPerNumber } = numbering
  const present = new Set(ranks.map(({ rank }) => Math.floor(rank)))
  const [first] = kept
  if (first === undefined) return []
  // A book may go on from another volume's numbers; then those before its first are not missing from it.
  const least = first.rank - letters.length <= kept.length ? letters.length - 1 : first.rank
  const front = { id: null, at: startOf(pages, ranks) - 1, rank: least }
  return kept.flatMap((page, index) => {
    const previous = kept[index - 1] ?? front
    const hole: number[] = []
    for (let rank = Math.floor(previous.rank) + 1; rank < Math.ceil(page.rank); rank++)
      if (!present.has(rank)) hole.push(rank)
    if (hole.length === 0) return []
    const without = countUnnumbered(pages, previous.at + 1, page.at)
    // The back of the leaf in front of the hole has no number anyhow.
    const unnumbered =
      pagesPerNumber === 1 ? without : Math.floor(Math.max(0, without - (previous.id === null ? 0 : 1)) / 2)
    if (unnumbered >= hole.length) return []
    const after = previous.id === null ? null : lastWith(ranks, previous.rank, page.at)
    return { after, numbers: formatRanks(letters, hole), count: hole.length, unnumbered }
  })
}

/** Where the pages of a volume begin: behind the last number of the one before it. */
function startOf(pages: readonly NumberedPage[], ranks: readonly Rank[]): number {
  let at = ranks[0]?.at ?? 0
  while (at > 0 && pages[at - 1]?.number === null) at -= 1
  return at
}

/** `7`, `8`; three and more in a row as `7–9`. */
function formatRanks(letters: readonly string[], ranks: readonly number[]): string[] {
  const runs: number[][] = []
  for (const rank of ranks) {
    const run = runs.at(-1)
    if (run !== undefined && rank === (run.at(-1) ?? 0) + 1) run.push(rank)
    else runs.push([rank])
  }
  return runs.flatMap(run => {
    const names = run.length < 3 ? run : [run[0] ?? 0, run.at(-1) ?? 0]
    const written = names.map(rank => numberAt(letters, rank))
    return run.length < 3 ? written : [written.join('–')]
  })
}

function findRepeated({ ranks }: Volume): NumberReport['repeated'] {
  const byRank = new Map<number, Rank[]>()
  for (const rank of ranks) byRank.set(rank.rank, [...(byRank.get(rank.rank) ?? []), rank])
  return [...byRank.values()]
    .filter(same => same.length > 1)
    .map(same => ({ number: same[0]?.number ?? '', pages: same.map(({ id }) => id) }))
}

function findSwapped(pages: readonly NumberedPage[], { ranks, kept }: Volume): NumberReport['swapped'] {
  const keptRanks = new Set(kept.map(({ rank }) => rank))
  // In front of the first number stand covers and opening pages: a page that belongs first comes behind them.
  const front = pages[(kept[0]?.at ?? 0) - 1]?.id ?? null
  return ranks
    .filter(({ rank }) => !keptRanks.has(rank))
    .map(({ id, number, rank }) => {
      const previous = kept.findLast(other => other.rank < rank)
      const after = lastWith(ranks, previous?.rank, Number.POSITIVE_INFINITY) ?? front
      return { page: id, number, after }
    })
}

/** The last page with a number before a place in the book: a repeated number stands on several. */
function lastWith(ranks: readonly Rank[], rank: number | undefined, before: number): string | null {
  return ranks.findLast(other => other.rank === rank && other.at < before)?.id ?? null
}
