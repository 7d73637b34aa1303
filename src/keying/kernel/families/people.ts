import { sexOf } from '../../../register/entry.ts'
import type { Person, RegisterKind, Sex } from '../../../register/kind.ts'
import { normalizeText } from '../../../register/names.ts'
import { dateParts, type PartialDate, parsePartialDate } from '../../../register/partial-date.ts'
import type { Values } from '../asking.ts'

/** A person as an entry names them. */
export interface NamedInEntry {
  readonly person: Person
  readonly name: string
  readonly sex: Sex | null
  readonly birth: PartialDate | null
  /** Year of birth. */
  readonly born: number | null
}

/** People of a kind whom other entries may know: all who are named with their birth, but for the child whose own birth is registered. */
export function knowablePersons(kind: RegisterKind): readonly Person[] {
  return kind.persons.filter(
    ({ fields }) => fields.birth !== undefined && fields.birth !== kind.facts.term?.event,
  )
}

/** The people an entry names with their birth. */
export function peopleIn(
  kind: RegisterKind,
  values: Values,
  persons = kind.persons,
): readonly NamedInEntry[] {
  return persons.flatMap(person => {
    const { name: nameField, birth: birthField } = person.fields
    const name = normalizeText(values[nameField] ?? '')
    if (name === '' || birthField === undefined) return []
    const birth = parsePartialDate(values[birthField] ?? '').ok
    return [
      {
        person,
        name,
        sex: sexOf(person, values),
        birth: birth ?? null,
        born: birth === undefined ? null : dateParts(birth).year,
      },
    ]
  })
}

/** Who is whose wife or husband, or the other parent: men and women by their part, two and two as the kind names them. */
export function couplesOf(kind: RegisterKind): readonly (readonly [Person, Person])[] {
  const couples: (readonly [Person, Person])[] = []
  let waiting: Person | undefined
  for (const person of kind.persons) {
    if (person.fixedSex === undefined) continue
    if (waiting === undefined || waiting.fixedSex === person.fixedSex) {
      waiting = person
      continue
    }
    couples.push([waiting, person])
    waiting = undefined
  }
  return couples
}
