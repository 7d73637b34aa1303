import type { Person, PersonFields, RegisterKind } from '../../../register/kind.ts'
import { sameName } from '../../../register/names.ts'
import type { Values } from '../asking.ts'

/**
 * What an entry says of the person in a field elsewhere: whoever declares a birth is the child's father or mother, named with the same papers.
 * Undefined when the field is nobody's, or nobody else bears that name.
 */
export function sameElsewhere(kind: RegisterKind, field: string, values: Values): string | undefined {
  const person = personOf(kind, field)
  const name = person === undefined ? '' : (values[person.fields.name] ?? '')
  if (person === undefined || name === '' || field === person.fields.name) return undefined
  const twin = kind.persons.find(other => other !== person && sameName(values[other.fields.name] ?? '', name))
  if (twin === undefined) return undefined
  const said = values[twinField(person, twin, field)]
  if (said) return said
  // How the declarant is related is what the other is called: Cha, Mẹ, Vợ, Chồng.
  const isRelation = /QuanHe$/.test(field) && twin.fixedSex !== undefined
  return isRelation ? twin.label.vi : undefined
}

/** The person a field tells of. */
export function personOf(kind: RegisterKind, field: string): Person | undefined {
  const subject = kind.fields.find(({ id }) => id === field)?.subject
  return kind.persons.find(({ prefix }) => prefix === subject)
}

/** The field that says of one person what a field says of another; by what it holds, else by its name. */
export function twinField(person: Person, twin: Person, field: string): string {
  const [part] = Object.entries(person.fields).find(([, id]) => id === field) ?? []
  return (
    (part === undefined ? undefined : twin.fields[part as keyof PersonFields]) ??
    twin.prefix + field.slice(person.prefix.length)
  )
}
