import { sexOf } from '../../../register/entry.ts'
import type { Person, RegisterKind } from '../../../register/kind.ts'
import { titleCase } from '../../../register/name-case.ts'
import { familyOf } from '../../../register/rules/rows/family-names.ts'
import type { Asking, Suggestion, Values } from '../asking.ts'
import { completeName, fitsName, type NamedPerson } from './complete-name.ts'
import { nameModel } from './name-model.ts'
import { writeName, writesCapitals } from './name-style.ts'

/** Completions of a person's name: of those the entry names already where it is one of them, then word by word. */
export function suggestName(asking: Asking, most: number): readonly Suggestion[] {
  const { kind, field, typed, values, dictionary } = asking
  const person = kind.persons.find(({ fields }) => fields.name === field.id)
  const known =
    person === undefined || person.fields.birth !== undefined ? [] : namesBeside(kind, person, values)
  const whole = known.filter(name => fitsName(name, typed)).map(name => suggestion(name, false))
  const named: NamedPerson = {
    sex: person === undefined ? null : sexOf(person, values),
    families: person === undefined ? [] : likelyFamilies(kind, person, values),
  }
  const capitals = writesCapitals(asking)
  // Of nothing typed, only what is nearly certain.
  if (typed.trim() === '') {
    const sure = named.families.find(({ chance }) => chance >= 0.8)
    return sure === undefined ? whole : [...whole, suggestion(writeName(sure.name, capitals), true)]
  }
  const completed = completeName(nameModel(dictionary), typed, named, most)
  return [
    ...whole,
    ...completed.map(({ text, goesOn }) => suggestion(capitals ? writeName(text, true) : text, goesOn)),
  ]
}

function suggestion(value: string, goesOn: boolean): Suggestion {
  return { value, label: goesOn ? `${value} …` : value, how: 'completed', goesOn }
}

/** The other people of the entry who may declare it: the parents of a child more often than not, never the dead. */
function namesBeside(kind: RegisterKind, person: Person, values: Values): readonly string[] {
  const names = kind.persons
    .filter(
      other => other !== person && other.fields.death === undefined && !(other.main && isChild(kind, other)),
    )
    .map(other => values[other.fields.name] ?? '')
  return [...new Set(names.filter(name => name.includes(' ')))].sort(
    (a, b) => roleOrder(kind, b, values) - roleOrder(kind, a, values),
  )
}

/** Fathers go to the office more often than mothers. */
function roleOrder(kind: RegisterKind, name: string, values: Values): number {
  return kind.persons.find(({ fields }) => values[fields.name] === name)?.fixedSex === 1 ? 1 : 0
}

function isChild(kind: RegisterKind, person: Person): boolean {
  return kind.facts.parents?.child === person.prefix
}

const fathersShare = 0.9
const mothersShare = 0.06

/** Family names by what the entry says already: a child bears its father's, now and then its mother's, and the other way round. */
function likelyFamilies(kind: RegisterKind, person: Person, values: Values): NamedPerson['families'] {
  const { parents } = kind.facts
  if (parents === undefined) return []
  const familyIn = (prefix: string) => {
    const other = kind.persons.find(each => each.prefix === prefix)
    const name = other === undefined ? '' : (values[other.fields.name] ?? '')
    return name.includes(' ') ? titleCase(familyOf(name)) : ''
  }
  const share = (sex: number | null | undefined) => (sex === 1 ? fathersShare : mothersShare)
  const related = parents.of.includes(person.prefix)
    ? [{ name: familyIn(parents.child), chance: share(sexOf(person, values)) }]
    : person.prefix === parents.child
      ? parents.of.map(prefix => {
          const parent = kind.persons.find(each => each.prefix === prefix)
          return { name: familyIn(prefix), chance: share(parent && sexOf(parent, values)) }
        })
      : []
  const families = new Map<string, number>()
  for (const { name, chance } of related)
    if (name !== '') families.set(name, Math.min(0.95, (families.get(name) ?? 0) + chance))
  return [...families].map(([name, chance]) => ({ name, chance }))
}
