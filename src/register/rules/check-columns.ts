import { type Finding, finding } from '../finding.ts'
import type { RegisterKind } from '../kind.ts'
import type { Recognition } from '../recognize-columns.ts'

/** The header row against the kind's columns: missing, unknown and repeated ones. */
export function checkColumns(kind: RegisterKind, recognition: Recognition): Finding[] {
  const required = new Set(kind.fields.filter(({ need }) => need === 'required').map(({ id }) => id))
  const missing = recognition.missing.filter(id => !required.has(id))
  const missingRequired = recognition.missing.filter(id => required.has(id))
  return [
    ...(missingRequired.length > 0
      ? [finding('column.missing-required', { params: { columns: missingRequired.join(', ') } })]
      : []),
    ...(missing.length > 0 ? [finding('column.missing', { params: { columns: missing.join(', ') } })] : []),
    ...recognition.unknown.map(({ header, suggestion }) =>
      finding('column.unknown', { value: header, suggestion }),
    ),
    ...recognition.repeated.map(({ header, field }) =>
      finding('column.repeated', { column: field, value: header }),
    ),
  ]
}

/** The fields a sheet has a column for. */
export function presentFields(recognition: Recognition): ReadonlySet<string> {
  return new Set(recognition.columns.flatMap(column => (column?.field ? [column.field] : [])))
}
