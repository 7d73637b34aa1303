import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Hit } from '../schema.ts'
import { listMentionsOfEntry } from './find-entries.ts'
import { listMentionsBornOn, listMentionsByIdentityNumber } from './find-mentions.ts'
import { type Found, findNamed, findPairs, mostMentions } from './find-named.ts'
import { listHits } from './list-hits.ts'
import type { FoundMention, MentionFilter } from './mention-filter.ts'
import { isMain, rankRecords, type ScoredMention } from './rank-mentions.ts'
import { commonAgencies } from './read-places.ts'
import { type Question, readQuestion, type SearchRequest } from './read-question.ts'
import { scoreById } from './score-name.ts'
import type { SearchMemory } from './search-memory.ts'
import { explainHit } from './why.ts'

export interface SearchAnswer {
  /** How many records were found; counting stops at `mostMentions`. */
  readonly total: number
  readonly totalIsCapped: boolean
  readonly hits: readonly Hit[]
}

/** Searches the records within the transaction's jurisdiction. Nothing found is an empty answer, never an error. */
export async function searchRecords(
  tx: Transaction,
  memory: SearchMemory,
  request: SearchRequest,
): Promise<SearchAnswer> {
  return answerQuestion(tx, memory, request, await readQuestion(tx, memory, request))
}

/** As `searchRecords`, with the question understood already. Where nothing is found at the places typed, elsewhere: people write where they live. */
export async function answerQuestion(
  tx: Transaction,
  memory: SearchMemory,
  request: SearchRequest,
  question: Question,
): Promise<SearchAnswer> {
  const { query, index, person } = question
  const { agency = null, from = null, to = null, role = null, sex = null } = request
  const filter: MentionFilter = { kind: query.kind, from, to, role, sex, agencies: null }
  const known = await listOwnAgencies(tx)
  const asked = agency === null ? known : both(known, await reachAll(tx, memory, [agency].flat()))
  const there = both(asked, commonAgencies(question.places))
  let places = question.places.map(place => place.name)
  let found = await find(tx, question, { ...filter, agencies: there }, request.limit)
  if (found.ranked.length === 0 && places.length > 0 && (person !== null || question.pairs.length > 0)) {
    places = []
    found = await find(tx, question, { ...filter, agencies: asked }, request.limit)
  }
  const hits = await listHits(tx, found.ranked.slice(0, request.limit), (ranked, otherName) =>
    explainHit({ index, typed: found.person ?? person, query, places }, ranked, otherName),
  )
  const total = found.ranked.length + found.further
  return { total: Math.min(total, mostMentions), totalIsCapped: total >= mostMentions, hits }
}

async function find(
  tx: Transaction,
  { query, index, person, pairs }: Question,
  filter: MentionFilter,
  limit: number,
): Promise<Found> {
  const { born, entry, identityNumber } = query
  if (filter.agencies?.length === 0) return { ranked: [], further: 0 }
  const named = (mention: FoundMention): ScoredMention => ({
    mention,
    nameScore: person === null ? 1 : scoreById(index, person, mention.nameId),
  })
  const ranked = (mentions: readonly FoundMention[]): Found => ({
    ranked: rankRecords(mentions.map(named), born),
    further: 0,
  })
  if (identityNumber !== null)
    return ranked(await listMentionsByIdentityNumber(tx, identityNumber, filter, mostMentions))
  if (entry !== null) {
    const mentions = await listMentionsOfEntry(tx, entry, filter, mostMentions)
    return ranked(person === null && filter.role === null ? mentions.filter(isMain) : mentions)
  }
  const together = await findPairs(tx, index, pairs, filter, born)
  if (together.ranked.length > 0) return together
  if (person !== null) return findNamed(tx, index, person, filter, born, limit)
  if (born !== null && born.from === born.to)
    return ranked(await listMentionsBornOn(tx, born.from, filter, mostMentions))
  return { ranked: [], further: 0 }
}

/** The agencies that the transaction may see something of; null: all. Row-level security holds to them; the search uses them to look in the right place. */
async function listOwnAgencies(tx: Transaction): Promise<readonly string[] | null> {
  const { rows } = await sql<{ everything: boolean; agencies: readonly string[] | null }>`
    select current_setting('sogoc.scope', true) = 'all' as everything,
      to_json(coalesce(sogoc_ids('sogoc.agencies'), '{}') || coalesce(sogoc_ids('sogoc.around'), '{}')) as agencies`.execute(
    tx,
  )
  return rows[0]?.everything === true ? null : (rows[0]?.agencies ?? [])
}

async function reachAll(
  tx: Transaction,
  memory: SearchMemory,
  agencies: readonly string[],
): Promise<readonly string[]> {
  const places = await memory.loadPlaces(tx)
  return [...new Set(agencies.flatMap(id => [...places.reach(id)]))]
}

function both(a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  if (a === null || b === null) return a ?? b
  const among = new Set(b)
  return a.filter(id => among.has(id))
}
