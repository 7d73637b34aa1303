import { Anchor, Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { findNoteKind } from '../../../../../src/register/note-kinds.ts'
import type { NoteView } from '../../../../../src/registry/notes/schema.ts'
import type { RecordView } from '../../../../../src/registry/schema.ts'
import { formatDay, formatMoment } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { ReasonForm } from '../../approvals/reason-form.tsx'
import { recordAddress } from '../calls.ts'
import { Changes } from '../changes.tsx'
import { refreshRecord, withdrawNote } from './calls.ts'
import classes from './record.module.css'

interface NotesProps {
  readonly record: RecordView
  readonly mayWrite: boolean
}

/** The notes beside a record, by the day they hold from; withdrawn ones stay, struck through. */
export function Notes({ record, mayWrite }: NotesProps): ReactNode {
  const { record: text } = useMessages()
  return (
    <section className={classes.part} aria-labelledby="notes-title">
      <h2 id="notes-title">{text.notes}</h2>
      {record.notes.length === 0 ? (
        <p className="soft">{text.noNotes}</p>
      ) : (
        <ol className={classes.plain}>
          {record.notes.map(note => (
            <li key={note.id}>
              <Note record={record} note={note} mayWrite={mayWrite} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

interface NoteProps {
  readonly record: RecordView
  readonly note: NoteView
  readonly mayWrite: boolean
}

function Note({ record, note, mayWrite }: NoteProps): ReactNode {
  const { record: text, registry } = useMessages()
  const { language } = useLanguage()
  const [withdrawing, setWithdrawing] = useState(false)
  const { withdrawn, decision } = note
  const own = Object.fromEntries(Object.keys(note.changes).map(id => [id, record.fields[id] ?? '']))
  const body = (
    <>
      <div className={classes.noteHead}>
        <strong>{findNoteKind(note.kind)?.name[language] ?? note.kind}</strong>
        <span>{text.holdsFrom(formatDay(note.notedOn))}</span>
      </div>
      <p className={classes.noteText}>{note.text}</p>
      {decision !== null && (
        <p>{text.decision(decision.number, formatDay(decision.date), decision.authority)}</p>
      )}
      {Object.keys(note.changes).length > 0 && (
        <Changes kind={record.kind} before={own} after={note.changes} />
      )}
    </>
  )
  return (
    <article className={classes.note}>
      {withdrawn === null ? body : <s>{body}</s>}
      {withdrawn !== null && (
        <p className={classes.withdrawn}>
          {text.withdrawn(withdrawn.by ?? registry.system, formatMoment(withdrawn.at))}: {withdrawn.reason}
        </p>
      )}
      <div className={classes.noteFoot}>
        <span className="soft">{text.writtenBy(note.by ?? registry.system, formatMoment(note.at))}</span>
        {note.evidence !== null && (
          <Anchor
            href={`${recordAddress(record)}/notes/${note.id}/evidence`}
            target="_blank"
            rel="noreferrer"
          >
            {text.openEvidence(note.evidence.name)}
          </Anchor>
        )}
        {mayWrite && withdrawn === null && !withdrawing && (
          <Button size="compact-sm" variant="subtle" onClick={() => setWithdrawing(true)}>
            {text.withdraw}
          </Button>
        )}
      </div>
      {withdrawing && <Withdraw record={record} note={note} onDone={() => setWithdrawing(false)} />}
    </article>
  )
}

function Withdraw({
  record,
  note,
  onDone,
}: {
  readonly record: RecordView
  readonly note: NoteView
  readonly onDone: () => void
}): ReactNode {
  const { record: text } = useMessages()
  const queryClient = useQueryClient()
  const run = async (reason: string) => {
    await withdrawNote(record, note.id, reason)
    onDone()
    await refreshRecord(queryClient, record)
  }
  return (
    <ReasonForm hint={text.withdrawHint} actions={[{ label: text.withdrawNow, run }]} onCancel={onDone} />
  )
}
