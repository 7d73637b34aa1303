import type { Transaction } from '../../platform/postgres/database.ts'
import { type DateRange, parsePartialDate, rangeOf } from '../../register/partial-date.ts'
import type { Hit } from '../schema.ts'
import {
  listMentionsBornOn,
  listMentionsByIdentityNumber,
  listMentionsOfEntry,
  type MentionFilter,
} from './find-mentions.ts'
import { type Found, findNamed, mostMentions } from './find-named.ts'
import { listHits } from './list-hits.ts'
import { parseQuery, type SearchQuery } from './parse-query.ts'
import { isMain, type RankedMention, rankMentions } from './rank-mentions.ts'
import { widenBorn } from './score-born.ts'
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
  const { ranked, further } = await findRanked(tx, vocabulary, query, request.limit)
  const hits = await listHits(tx, ranked.slice(0, request.limit))
  const total = ranked.length + further
  return { total: Math.min(total, mostMentions), totalIsCapped: total >= mostMentions, hits }
}

async function findRanked(
  tx: Transaction,
  vocabulary: Vocabulary,
  query: SearchQuery,
  limit: number,
): Promise<Found> {
  const { names, born, entry, identityNumber } = query
  const filter: MentionFilter = { kind: query.kind, born: born === null ? null : widenBorn(born), entry }
  if (identityNumber !== null) {
    const mentions = await listMentionsByIdentityNumber(
      tx,
      identityNumber,
      { ...filter, born: null, entry: null },
      mostMentions,
    )
    return ranked(rankMentions(mentions, [], null))
  }
  if (names.length > 0) return findNamed(tx, vocabulary, query, filter, limit)
  if (entry !== null) {
    const mentions = await listMentionsOfEntry(tx, entry, filter, mostMentions)
    return ranked(rankMentions(mentions.filter(isMain), [], born))
  }
  if (born !== null && born.from === born.to) {
    return ranked(rankMentions(await listMentionsBornOn(tx, born.from, filter, mostMentions), [], born))
  }
  return ranked([])
}

const ranked = (all: readonly RankedMention[]): Found => ({ ranked: all, further: 0 })

function readBorn(raw: string | null): DateRange | null {
  const date = raw === null ? undefined : parsePartialDate(raw).ok
  return date === undefined ? null : rangeOf(date)
}
