import type { z } from 'zod'
import type { rowListSchema } from '../../../../src/checking/schema.ts'
import type { Language } from '../../../../src/register/text.ts'
import type { Messages } from '../../messages/vi.ts'
import { codeMeaning, columnWidth, fieldLabel } from '../../ui/fields/field-text.ts'
import { mainPersons } from '../../ui/kind-text.ts'
import { SeverityIcon } from '../../ui/states/severity-icon.tsx'
import type { GridColumn } from '../../ui/table/data-grid.tsx'
import { type CellTone, findingsAt, toneOf } from './cell-findings.ts'
import classes from './workbench.module.css'

/** A row of the sheet with its findings. */
export type SheetRow = z.output<typeof rowListSchema>['rows'][number]

/** The sheet's columns with the number and the main person's name first, where they stay in sight. */
export function orderColumns(kind: string, ids: readonly string[]): readonly string[] {
  const pinned = pinnedColumns(kind).filter(id => ids.includes(id))
  return [...pinned, ...ids.filter(id => !pinned.includes(id))]
}

/** What the sheet says in a corrected cell, as a sentence. */
export function sheetSays(sheet: string, text: Messages['corrections']): string {
  return sheet === '' ? text.sheetEmpty : text.sheetSays(sheet)
}

function pinnedColumns(kind: string): readonly string[] {
  return ['so', ...mainPersons(kind).slice(0, 1)]
}

/**
 * The columns of the sheet's table: the row's number, then each cell with its value and the sign of its findings. `pinsName`: the main
 * person's name stays in sight, too; where the table is narrow, it would leave no room for the others.
 */
export function sheetColumns(
  kind: string,
  ids: readonly string[],
  language: Language,
  text: Messages['checking'],
  corrections: Messages['corrections'],
  pinsName: boolean,
): readonly GridColumn<SheetRow>[] {
  const pinned = pinsName ? pinnedColumns(kind) : pinnedColumns(kind).slice(0, 1)
  const sign = (tone: CellTone | undefined) =>
    tone === undefined ? null : (
      <>
        <SeverityIcon tone={tone} />
        <span className="visually-hidden">{tone === 'resolved' ? text.asInBook : text.severity[tone]}: </span>
      </>
    )
  const number: GridColumn<SheetRow> = {
    key: 'row',
    header: text.rowNumber,
    width: 68,
    sticky: true,
    align: 'right',
    tone: row => toneOf(findingsAt(row.findings, null)),
    render: row => (
      <span className={classes.cell}>
        {sign(toneOf(findingsAt(row.findings, null)))}
        <span className={classes.rowNumber} title={row.added ? corrections.added : undefined}>
          {row.added && '+'}
          {row.row}
        </span>
      </span>
    ),
  }
  return [
    number,
    ...ids.map(
      (id): GridColumn<SheetRow> => ({
        key: id,
        header: fieldLabel(kind, id, language),
        headerTitle: id,
        width: id === 'so' ? 84 : columnWidth(kind, id),
        sticky: pinned.includes(id),
        tone: row => toneOf(findingsAt(row.findings, id)),
        render: row => {
          const value = row.values[id] ?? ''
          const meaning = codeMeaning(kind, id, value)
          const sheet = row.corrected[id]
          return (
            <span
              className={classes.cell}
              data-corrected={sheet === undefined ? undefined : true}
              title={sheet === undefined ? meaning : sheetSays(sheet, corrections)}
            >
              {sheet !== undefined && <span className="visually-hidden">{corrections.corrected}: </span>}
              {sign(toneOf(findingsAt(row.findings, id)))}
              <span className={classes.value}>{value}</span>
              {meaning !== undefined && <span className={classes.meaning}>{meaning}</span>}
            </span>
          )
        },
      }),
    ),
  ]
}
