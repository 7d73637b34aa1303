import { useState } from 'react'
import type { Package } from '../../../../src/checking/schema.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { fieldLabel, isMasked } from '../../ui/fields/field-text.ts'
import { useCan } from '../access/session.ts'
import type { SheetRow } from './sheet-columns.tsx'
import type { CorrectionsOfPackage } from './use-corrections.ts'

interface CellPlace {
  readonly row: number
  readonly column: string
}

/** Whether somebody may put the rows of a package right: the right, and a package that is checked and not being checked again. */
export function useMayCorrect(pack: Package): boolean {
  const can = useCan()
  return can('findings.resolve') && pack.state === 'checked' && pack.progress === null
}

/** Which cell is edited, what is typed in it, and keeping it. */
export function useCellEditing(pack: Package, corrections: CorrectionsOfPackage, present: readonly string[]) {
  const { corrections: text } = useMessages()
  const { language } = useLanguage()
  const mayEdit = useMayCorrect(pack)
  const [at, setAt] = useState<CellPlace | null>(null)
  const [draft, setDraft] = useState('')

  const save = (row: number, column: string, value: string | null) =>
    corrections.correct(
      { cells: [{ row, column, value }] },
      text.didCell(row, fieldLabel(pack.kind ?? '', column, language)),
    )
  return {
    at,
    draft,
    present,
    mayEdit,
    setDraft,
    save,
    start: (row: SheetRow, column: string) => {
      if (!mayEdit || isMasked(row.values[column] ?? '')) return
      setDraft(row.values[column] ?? '')
      setAt({ row: row.row, column })
    },
    /** Ends the editing of a row's cell; a text that is new is kept. */
    finish: (row: SheetRow, typed: string | null) => {
      const column = at?.column
      setAt(null)
      if (typed === null || column === undefined || typed.trim() === (row.values[column] ?? '')) return
      void save(row.row, column, typed)
    },
    leaveOut: (row: number, leftOut: boolean) =>
      void corrections.correct(
        { rows: [{ row, leftOut }] },
        leftOut ? text.didLeaveOut(row) : text.didTakeIn(row),
      ),
  }
}
export type CellEditing = ReturnType<typeof useCellEditing>
