import type { Transaction } from '../../platform/postgres/database.ts'
import type { DateRange } from '../../register/partial-date.ts'
import { countMentionsNamed, listMentionsBornOn, listMentionsNamed } from './find-mentions.ts'
import { findNames, type NameCandidate } from './find-names.ts'
import { listPairs } from './find-pairs.ts'
import { type FoundMention, isNarrow, type MentionFilter } from './mention-filter.ts'
import type { NameIndex } from './name-index.ts'
import { type RankedMention, rankRecords, type ScoredMention } from './rank-mentions.ts'
import { scoreById } from './score-name.ts'
import type { TypedName } from './typed-name.ts'

/** Records in the order they are shown, and how many more people there are that agree less well. */
export interface Found {
  readonly ranked: readonly RankedMention[]
  readonly further: number
  /** Whom the hits are, where it is not the person of the question: of a pair. */
  readonly person?: TypedName
}

/** Counting stops here: nobody reads further, and a bare "nguyễn" names half the country. */
export const mostMentions = 1000
/** Names are looked up in the order of their scores, so many at a time; of few agencies in fewer steps, since an agency has few people of a name. */
const nameBatches = [60, 400] as const
const narrowBatches = [30, 200] as const
/** So many people of the names that agree best are enough to choose from; those of the next names are only counted. */
const enoughToRank = 200
/** With fewer good hits than this the round that leaves a syllable out is tried, too. */
const fewHits = 5
/** Somebody born on the very day may bear a name that agrees as little as this. */
const leastOfSameDay = 0.4
/** A name with every syllable equal or a slip away, in its order, and a birth that fits. */
const strongScore = 0.85
/** Of a pair of names so many of each are tried. */
const mostOfPair = 300
/** Names that agree so much less than the best say the same but for marks and Thị or Văn. */
const bestOfPair = 0.03

/** By name, in rounds from strict to loose until there is enough; with a whole date of birth, everybody of that day first. */
export async function findNamed(
  tx: Transaction,
  index: NameIndex,
  typed: TypedName,
  filter: MentionFilter,
  born: DateRange | null,
  limit: number,
): Promise<Found> {
  const found = new Map<string, ScoredMention>()
  let further = 0
  const add = (mentions: readonly FoundMention[], scoreOf: (nameId: number) => number): void => {
    for (const mention of mentions) {
      const key = `${mention.recordId}/${mention.role}/${mention.variant}`
      if (!found.has(key)) found.set(key, { mention, nameScore: scoreOf(mention.nameId) })
    }
  }
  if (born !== null && born.from === born.to) {
    const scoreOf = (nameId: number) => scoreById(index, typed, nameId)
    const sameDay = await listMentionsBornOn(tx, born.from, filter, mostMentions)
    add(
      sameDay.filter(({ nameId }) => scoreOf(nameId) >= leastOfSameDay),
      scoreOf,
    )
  }
  let ranked = rankRecords(found.values(), born)
  const isEnough = (wanted: number) => ranked.filter(({ score }) => score >= strongScore).length >= wanted
  for (const { round, names } of findNames(index, typed)) {
    if (round === 'near' && isEnough(limit)) break
    if (round === 'without-one' && isEnough(Math.min(fewHits, limit))) break
    for (const batch of inBatches(names, isNarrow(filter) ? narrowBatches : nameBatches)) {
      const room = mostMentions - found.size - further
      if (room <= 0) break
      const ids = batch.map(({ id }) => id)
      // With a birth asked for, a name that agrees less may still belong to the person meant.
      if (born === null && found.size >= enoughToRank)
        further += await countMentionsNamed(tx, ids, filter, room)
      else {
        const scores = new Map(batch.map(({ id, score }) => [id, score]))
        add(await listMentionsNamed(tx, ids, filter, born, room), nameId => scores.get(nameId) ?? 0)
        ranked = rankRecords(found.values(), born)
        if (born !== null && isEnough(limit)) break
      }
    }
  }
  return { ranked, further }
}

/** A text read as two people of one record. */
export interface TypedNames {
  readonly person: TypedName
  readonly other: TypedName
}

/**
 * Two people of one record by their names: the names that agree best first, then whatever may be meant, with a slip in either. Of several ways
 * of reading the text the first that finds somebody who agrees well, else the one that finds the best.
 */
export async function findPairs(
  tx: Transaction,
  index: NameIndex,
  ways: readonly TypedNames[],
  filter: MentionFilter,
  born: DateRange | null,
): Promise<Found> {
  let best: Found = { ranked: [], further: 0 }
  const scoreOf = ({ ranked }: Found): number => ranked[0]?.score ?? 0
  for (const choose of [listBest, listNear]) {
    for (const { person, other } of ways) {
      const scores = choose(index, person)
      const otherScores = choose(index, other)
      const ids = [...scores.keys()]
      const pairs = await listPairs(tx, ids, [...otherScores.keys()], filter, born, mostMentions)
      const scored = pairs.map(pair => ({
        mention: pair.person,
        nameScore: scores.get(pair.person.nameId) ?? 0,
        other: { ...pair.other, score: otherScores.get(pair.other.nameId) ?? 0 },
      }))
      const found = { ranked: rankRecords(scored, born), further: 0, person }
      if (scoreOf(found) > scoreOf(best)) best = found
      if (scoreOf(best) >= strongScore) return best
    }
  }
  return best
}

type Scores = ReadonlyMap<number, number>

/** The names that agree as well as any, give or take their marks. */
function listBest(index: NameIndex, typed: TypedName): Scores {
  for (const { names } of findNames(index, typed)) {
    const least = (names[0]?.score ?? 0) - bestOfPair
    return scoresOf(names.filter(({ score }) => score >= least))
  }
  return new Map()
}

/** The names as typed and those a slip away. */
function listNear(index: NameIndex, typed: TypedName): Scores {
  const all: NameCandidate[] = []
  for (const { round, names } of findNames(index, typed)) {
    all.push(...names)
    if (round === 'near') break
  }
  return scoresOf(all.sort((a, b) => b.score - a.score))
}

const scoresOf = (names: readonly NameCandidate[]): Scores =>
  new Map(names.slice(0, mostOfPair).map(({ id, score }) => [id, score]))

function inBatches(names: readonly NameCandidate[], sizes: readonly number[]): NameCandidate[][] {
  let from = 0
  return sizes.flatMap(size => {
    const batch = names.slice(from, from + size)
    from += size
    return batch.length === 0 ? [] : [batch]
  })
}
