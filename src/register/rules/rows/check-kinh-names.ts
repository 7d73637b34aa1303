import type { Field } from '../../field.ts'
import type { Finding } from '../../finding.ts'
import type { Person, RegisterKind } from '../../kind.ts'
import { checkKinhName } from '../cells/check-name.ts'
import { createMemo } from '../memo.ts'
import { type Reading, textOf } from '../reading.ts'
import { isKinh } from './person.ts'

/** The names of the Kinh with Vietnamese nationality in a row, each distinct name looked at once. */
export function createKinhNameCheck(kind: RegisterKind): (reading: Reading, findings: Finding[]) => void {
  const named = kind.persons.flatMap(person => {
    const field = kind.fields.find(({ id }) => id === person.fields.name)
    return field === undefined || person.fields.ethnicity === undefined
      ? []
      : [{ person, field, memo: createMemo((name: string) => ({ found: checkKinhName(field, name) })) }]
  })
  return (reading, findings) => {
    for (const { person, field, memo } of named) {
      const name = textOf(reading, field.id)
      if (name === '' || !isVietnameseKinh(person, reading) || isFound(field, findings)) continue
      const { found } = memo(name)
      if (found) findings.push({ ...found, row: reading.row })
    }
  }
}

function isVietnameseKinh(person: Person, reading: Reading): boolean {
  return isKinh(person, reading) && textOf(reading, person.fields.nationality) === 'Việt Nam'
}

/** One finding a name is enough. */
function isFound({ id }: Field, findings: readonly Finding[]): boolean {
  return findings.some(({ column }) => column === id)
}
