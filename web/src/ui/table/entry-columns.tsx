import type { Language } from '../../../../src/register/text.ts'
import { codeMeaning, columnWidth, fieldLabel } from '../fields/field-text.ts'
import type { GridColumn } from './data-grid.tsx'

/** A row that carries the fields of an entry by the ministry's column names. */
interface WithFields {
  readonly fields: Readonly<Record<string, string>>
}

/** The ministry's columns as table columns: Vietnamese label above, column name as the tooltip, coded values in words. */
export function entryColumns<R extends WithFields>(
  kind: string,
  ids: readonly string[],
  language: Language,
): readonly GridColumn<R>[] {
  return ids.map(id => ({
    key: id,
    header: fieldLabel(kind, id, language),
    headerTitle: id,
    width: columnWidth(kind, id),
    render: row => {
      const value = row.fields[id] ?? ''
      const meaning = codeMeaning(kind, id, value)
      return <span title={value.length > 14 ? value : undefined}>{meaning ?? value}</span>
    },
  }))
}

/** Only the columns that some loaded row fills. */
export function filledColumns(
  ids: readonly string[],
  rows: readonly (WithFields | undefined)[],
): readonly string[] {
  const filled = new Set<string>()
  for (const row of rows)
    for (const [id, value] of Object.entries(row?.fields ?? {})) if (value !== '') filled.add(id)
  return ids.filter(id => filled.has(id))
}
