import type { ReactNode } from 'react'
import type { NoteView } from '../../../../../src/registry/notes/schema.ts'
import { formatDay } from '../../../messages/format.ts'
import { useMessages } from '../../../messages/language.tsx'
import { codeMeaning } from '../../../ui/fields/field-text.ts'
import classes from './record.module.css'

/** What holds by standing notes, by field, to be shown beside what the book says. */
export function useStandingValues(kind: string, notes: readonly NoteView[]): ReadonlyMap<string, ReactNode> {
  const { record: text, checking } = useMessages()
  const byField = new Map<string, ReactNode[]>()
  for (const note of notes) {
    if (note.withdrawn !== null) continue
    for (const [field, value] of Object.entries(note.changes)) {
      const lines = byField.get(field) ?? []
      const shown = value === '' ? checking.emptyValue : (codeMeaning(kind, field, value) ?? value)
      lines.push(
        <span key={note.id} className={classes.since}>
          {text.since(formatDay(note.notedOn))} <strong>{shown}</strong>{' '}
          {note.decision !== null && <span className="soft">({text.byDecision(note.decision.number)})</span>}
        </span>,
      )
      byField.set(field, lines)
    }
  }
  return byField
}
