import type { Transaction } from '../../platform/postgres/database.ts'
import type { DateRange } from '../../register/partial-date.ts'
import {
  countMentionsNamed,
  type DictionaryName,
  type FoundMention,
  findNames,
  findNamesByKey,
  listMentionsBornOn,
  listMentionsNamed,
  type MentionFilter,
} from './find-mentions.ts'
import { planNameStages, splitUnknown } from './name-stages.ts'
import type { NameToken, SearchQuery } from './parse-query.ts'
import { type RankedMention, rankMentions } from './rank-mentions.ts'
import { scoreName } from './score-name.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Mentions in the order they are shown, and how many more there are that agree less well. */
export interface Found {
  readonly ranked: readonly RankedMention[]
  readonly further: number
}

/** Counting stops here: nobody reads further, and a bare "nguyễn" names half the country. */
export const mostMentions = 1000
const mostNames = 2000
/** Names are looked up in the order of their scores, so many at a time. */
const nameBatches = [5, 45, 450, mostNames] as const
/** So many mentions of the names that agree best are enough to choose from; those of the next names are only counted. */
const enoughToRank = 200
/** With fewer good hits than this the stages that leave a syllable out are tried too. */
const fewHits = 5
/** A name with every syllable equal or a slip away, in its order, and a birth that fits. */
const strongScore = 0.85

/** By name, in stages from strict to loose until there is enough; with a whole date of birth, everybody of that day first. */
export async function findNamed(
  tx: Transaction,
  vocabulary: Vocabulary,
  { names: typed, born }: SearchQuery,
  filter: MentionFilter,
  limit: number,
): Promise<Found> {
  const syllables = await vocabulary.load(tx)
  const names = splitUnknown(typed, syllables)
  const keys = names.map(name => name.folded)
  const pool = createPool(tx, names, filter)
  if (born !== null && born.from === born.to)
    pool.add(await listMentionsBornOn(tx, born.from, filter, mostMentions))
  let ranked = pool.rank(born)
  for (const { step, tsquery } of planNameStages(keys, syllables)) {
    if (step === 'as-typed') await pool.lookUp(await findNamesByKey(tx, keys.join(' '), mostNames))
    else if (isEnough(ranked, step === 'near' ? limit : fewHits, born)) break
    await pool.lookUp(await findNames(tx, tsquery, mostNames))
    ranked = pool.rank(born)
  }
  return { ranked, further: pool.further() }
}

/** The mentions found so far; each name is looked up once. */
function createPool(tx: Transaction, names: readonly NameToken[], filter: MentionFilter) {
  const found = new Map<string, FoundMention>()
  const seen = new Set<string>()
  let further = 0
  const add = (mentions: readonly FoundMention[]): void => {
    for (const mention of mentions) found.set(`${mention.recordId}/${mention.role}`, mention)
  }
  return {
    add,
    further: () => further,
    rank: (born: DateRange | null) => rankMentions(found.values(), names, born),
    async lookUp(candidates: readonly DictionaryName[]): Promise<void> {
      const fresh = candidates.filter(name => !seen.has(name.id))
      for (const name of fresh) seen.add(name.id)
      for (const batch of batchesByScore(fresh, names)) {
        const room = mostMentions - found.size - further
        if (room <= 0) return
        // With a birth asked for, a name that agrees less may still belong to the person meant.
        if (filter.born === null && filter.entry === null && found.size >= enoughToRank)
          further += await countMentionsNamed(tx, batch, filter, room)
        else add(await listMentionsNamed(tx, batch, filter, room))
      }
    },
  }
}

/**
 * Whether looking further is of no use: so many agree well with the name (and with the birth, if asked for), or, when a birth narrows
 * the question down, at least one does.
 */
function isEnough(ranked: readonly RankedMention[], wanted: number, born: DateRange | null): boolean {
  const strong = ranked.filter(({ score }) => score >= strongScore).length
  return strong >= Math.min(wanted, born === null ? wanted : 1)
}

function batchesByScore(
  candidates: readonly DictionaryName[],
  names: readonly NameToken[],
): DictionaryName[][] {
  const scored = candidates.map(name => ({ name, score: scoreName(names, name.text, name.folded) }))
  scored.sort((a, b) => b.score - a.score || Number(a.name.id) - Number(b.name.id))
  let from = 0
  return nameBatches.flatMap(size => {
    const batch = scored.slice(from, from + size).map(({ name }) => name)
    from += size
    return batch.length === 0 ? [] : [batch]
  })
}
