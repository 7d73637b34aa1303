import { type ReactNode, useEffect, useRef } from 'react'
import { mostListed, type RevisionView } from '../../../../../src/checking/revision/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { fieldLabel } from '../../../ui/fields/field-text.ts'
import classes from './revision.module.css'
import { ChangedCells, NamedRows } from './revision-tables.tsx'

interface RevisionPreviewProps {
  readonly kind: string
  readonly fileName: string
  readonly view: RevisionView
}

/** What a corrected workbook would change: counts, what stays as it is, then every cell and row. */
export function RevisionPreview({ kind, fileName, view }: RevisionPreviewProps): ReactNode {
  const { revision: text } = useMessages()
  const { language } = useLanguage()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const { counts } = view
  const count = (value: number) => formatCount(value, language)
  const sums = [
    counts.cells > 0 && text.changed(count(counts.cells), count(counts.rows)),
    counts.added > 0 && text.added(count(counts.added)),
    counts.leftOut > 0 && text.leftOut(count(counts.leftOut)),
    counts.restored > 0 && text.restored(count(counts.restored)),
  ].filter(sum => sum !== false)
  const labels = (fields: readonly string[]) =>
    fields.map(field => fieldLabel(kind, field, language)).join(', ')
  const notes = [
    counts.masked > 0 && text.masked(count(counts.masked)),
    counts.unreadable > 0 && text.unreadable(count(counts.unreadable)),
    view.absentFields.length > 0 && text.absentFields(labels(view.absentFields)),
    view.unknownHeaders.length > 0 && text.unknownHeaders(view.unknownHeaders.join(', ')),
    Math.max(counts.rows, counts.added, counts.leftOut, counts.restored) > mostListed &&
      text.firstOnly(count(mostListed)),
  ].filter(note => note !== false)
  return (
    <>
      <section className={classes.summary} aria-live="polite">
        <h2 ref={head} tabIndex={-1}>
          {sums.length === 0 ? text.nothing : text.summary(fileName)}
        </h2>
        {sums.length > 0 && (
          <ul className={classes.sums}>
            {sums.map(sum => (
              <li key={sum}>{sum}</li>
            ))}
          </ul>
        )}
        {notes.map(note => (
          <p key={note} className={classes.note}>
            {note}
          </p>
        ))}
      </section>
      {view.changed.length > 0 && <ChangedCells kind={kind} rows={view.changed} />}
      <NamedRows
        title={text.addedTitle}
        kind={kind}
        rows={view.added}
        valuesOf={row => view.added.find(added => added.row === row)?.values}
      />
      <NamedRows title={text.leftOutTitle} hint={text.leftOutHint} kind={kind} rows={view.leftOut} />
      <NamedRows title={text.restoredTitle} kind={kind} rows={view.restored} />
    </>
  )
}
