import { type Finding, finding } from '../finding.ts'
import type { RegisterKind } from '../kind.ts'
import type { Recognition } from '../recognize-columns.ts'

/** More missing columns than this are a sheet of another shape, told in one finding instead of one a column. */
const fewColumns = 6

/** The header row against the kind's columns: missing, unknown and repeated ones. */
export function checkColumns(kind: RegisterKind, recognition: Recognition): Finding[] {
  const required = new Set(kind.fields.filter(({ need }) => need === 'required').map(({ id }) => id))
  const missing = recognition.missing.filter(id => !required.has(id))
  const missingRequired = recognition.missing.filter(id => required.has(id))
  return [
    ...missingRequired.map(column => missingColumns('column.missing-required', [column])),
    ...(missing.length > fewColumns
      ? [missingColumns('column.missing', missing)]
      : missing.map(column => missingColumns('column.missing', [column]))),
    ...recognition.unknown.map(({ header, suggestion }) =>
      finding('column.unknown', { value: header, suggestion }),
    ),
    ...recognition.repeated.map(({ header, field }) =>
      finding('column.repeated', { column: field, value: header }),
    ),
  ]
}

function missingColumns(
  code: 'column.missing' | 'column.missing-required',
  columns: readonly string[],
): Finding {
  const [only] = columns
  return finding(code, {
    column: columns.length === 1 ? (only ?? null) : null,
    params: { columns: columns.join(', ') },
  })
}

/** The fields a sheet has a column for. */
export function presentFields(recognition: Recognition): ReadonlySet<string> {
  return new Set(recognition.columns.flatMap(column => (column?.field ? [column.field] : [])))
}
