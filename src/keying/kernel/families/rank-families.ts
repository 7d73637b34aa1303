import { compareRanges } from '../../../register/partial-date.ts'
import type { Family } from '../../assist/schema.ts'
import { isTelling } from './agreement.ts'
import { type EntryOfYear, type FoundFamily, makeFamily } from './make-family.ts'
import { knowablePersons, type NamedInEntry, peopleIn } from './people.ts'

/** How many families are offered. */
export const mostFamilies = 6

/** Of people who only have the same name so few are offered, and none beside others: one name alone tells nobody apart. */
const mostUnsure = 3

/** The people typed so far by whom others can be looked for: named with two words at least. */
export function tellingPeople(wanting: EntryOfYear): readonly NamedInEntry[] {
  return peopleIn(wanting.kind, wanting.values, knowablePersons(wanting.kind)).filter(({ name }) =>
    isTelling(name),
  )
}

/** The families some entries know, likeliest first; of entries that name the same people, the one that says most of them, then the nearest. */
export function rankFamilies(wanting: EntryOfYear, sources: Iterable<EntryOfYear>): readonly Family[] {
  if (tellingPeople(wanting).length === 0) return []
  const found: FoundFamily[] = []
  for (const source of sources) {
    const family = makeFamily(wanting, source)
    if (family !== undefined && addsAnything(wanting, family)) found.push(family)
  }
  const distinct: FoundFamily[] = []
  for (const one of found.sort((a, b) => says(b) - says(a) || b.score - a.score))
    if (!distinct.some(other => isSame(one, other))) distinct.push(one)
  const sure = distinct.filter(({ isSure }) => isSure)
  const offered = sure.length > 0 ? sure : distinct.length > mostUnsure ? [] : distinct
  return offered
    .sort((a, b) => b.score - a.score)
    .slice(0, mostFamilies)
    .map(({ family }) => family)
}

/** The same people: by their parts and names, and births that may be the same day. */
function isSame(one: FoundFamily, other: FoundFamily): boolean {
  return (
    one.people.length === other.people.length &&
    one.people.every(({ role, name, birth }) =>
      other.people.some(
        each =>
          each.role === role &&
          each.name === name &&
          (birth === null || each.birth === null || compareRanges(birth, each.birth) === 0),
      ),
    )
  )
}

function says({ family }: FoundFamily): number {
  return Object.keys(family.values).length
}

/** Nothing is offered that stands there already. */
function addsAnything({ values }: EntryOfYear, { family }: FoundFamily): boolean {
  return Object.entries(family.values).some(([field, value]) => values[field] !== value)
}
