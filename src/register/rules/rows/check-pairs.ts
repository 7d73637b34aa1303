import { type Finding, finding } from '../../finding.ts'
import { plainNumber } from '../../identity-number.ts'
import type { Person, RegisterKind } from '../../kind.ts'
import { sameName } from '../../names.ts'
import { type Reading, textOf } from '../reading.ts'
import { labelsOf, nameOf } from './person.ts'

/** Two persons of a kind who are different people; the declarant may be any of the others. */
export type PersonPair = readonly [one: Person, other: Person]

const declarantPrefix = 'nyc'

/** Every pair of persons of a kind. */
export function personPairs(kind: RegisterKind): readonly PersonPair[] {
  return kind.persons.flatMap((one, at) => kind.persons.slice(at + 1).map(other => [one, other] as const))
}

/** Two persons of a row with one name, or with one identity number. */
export function checkPair([one, other]: PersonPair, reading: Reading): Finding | undefined {
  const name = nameOf(one, reading)
  const otherName = nameOf(other, reading)
  if (name === '' || otherName === '') return undefined
  const { row } = reading
  // Two spellings of one name are equally long.
  if (name.length === otherName.length && sameName(name, otherName)) {
    if (other.prefix === declarantPrefix) return undefined
    const place = { row, column: other.fields.name, value: otherName, params: labelsOf(one, other) }
    return finding('persons.same-name', place)
  }
  const column = sharedNumber(one, other, reading)
  if (column === undefined) return undefined
  const place = { row, column, value: textOf(reading, column), params: labelsOf(one, other) }
  return finding('identity.shared', place)
}

/** The column in which the other has a number of the one. */
function sharedNumber(one: Person, other: Person, reading: Reading): string | undefined {
  for (const mine of [one.fields.personalNumber, one.fields.identityNumber]) {
    const number = textOf(reading, mine)
    if (number === '') continue
    for (const column of [other.fields.personalNumber, other.fields.identityNumber])
      if (isSameNumber(number, textOf(reading, column))) return column
  }
  return undefined
}

/** Short numbers are of old papers, which two provinces may both have given out. */
function isSameNumber(one: string, other: string): boolean {
  if (one.at(-1) !== other.at(-1)) return false
  return plainNumber(one) === plainNumber(other) && plainNumber(one).length >= 8
}
