import type { Transaction } from '../../platform/postgres/database.ts'
import { type DateRange, parsePartialDate, rangeOf } from '../../register/partial-date.ts'
import type { Hit } from '../schema.ts'
import {
  type DictionaryName,
  type FoundMention,
  findNames,
  findNamesByKey,
  listMentionsBornOn,
  listMentionsByIdentityNumber,
  listMentionsNamed,
  listMentionsOfEntry,
  type MentionFilter,
} from './find-mentions.ts'
import { listHits } from './list-hits.ts'
import { planNameStages, splitUnknown } from './name-stages.ts'
import { type NameToken, parseQuery, type SearchQuery } from './parse-query.ts'
import { isMain, type RankedMention, rankMentions } from './rank-mentions.ts'
import { widenBorn } from './score-born.ts'
import { scoreName } from './score-name.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A question to the registry. `born` is `YYYY` or `YYYY-MM-DD` and goes before a date in the text. */
export interface SearchRequest {
  readonly text: string
  readonly born: string | null
  readonly kind: string | null
  readonly limit: number
}

export interface SearchAnswer {
  /** How many mentions were found; counting stops at `mostMentions`. */
  readonly total: number
  readonly totalIsCapped: boolean
  readonly hits: readonly Hit[]
}

/** Counting and ranking stop here: nobody reads further, and a bare "nguyễn" names half the country. */
export const mostMentions = 1000
const mostNames = 2000
/** Names are looked up in the order of their scores, so many at a time. */
const nameBatches = [5, 45, 450, mostNames] as const
/** With fewer good hits than this the stages that leave a syllable out are tried too. */
const fewHits = 5
/** A name with every syllable equal or a slip away, in its order, and a birth that fits. */
const strongScore = 0.85

/** Searches the records within the transaction's jurisdiction. Nothing found is an empty answer, never an error. */
export async function searchRecords(
  tx: Transaction,
  vocabulary: Vocabulary,
  request: SearchRequest,
): Promise<SearchAnswer> {
  const parsed = parseQuery(request.text)
  const query: SearchQuery = {
    ...parsed,
    born: readBorn(request.born) ?? parsed.born,
    kind: request.kind ?? parsed.kind,
  }
  const ranked = await findRanked(tx, vocabulary, query, request.limit)
  const hits = await listHits(tx, ranked.slice(0, request.limit))
  return { total: Math.min(ranked.length, mostMentions), totalIsCapped: ranked.length >= mostMentions, hits }
}

async function findRanked(
  tx: Transaction,
  vocabulary: Vocabulary,
  query: SearchQuery,
  limit: number,
): Promise<RankedMention[]> {
  const { names, born, entry, identityNumber } = query
  const filter: MentionFilter = { kind: query.kind, born: born === null ? null : widenBorn(born), entry }
  if (identityNumber !== null) {
    const mentions = await listMentionsByIdentityNumber(
      tx,
      identityNumber,
      { ...filter, born: null, entry: null },
      mostMentions,
    )
    return rankMentions(mentions, [], null)
  }
  if (names.length > 0) return findNamed(tx, vocabulary, query, filter, limit)
  if (entry !== null) {
    const mentions = await listMentionsOfEntry(tx, entry, filter, mostMentions)
    return rankMentions(mentions.filter(isMain), [], born)
  }
  if (born !== null && born.from === born.to) {
    return rankMentions(await listMentionsBornOn(tx, born.from, filter, mostMentions), [], born)
  }
  return []
}

/** By name, in stages from strict to loose until there is enough; with a whole date of birth, everybody of that day first. */
async function findNamed(
  tx: Transaction,
  vocabulary: Vocabulary,
  { names: typed, born }: SearchQuery,
  filter: MentionFilter,
  limit: number,
): Promise<RankedMention[]> {
  const syllables = await vocabulary.load(tx)
  const names = splitUnknown(typed, syllables)
  const found = new Map<string, FoundMention>()
  const collect = (mentions: readonly FoundMention[]): void => {
    for (const mention of mentions) found.set(`${mention.recordId}/${mention.role}`, mention)
  }
  const seen = new Set<string>()
  const lookUp = async (candidates: readonly DictionaryName[]): Promise<void> => {
    const fresh = candidates.filter(name => !seen.has(name.id))
    for (const name of fresh) seen.add(name.id)
    for (const batch of batchesByScore(fresh, names)) {
      if (found.size >= mostMentions) return
      collect(await listMentionsNamed(tx, batch, filter, mostMentions - found.size))
    }
  }
  if (born !== null && born.from === born.to)
    collect(await listMentionsBornOn(tx, born.from, filter, mostMentions))
  let ranked = rankMentions(found.values(), names, born)
  found.clear()
  collect(ranked.map(({ mention }) => mention))
  for (const { step, tsquery } of planNameStages(
    names.map(name => name.folded),
    syllables,
  )) {
    if (step !== 'as-typed' && isEnough(ranked, step === 'near' ? limit : fewHits, born)) break
    if (step === 'as-typed')
      await lookUp(await findNamesByKey(tx, names.map(name => name.folded).join(' '), mostNames))
    await lookUp(await findNames(tx, tsquery, mostNames))
    ranked = rankMentions(found.values(), names, born)
  }
  return ranked
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

function readBorn(raw: string | null): DateRange | null {
  const date = raw === null ? undefined : parsePartialDate(raw).ok
  return date === undefined ? null : rangeOf(date)
}
