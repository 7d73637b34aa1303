import { type Finding, finding } from '../finding.ts'
import type { Person, RegisterKind } from '../kind.ts'
import { type DateParts, firstDay } from '../partial-date.ts'
import { dateOf, greatestAge, labelOf, leastAge, type Reading, shown } from './reading.ts'

/** A parent may be 12 to 70 years older than the child; outside that somebody should look. */
const parentAge = { least: 12, greatest: 70 }

/** Parents who are certainly too young or too old at the child's birth. */
export function checkParents(kind: RegisterKind, reading: Reading): Finding[] {
  const { parents } = kind.facts
  const child = parents && dateOf(reading, personOf(kind, parents.child)?.fields.birth)
  if (parents === undefined || child === undefined) return []
  return parents.of.flatMap(prefix => {
    const person = personOf(kind, prefix)
    const parent = dateOf(reading, person?.fields.birth)
    if (parent === undefined) return []
    if (greatestAge(parent, child) >= parentAge.least && leastAge(parent, child) <= parentAge.greatest)
      return []
    const column = person?.fields.birth ?? null
    const params = { ...labelOf(person), parent: shown(parent), child: shown(child) }
    return [finding('age.parent', { row: reading.row, column, value: shown(parent), params })]
  })
}

/**
 * Completed years at marriage that the law asked for. The laws of 1959, 1986 and 2000 say "từ hai mươi tuổi, mười tám tuổi", which was read as
 * having entered that year of age; the law of 2014 says "đủ" (completed). Before 1976 two laws held in the two halves of the country: no rule.
 */
const marriageAges = [
  { from: 20150101, husband: 20, wife: 18 },
  { from: 19760101, husband: 19, wife: 17 },
] as const

/** Spouses who were certainly under the age of the law of their day; silent for marriages noted from abroad. */
export function checkMarriageAge(kind: RegisterKind, reading: Reading): Finding[] {
  const { marriage } = kind.facts
  if (marriage === undefined || marriage.abroad.includes(reading.values[marriage.kindField] ?? '')) return []
  const married = marriage.dates.map(field => dateOf(reading, field)).find(date => date !== undefined)
  const law = married && marriageAges.find(({ from }) => firstDay(married) >= from)
  if (married === undefined || law === undefined) return []
  return [
    ...underAge(personOf(kind, marriage.husband), law.husband, married, reading),
    ...underAge(personOf(kind, marriage.wife), law.wife, married, reading),
  ]
}

function underAge(person: Person | undefined, age: number, married: DateParts, reading: Reading): Finding[] {
  const birth = dateOf(reading, person?.fields.birth)
  if (birth === undefined || greatestAge(birth, married) >= age) return []
  // A birth after the marriage is another rule's finding.
  if (greatestAge(birth, married) < 0) return []
  const params = { ...labelOf(person), birth: shown(birth), married: shown(married) }
  return [
    finding('age.marriage', {
      row: reading.row,
      column: person?.fields.birth ?? null,
      value: shown(birth),
      params,
    }),
  ]
}

function personOf(kind: RegisterKind, prefix: string): Person | undefined {
  return kind.persons.find(person => person.prefix === prefix)
}
