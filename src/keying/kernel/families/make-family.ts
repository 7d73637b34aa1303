import { entryFields } from '../../../register/entry-fields.ts'
import type { Person, PersonFields, RegisterKind } from '../../../register/kind.ts'
import { toneKey } from '../../../register/names.ts'
import type { PartialDate } from '../../../register/partial-date.ts'
import type { Family } from '../../assist/schema.ts'
import type { Values } from '../asking.ts'
import { twinField } from '../usual/same-person.ts'
import { agreement } from './agreement.ts'
import { couplesOf, knowablePersons, type NamedInEntry, peopleIn } from './people.ts'

/** An entry, and the year of its registration. */
export interface EntryOfYear {
  readonly kind: RegisterKind
  readonly values: Values
  readonly year: number
}

/** A family with how well it agrees with what is typed. */
export interface FoundFamily {
  readonly family: Family
  readonly score: number
  readonly people: readonly {
    readonly role: string
    readonly name: string
    readonly birth: PartialDate | null
  }[]
  /** Told by more than one name without a birth: a couple, or a birth that agrees. */
  readonly isSure: boolean
}

type Matched = readonly { readonly person: Person; readonly known: NamedInEntry }[]

/** So well agrees who has the name, if only without marks, and the birth. */
const nameAndBirth = 3.5

/** A couple fills two people at once, and two names that stand together are seldom two others'. */
const coupleBonus = 2

/**
 * What another entry knows of the people typed so far, undefined when it knows none of them. Where it knows one of a couple it fills both; of two
 * that are typed, both must be those of that entry.
 */
export function makeFamily(wanting: EntryOfYear, source: EntryOfYear): FoundFamily | undefined {
  if (isLaterThanDeath(wanting, source)) return undefined
  const typed = peopleIn(wanting.kind, wanting.values, knowablePersons(wanting.kind))
  const known = peopleIn(source.kind, source.values)
  const couples = couplesOf(wanting.kind)
  const knownCouples = couplesOf(source.kind)
  let score = 0
  const matched: Matched[number][] = []
  for (const couple of couples) {
    const best = knownCouples
      .flatMap(other => matchCouple(wanting, couple, typed, bySex(couple, other), known) ?? [])
      .sort((a, b) => b.score - a.score)[0]
    if (best === undefined) continue
    score += best.score
    matched.push(...best.matched)
  }
  for (const one of typed) {
    if (matched.some(({ person }) => person === one.person)) continue
    const hasPartner = couples.some(
      couple =>
        couple.includes(one.person) && couple.every(person => typed.some(each => each.person === person)),
    )
    const others = hasPartner
      ? known.filter(({ person }) => !knownCouples.some(couple => couple.includes(person)))
      : known
    const best = others
      .flatMap(other => {
        const agrees = agreement(wanting.kind, one, other, wanting.year)
        return agrees === undefined ? [] : [{ other, agrees }]
      })
      .sort((a, b) => b.agrees - a.agrees)[0]
    if (best === undefined) continue
    score += best.agrees
    matched.push({ person: one.person, known: best.other })
  }
  if (matched.length === 0) return undefined
  const label = ({ known: { name, birth } }: Matched[number]) =>
    birth === null ? name : `${name} (${birth})`
  return {
    family: {
      from: formatSource(source),
      label: matched.map(label).join(' – '),
      ...copyPeople(wanting, source, matched),
    },
    score: score - Math.abs(wanting.year - source.year) / 100,
    people: matched.map(({ person, known: { name, birth } }) => ({
      role: person.prefix,
      name: toneKey(name),
      birth,
    })),
    isSure: matched.length > 1 || score >= nameAndBirth,
  }
}

/** Nobody is named among the living years after they died. */
function isLaterThanDeath(wanting: EntryOfYear, source: EntryOfYear): boolean {
  return (
    source.kind.persons.some(({ fields }) => fields.death !== undefined) && source.year + 1 < wanting.year
  )
}

function bySex(
  couple: readonly [Person, Person],
  other: readonly [Person, Person],
): readonly [Person, Person] {
  return couple[0].fixedSex === other[0].fixedSex ? other : [other[1], other[0]]
}

function matchCouple(
  { kind, year }: EntryOfYear,
  couple: readonly [Person, Person],
  typed: readonly NamedInEntry[],
  other: readonly [Person, Person],
  known: readonly NamedInEntry[],
): { readonly score: number; readonly matched: Matched } | undefined {
  let score = 0
  let compared = 0
  const matched: Matched[number][] = []
  for (const side of [0, 1] as const) {
    const one = typed.find(({ person }) => person === couple[side])
    const found = known.find(({ person }) => person === other[side])
    if (one !== undefined && found !== undefined) {
      const agrees = agreement(kind, one, found, year)
      if (agrees === undefined) return undefined
      score += agrees
      compared++
    }
    if (found !== undefined) matched.push({ person: couple[side], known: found })
  }
  if (compared === 0) return undefined
  return { score: matched.length === 2 ? score + coupleBonus : score, matched }
}

/** What one person's fields say that another entry may say of them, too: never when they died, never an age. */
const copiedParts: readonly (keyof PersonFields)[] = [
  'name',
  'birth',
  'sex',
  'ethnicity',
  'nationality',
  'residenceType',
  'residence',
  'identityType',
  'identityNumber',
  'identityIssued',
  'personalNumber',
]
/** Parts that `PersonFields` does not name, by the end of their column's name. */
const copiedEnds = ['NoiCapGiayToTuyThan', 'GiayToKhac']
const residenceParts: ReadonlySet<string> = new Set(['residenceType', 'residence'])
const paperParts: ReadonlySet<string> = new Set([
  'identityType',
  'identityNumber',
  'identityIssued',
  ...copiedEnds,
])
/** In years; later people may have a new paper, and all of the country had between 2016 and 2021. */
const papersLast = 3

/** The values of matched people, by the fields of what is keyed. What is typed there already stays, but for names: those may be only begun. */
function copyPeople(
  wanting: EntryOfYear,
  source: EntryOfYear,
  matched: Matched,
): Pick<Family, 'values' | 'mayDiffer'> {
  const values: Record<string, string> = {}
  const mayDiffer: string[] = []
  const fields = new Set(wanting.kind.fields.map(({ id }) => id))
  const copy = (part: string, to: string | undefined, from: string | undefined) => {
    const value = from === undefined ? '' : (source.values[from] ?? '')
    if (to === undefined || value === '' || !fields.has(to)) return
    if (part !== 'name' && (wanting.values[to] ?? '') !== '') return
    values[to] = value
    if (residenceParts.has(part) || paperParts.has(part)) mayDiffer.push(to)
  }
  for (const { person, known } of matched) {
    // A bride's home is not the mother's: where people live is taken over from parents to parents alone, from one child of theirs to the next.
    const livesThere = isParent(wanting.kind, person) && isParent(source.kind, known.person)
    const sharesPapers = Math.abs(wanting.year - source.year) <= papersLast
    const holds = (part: string) =>
      (livesThere || !residenceParts.has(part)) && (sharesPapers || !paperParts.has(part))
    for (const part of copiedParts)
      if (holds(part)) copy(part, person.fields[part], known.person.fields[part])
    for (const end of copiedEnds)
      if (holds(end)) copy(end, person.prefix + end, twinField(person, known.person, person.prefix + end))
  }
  return { values, mayDiffer }
}

function isParent({ facts }: RegisterKind, { prefix }: Person): boolean {
  return facts.parents?.of.includes(prefix) ?? false
}

/** "KH 12/1995". */
function formatSource({ kind, values, year }: EntryOfYear): string {
  const number = values[entryFields.number] ?? ''
  return `${kind.code} ${number.includes('/') ? number : `${number}/${year}`}`.slice(0, 100)
}
