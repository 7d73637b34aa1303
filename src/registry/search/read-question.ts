import type { Transaction } from '../../platform/postgres/database.ts'
import { normalizeText } from '../../register/names.ts'
import { type DateRange, parsePartialDate, rangeOf } from '../../register/partial-date.ts'
import type { TypedNames } from './find-named.ts'
import type { PlaceEntry } from './gazetteer.ts'
import type { NameIndex } from './name-index.ts'
import { type NameToken, parseQuery, readNames, type SearchQuery } from './parse-query.ts'
import { takePlaces, takeTrailingPlace } from './read-places.ts'
import type { SearchMemory } from './search-memory.ts'
import { isName, splitPersons } from './split-persons.ts'
import { readTypedName, type TypedName } from './typed-name.ts'

/** A question to the registry. `born` is `YYYY` or `YYYY-MM-DD` and goes before a date in the text, `kind` before one in it. */
export interface SearchRequest {
  readonly text: string
  readonly born: string | null
  readonly kind: string | null
  readonly limit: number
  /** An agency (or all that ever bore a code), with those below it, those it came from and those that came from it. */
  readonly agency?: string | readonly string[] | null | undefined
  /** Years of registration, both within. */
  readonly from?: number | null | undefined
  readonly to?: number | null | undefined
  readonly role?: string | null | undefined
  readonly sex?: number | null | undefined
}

/** A question understood. */
export interface Question {
  readonly query: SearchQuery
  readonly index: NameIndex
  /** The person asked for; null when none was, or clearly two. */
  readonly person: TypedName | null
  /** Ways of reading the text as two people of one record. */
  readonly pairs: readonly TypedNames[]
  readonly places: readonly PlaceEntry[]
}

/** What may be a place: something behind a comma, or a word like xã. */
const mayHoldPlace =
  /,|(?<!\p{L})(?:xã|xa|phường|phuong|thị trấn|thi tran|tt|đặc khu|dac khu|huyện|huyen|quận|quan|thị xã|thi xa|thành phố|thanh pho|tp|tỉnh|tinh)(?!\p{L})/iu

/** Takes a question apart with what is known of names and places. */
export async function readQuestion(
  tx: Transaction,
  memory: SearchMemory,
  request: SearchRequest,
): Promise<Question> {
  const index = await memory.loadNames(tx)
  const text = normalizeText(request.text)
  const taken = mayHoldPlace.test(text)
    ? takePlaces(await memory.loadPlaces(tx), text)
    : { rest: text, places: [] }
  const parsed = parseQuery(taken.rest)
  const { rest, places } = await takeUnannounced(tx, memory, index, { ...taken, rest: parsed.rest })
  const names = splitPersons(index, rest)
  const typed = (tokens: readonly NameToken[]) => readTypedName(index, tokens)
  const query = {
    ...parsed,
    born: readBorn(request.born) ?? parsed.born,
    kind: request.kind ?? parsed.kind,
  }
  return {
    query,
    index,
    person: names.whole.length === 0 ? null : typed(names.whole),
    pairs: names.pairs.map(({ person, other }) => ({ person: typed(person), other: typed(other) })),
    places,
  }
}

/** A place at the end without a word before it: only where the whole is nobody's name and what stands before it is somebody's. */
async function takeUnannounced(
  tx: Transaction,
  memory: SearchMemory,
  index: NameIndex,
  taken: ReturnType<typeof takePlaces>,
): Promise<ReturnType<typeof takePlaces>> {
  const tokens = readNames(taken.rest)
  if (taken.places.length > 0 || tokens.length < 4 || isName(index, tokens)) return taken
  const trailing = takeTrailingPlace(await memory.loadPlaces(tx), taken.rest)
  return trailing !== undefined && isName(index, readNames(trailing.rest)) ? trailing : taken
}

function readBorn(raw: string | null): DateRange | null {
  const date = raw === null ? undefined : parsePartialDate(raw).ok
  return date === undefined ? null : rangeOf(date)
}
