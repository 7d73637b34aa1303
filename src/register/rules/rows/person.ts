import type { Person } from '../../kind.ts'
import type { TextParams } from '../../text.ts'
import { isNoName } from '../cells/null-text.ts'
import { labelOf, type Reading, textOf } from '../reading.ts'

/** A person's name; '' for one who has none or whose name says so ("không rõ"). */
export function nameOf(person: Person, reading: Reading): string {
  const name = textOf(reading, person.fields.name)
  return name !== '' && isNoName(name) ? '' : name
}

/** Whether the row says of a person that they are Kinh. */
export function isKinh(person: Person, reading: Reading): boolean {
  return textOf(reading, person.fields.ethnicity) === 'Kinh'
}

/** The labels of two persons of a row, as params of a message. */
export function labelsOf(one: Person, other: Person): TextParams {
  const { label, labelEn } = labelOf(other)
  return { label: one.label.vi, labelEn: one.label.en, other: label, otherEn: labelEn }
}
