import { sexOf } from '../../entry.ts'
import { type Finding, finding } from '../../finding.ts'
import type { RegisterKind } from '../../kind.ts'
import { type Reading, textOf } from '../reading.ts'
import { labelsOf, nameOf } from './person.ts'

const woman = / thị \S/i
const man = /^\S+ văn \S+$/i

/** The sex of each person against the particle in the name, or a man and a woman who look exchanged; Kinh only, and who is of no known people. */
export function checkSexes(kind: RegisterKind, reading: Reading): Finding[] {
  const odd = kind.persons.flatMap(person => {
    const value = nameOf(person, reading)
    const sex = sexOf(person, reading.values)
    const isOdd = (sex === 1 && woman.test(value)) || (sex === 2 && man.test(value))
    const ethnicity = textOf(reading, person.fields.ethnicity)
    return isOdd && (ethnicity === 'Kinh' || ethnicity === '') ? [{ person, value, sex }] : []
  })
  const [first, second] = odd
  if (first && second && first.person.fixedSex && second.person.fixedSex && first.sex !== second.sex) {
    const params = { ...labelsOf(first.person, second.person), otherName: second.value }
    return [
      finding('sex.exchanged', {
        row: reading.row,
        column: first.person.fields.name,
        value: first.value,
        params,
      }),
    ]
  }
  return odd.map(({ person, value, sex }) => {
    const params = sex === 1 ? { sex: 'nam', sexEn: 'male' } : { sex: 'nữ', sexEn: 'female' }
    const column =
      person.fixedSex === undefined ? (person.fields.sex ?? person.fields.name) : person.fields.name
    return finding('sex.name', { row: reading.row, column, value, params })
  })
}
