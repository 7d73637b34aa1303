import { entryFields } from '../../entry-fields.ts'
import { type Finding, finding } from '../../finding.ts'
import type { Person, RegisterKind } from '../../kind.ts'
import { type DateParts, firstDay } from '../../partial-date.ts'
import type { TextParams } from '../../text.ts'
import { dateOf, greatestAge, leastAge, personOf, type Reading, shown } from '../reading.ts'

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
    const params = { ...capitalLabelOf(person), parent: shown(parent), child: shown(child) }
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
  const params = { ...capitalLabelOf(person), birth: shown(birth), married: shown(married) }
  return [
    finding('age.marriage', {
      row: reading.row,
      column: person?.fields.birth ?? null,
      value: shown(birth),
      params,
    }),
  ]
}

/** Nobody is older than this without somebody looking. */
const greatestAgeOfAll = 115
const agesApart = 40
const leastAgeOfCertified = 16

/** Persons the event is about who would be older than people grow: at their death, else at the registration. */
export function checkOldAge(kind: RegisterKind, reading: Reading): Finding[] {
  return kind.persons.flatMap(person => {
    const birth = dateOf(reading, person.fields.birth)
    const then = dateOf(reading, person.fields.death) ?? dateOf(reading, entryFields.registered)
    if (!person.main || birth === undefined || then === undefined) return []
    const age = leastAge(birth, then)
    if (age <= greatestAgeOfAll) return []
    const params = { ...capitalLabelOf(person), birth: shown(birth), at: shown(then), age }
    return [ageFinding('age.impossible', person, birth, reading, params)]
  })
}

/** Husband and wife born far apart. */
export function checkSpouses(kind: RegisterKind, reading: Reading): Finding[] {
  const { marriage } = kind.facts
  const wife = marriage && personOf(kind, marriage.wife)
  const husbandBorn = marriage && dateOf(reading, personOf(kind, marriage.husband)?.fields.birth)
  const wifeBorn = dateOf(reading, wife?.fields.birth)
  if (husbandBorn === undefined || wifeBorn === undefined) return []
  if (Math.abs(husbandBorn.year - wifeBorn.year) <= agesApart) return []
  const params = { husband: shown(husbandBorn), wife: shown(wifeBorn) }
  return [ageFinding('age.spouses', wife, wifeBorn, reading, params)]
}

/** A certificate of marital status for somebody who was certainly a child. */
export function checkCertified(kind: RegisterKind, reading: Reading): Finding[] {
  const person = kind.code === 'HN' ? kind.persons.find(({ main }) => main) : undefined
  const birth = dateOf(reading, person?.fields.birth)
  const then = dateOf(reading, entryFields.registered)
  if (birth === undefined || then === undefined) return []
  const age = greatestAge(birth, then)
  // A birth after the registration is another rule's finding.
  if (age >= leastAgeOfCertified || age < 0) return []
  return [
    ageFinding('age.certificate', person, birth, reading, { ...capitalLabelOf(person), birth: shown(birth) }),
  ]
}

function ageFinding(
  code: 'age.impossible' | 'age.spouses' | 'age.certificate',
  person: Person | undefined,
  birth: DateParts,
  { row }: Reading,
  params: TextParams,
): Finding {
  return finding(code, { row, column: person?.fields.birth ?? null, value: shown(birth), params })
}

function capitalLabelOf(person: Person | undefined): { label: string; labelEn: string } {
  return { label: person?.label.vi ?? '', labelEn: person?.label.en ?? '' }
}
