import type { Field } from '../../field.ts'
import { type Finding, finding } from '../../finding.ts'
import type { Person, RegisterKind } from '../../kind.ts'
import { labelOf, type Reading } from '../reading.ts'

/** The core fields of one person, or of the entry itself, that are asked for together. */
export interface CoreGroup {
  readonly person: Person | undefined
  readonly fields: readonly Field[]
  /** Every field of the person, to see whether the paper says anything about them. */
  readonly all: readonly string[]
}

/** The core fields of a kind, a group per person: one missing father is one finding. */
function coreGroups(kind: RegisterKind): CoreGroup[] {
  const subjects = [...new Set(kind.fields.map(field => field.subject))]
  return subjects.flatMap(subject => {
    const person = kind.persons.find(({ prefix }) => prefix === subject)
    const own = kind.fields.filter(field => field.subject === subject)
    const fields = own.filter(field => field.need === 'core' && !isSeldomOnPaper(field, person))
    return fields.length === 0 ? [] : [{ person, fields, all: own.map(({ id }) => id) }]
  })
}

/** Identity papers and the kind of residence are core columns of the sheet, but nearly all old books lack them. */
function isSeldomOnPaper(field: Field, person: Person | undefined): boolean {
  const seldom = person && [
    person.fields.identityType,
    person.fields.identityNumber,
    person.fields.residenceType,
  ]
  return seldom?.includes(field.id) ?? false
}

/** Required fields that are blank: an error each. */
export function checkRequired(required: readonly Field[], { row, values }: Reading): Finding[] {
  const missing = required.filter(({ id }) => isBlank(values[id]))
  return missing.map(field =>
    finding('value.required', {
      row,
      column: field.id,
      params: { label: field.label.vi, labelEn: field.label.en },
    }),
  )
}

/** The core groups of a kind with only the fields that the sheet has a column for. */
export function coreGroupsOf(kind: RegisterKind, columns: ReadonlySet<string> | undefined): CoreGroup[] {
  return coreGroups(kind).map(group => ({
    ...group,
    fields: group.fields.filter(({ id }) => columns?.has(id) !== false),
  }))
}

/** The core fields of a person that are blank; undefined for a person the paper does not name, of whom nothing is asked. */
export function missingCore(
  kind: RegisterKind,
  group: CoreGroup,
  reading: Reading,
): readonly Field[] | undefined {
  const { values } = reading
  const { person } = group
  if (
    person !== undefined &&
    isBlank(values[person.fields.name]) &&
    isExpectedlyAbsent(kind, group, person, reading)
  )
    return undefined
  return group.fields.filter(({ id }) => isBlank(values[id]))
}

/** Core fields of one person that are blank, as one finding. */
export function coreFinding(row: number, missing: readonly Field[]): Finding {
  return finding('value.core', {
    row,
    column: missing[0]?.id ?? null,
    params: {
      labels: missing.map(({ label }) => label.vi).join('; '),
      labelsEn: missing.map(({ label }) => label.en).join('; '),
      columns: missing.map(({ id }) => id).join(' '),
    },
  })
}

/** A nameless person is no finding here when the name is required anyway, when a code says they are unknown, or when nothing is said of them. */
function isExpectedlyAbsent(
  kind: RegisterKind,
  group: CoreGroup,
  person: Person,
  { values }: Reading,
): boolean {
  const { absence } = kind.facts
  const unknown = absence?.unknown[person.prefix]?.includes(values[absence.field] ?? '') ?? false
  return person.main || unknown || group.all.every(id => isBlank(values[id]))
}

/** Whether the code that says which parents are known agrees with the names that are given. */
export function checkAbsence(kind: RegisterKind, { row, values }: Reading): Finding[] {
  const { absence } = kind.facts
  const value = (absence && values[absence.field]) ?? ''
  if (absence === undefined || value === '') return []
  const findings: Finding[] = []
  for (const person of kind.persons) {
    const unknown = absence.unknown[person.prefix]
    if (unknown === undefined) continue
    const isNamed = !isBlank(values[person.fields.name])
    const contradicted = isNamed ? unknown.includes(value) : absence.known.includes(value)
    if (!contradicted) continue
    const place = { row, column: absence.field, value, params: labelOf(person) }
    findings.push(finding(isNamed ? 'parents.unexpected' : 'parents.missing', place))
  }
  return findings
}

function isBlank(value: string | undefined): boolean {
  return value === undefined || value === ''
}
