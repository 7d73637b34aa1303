import { findCode } from '../../code-list.ts'
import { type Finding, finding } from '../../finding.ts'
import type { Person, RegisterKind } from '../../kind.ts'
import { personOf, type Reading, textOf } from '../reading.ts'
import { familyOf, isSameFamily } from './family-names.ts'
import { isKinh, nameOf } from './person.ts'

/** Ethnic group and family name of a child against the parents’; a foreigner by ethnic group with Vietnamese nationality. */
export function checkOrigins(kind: RegisterKind, reading: Reading): Finding[] {
  const { row } = reading
  const foreign = kind.persons.flatMap(person => {
    const value = textOf(reading, person.fields.ethnicity)
    const isOdd = value === 'Người nước ngoài' && textOf(reading, person.fields.nationality) === 'Việt Nam'
    return isOdd ? [finding('ethnic.foreigner', { row, column: person.fields.ethnicity ?? null, value })] : []
  })
  const { parents } = kind.facts
  const child = parents && personOf(kind, parents.child)
  const of = parents?.of.flatMap(prefix => personOf(kind, prefix) ?? []) ?? []
  if (child === undefined) return foreign
  return [...foreign, ...checkEthnicity(child, of, reading), ...checkFamily(child, of, reading)]
}

function checkEthnicity(child: Person, parents: readonly Person[], reading: Reading): Finding[] {
  const value = textOf(reading, child.fields.ethnicity)
  const groups = parents.map(parent => groupOf(textOf(reading, parent.fields.ethnicity)))
  const [first] = groups
  if (groups.length < 2 || !first || groups.some(group => group !== first)) return []
  const own = groupOf(value)
  if (!own || own === first) return []
  const name = textOf(reading, parents[0]?.fields.ethnicity)
  return [
    finding('ethnic.parents', {
      row: reading.row,
      column: child.fields.ethnicity ?? null,
      value,
      params: { parents: name },
    }),
  ]
}

/** The number of an ethnic group, whatever local name it goes by; '' for none. */
function groupOf(name: string): string {
  return name === '' ? '' : (findCode('dan_toc', name)?.code ?? '')
}

/** Only among the Kinh: other peoples hand down names in other ways, or none. Every parent has to be named. */
function checkFamily(child: Person, parents: readonly Person[], reading: Reading): Finding[] {
  const names = parents.map(parent => nameOf(parent, reading))
  const value = nameOf(child, reading)
  if (value === '' || names.length < 2 || names.includes('')) return []
  if (names.some(name => isSameFamily(name, value))) return []
  if (![child, ...parents].every(person => isKinh(person, reading))) return []
  return [
    finding('family.child', {
      row: reading.row,
      column: child.fields.name,
      value: familyOf(value),
      params: { parents: names.map(familyOf).join(', ') },
    }),
  ]
}
