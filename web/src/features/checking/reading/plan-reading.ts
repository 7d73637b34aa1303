import type { ReadColumn, Reading, ReadingView } from '../../../../../src/checking/reading/schema.ts'
import type { Tried } from './calls.ts'

/** What a person chose for columns, by key: a field, or null for "not read". */
export type Choices = Readonly<Record<string, string | null>>

/** The field a column is read as when it is confirmed so: what was chosen, else what is known or proposed. */
export function fieldOf(column: ReadColumn, choices: Choices): string | null {
  const chosen = choices[column.key]
  if (chosen !== undefined) return chosen
  return column.stand === 'repeated' ? null : column.field
}

/** Whether a person has to look at a column: nobody is sure of it yet. */
export function isUnclear({ stand, header }: ReadColumn): boolean {
  return header !== '' && (stand === 'proposed' || stand === 'unknown' || stand === 'repeated')
}

/** Columns with a name that would not be read; what is in them gets lost. */
export function lostColumns(columns: readonly ReadColumn[], choices: Choices): readonly ReadColumn[] {
  return columns.filter(
    column => column.header !== '' && !isRunningNumber(column) && fieldOf(column, choices) === null,
  )
}

function isRunningNumber({ stand, field }: ReadColumn): boolean {
  return stand === 'name' && field === null
}

/** A field that two columns are chosen for; nothing when there is none. */
export function doubledField(columns: readonly ReadColumn[], choices: Choices): string | undefined {
  const seen = new Set<string>()
  for (const column of columns) {
    const field = fieldOf(column, choices)
    if (field === null) continue
    if (seen.has(field)) return field
    seen.add(field)
  }
  return undefined
}

/** What is kept when a person confirms everything: proposals as they are shown, what was chosen, and that the others are not read. */
export function planReading(view: ReadingView, tried: Tried, choices: Choices): Reading {
  const { stored, columns } = view
  const isTried = Object.keys(tried).length > 0
  const told = columns.filter(column => column.key in choices || column.stand === 'told' || isUnclear(column))
  const { sheet, headerRow, letters } = isTried ? tried : stored
  return {
    ...(sheet !== undefined && { sheet }),
    ...(headerRow !== undefined && { headerRow }),
    ...(letters !== undefined &&
      letters !== 'auto' && { letters: letters as NonNullable<Reading['letters']> }),
    ...(told.length > 0 && {
      columns: Object.fromEntries(told.map(column => [column.key, fieldOf(column, choices)])),
    }),
  }
}
