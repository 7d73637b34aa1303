import type { DateRange } from '../../register/partial-date.ts'
import type { Hit } from '../schema.ts'
import type { NameIndex } from './name-index.ts'
import type { SearchQuery } from './parse-query.ts'
import type { RankedMention } from './rank-mentions.ts'
import { explainName } from './score-name.ts'
import type { TypedName } from './typed-name.ts'

/** What was asked, as far as it explains a hit. */
export interface Asked {
  readonly index: NameIndex
  readonly typed: TypedName | null
  readonly query: SearchQuery
  /** The places that were typed, when the search was narrowed to them. */
  readonly places: readonly string[]
}

/** Why a record was found: each thing that was asked and how it agrees, as codes with what they are about. */
export function explainHit(
  { index, typed, query, places }: Asked,
  { mention, other }: RankedMention,
  otherName: string | null,
): Hit['why'] {
  const why: Hit['why'] = []
  const add = (code: Hit['why'][number]['code'], params: Record<string, string> = {}) =>
    why.push({ code, params })
  const place = index.placeOf(mention.nameId)
  if (query.identityNumber !== null) add('identity')
  else if (typed !== null && place !== undefined) {
    for (const { code, ...params } of explainName(index, typed, place)) add(code, params)
  }
  if (other !== null && otherName !== null) add('also', { role: other.role, name: otherName })
  const { born } = query
  if (born !== null && mention.bornFrom !== null && mention.bornTo !== null) {
    const range = { from: mention.bornFrom, to: mention.bornTo }
    add(touch(born, range) ? 'born' : 'born-near', { asked: born.from === born.to ? 'day' : 'year' })
  }
  if (query.entry !== null) add('number')
  for (const each of places) add('place', { place: each })
  if (mention.variant > 0) add('by-note')
  return why
}

const touch = (a: DateRange, b: DateRange): boolean => a.from <= b.to && b.from <= a.to
