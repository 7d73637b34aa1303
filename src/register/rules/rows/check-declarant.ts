import { editDistance } from '../../edit-distance.ts'
import { entryFields } from '../../entry-fields.ts'
import { type Finding, finding } from '../../finding.ts'
import { parseIdentityNumber, plainNumber } from '../../identity-number.ts'
import type { Person, RegisterKind } from '../../kind.ts'
import { foldName, sameName } from '../../names.ts'
import { dateOf, greatestAge, labelOf, personOf, type Reading, shown, textOf } from '../reading.ts'

const father = /^(?:là )?(?:cha|bố|ba|tía)(?: đẻ| ruột)?$/i
const mother = /^(?:là )?(?:mẹ|má|u)(?: đẻ| ruột)?$/i
const self = /^(?:bản thân|chính mình|đương sự|tự khai|bản thân đương sự)$/i
const leastAge = 14
/** Letters that may differ for the other name to be a slip of this one. */
const slip = 2

/** The declarant, who is said to be the father, the mother or the person: the same name, the same identity number, old enough. */
export function checkDeclarant(kind: RegisterKind, reading: Reading): Finding[] {
  const declarant = personOf(kind, 'nyc')
  const relation = reading.values.nycQuanHe ?? ''
  const name = textOf(reading, declarant?.fields.name)
  if (declarant === undefined || name === '') return []
  const person = saidToBe(kind, relation)
  const known = person && textOf(reading, person.fields.name)
  if (person === undefined || !known) return []
  const { row } = reading
  if (!sameName(name, known)) {
    const suggestion = editDistance(foldName(name), foldName(known), slip) <= slip ? known : null
    const params = { ...labelOf(person), other: known }
    return [
      finding('declarant.name', { row, column: declarant.fields.name, value: name, suggestion, params }),
    ]
  }
  return [...checkAge(person, reading), ...checkNumbers(declarant, person, reading)]
}

function saidToBe(kind: RegisterKind, relation: string): Person | undefined {
  const mains = kind.persons.filter(({ main }) => main)
  if (self.test(relation)) return mains.length === 1 && kind.code !== 'KT' ? mains[0] : undefined
  // A father of the dead is not named in a register of deaths, that of a recognised child may be either side.
  if (kind.code !== 'KS') return undefined
  if (father.test(relation)) return personOf(kind, 'cha')
  return mother.test(relation) ? personOf(kind, 'me') : undefined
}

function checkAge(person: Person, reading: Reading): Finding[] {
  const birth = dateOf(reading, person.fields.birth)
  const registered = dateOf(reading, entryFields.registered)
  if (birth === undefined || registered === undefined) return []
  const age = greatestAge(birth, registered)
  if (age >= leastAge || age < 0) return []
  const params = { ...labelOf(person), birth: shown(birth) }
  return [
    finding('age.declarant', {
      row: reading.row,
      column: person.fields.birth ?? null,
      value: shown(birth),
      params,
    }),
  ]
}

/** Numbers of one paper must agree; a CMND and a căn cước may both be right. */
function checkNumbers(declarant: Person, person: Person, reading: Reading): Finding[] {
  const column = declarant.fields.identityNumber ?? null
  const value = textOf(reading, declarant.fields.identityNumber)
  const known = textOf(reading, person.fields.identityNumber)
  const paper = textOf(reading, declarant.fields.identityType)
  const isOnePaper = paper === textOf(reading, person.fields.identityType)
  const form = parseIdentityNumber(value).form
  if (value === '' || known === '' || !isOnePaper || form === 'other') return []
  if (plainNumber(value) === plainNumber(known) || parseIdentityNumber(known).form !== form) return []
  return [finding('identity.differs', { row: reading.row, column, value, params: labelOf(person) })]
}
