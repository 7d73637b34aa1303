import { Anchor, Button, FileInput, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { getKind, type KindCode } from '../../../../../src/register/kind.ts'
import { findNoteKind, noteKinds } from '../../../../../src/register/note-kinds.ts'
import { parsePartialDate } from '../../../../../src/register/partial-date.ts'
import { newNoteSchema } from '../../../../../src/registry/notes/schema.ts'
import type { RecordView } from '../../../../../src/registry/schema.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { DayInput } from '../../../ui/day-input.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { refreshRecord, writeNote } from './calls.ts'
import { NoteChanges } from './note-changes.tsx'
import classes from './record.module.css'
import { isUsualNote } from './usual-fields.ts'

interface NoteFormProps {
  readonly record: RecordView
  readonly onDone: () => void
  /** To the other correction: it was only typed wrongly. */
  readonly onRepair: (() => void) | null
}

/** A note with the decision it rests on; what the book says stays. */
export function NoteForm({ record, onDone, onRepair }: NoteFormProps): ReactNode {
  const { record: text, common } = useMessages()
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const usual = noteKinds.filter(note => isUsualNote(note, record.kind))
  const [kind, setKind] = useState(usual[0]?.code ?? 'other')
  const [words, setWords] = useState('')
  const [notedOn, setNotedOn] = useState<string | undefined>()
  const [decision, setDecision] = useState({ number: '', date: '', authority: '' })
  const [changes, setChanges] = useState<Readonly<Record<string, string>>>({})
  const [evidence, setEvidence] = useState<File | null>(null)
  const [saving, setSaving] = useState(false)
  const [asked, setAsked] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const note = findNoteKind(kind)
  const isPlain = kind === 'other' && Object.keys(changes).length === 0
  const given = Object.values(decision).some(part => part.trim() !== '')
  const needsDecision = !isPlain || given
  const date = parsePartialDate(decision.date).ok
  const request = newNoteSchema.safeParse({
    kind,
    text: words,
    changes,
    notedOn,
    decision: needsDecision ? { ...decision, date } : null,
  })
  const empty = (value: string | undefined) =>
    asked && (value ?? '').trim() === '' ? text.needed : undefined

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!request.success || saving) return
    setSaving(true)
    setProblem(null)
    try {
      await writeNote(record, request.data, evidence)
      notifications.show({ message: text.noted })
      onDone()
      await refreshRecord(queryClient, record)
    } catch (cause) {
      setProblem(cause)
    } finally {
      setSaving(false)
    }
  }
  return (
    <form onSubmit={save} noValidate className={classes.noteForm} aria-label={text.writeNote}>
      <h2>{text.writeNote}</h2>
      <p className={classes.guide}>
        {text.noteGuide}{' '}
        {onRepair !== null && (
          <Anchor component="button" type="button" onClick={onRepair}>
            {text.toRepair}
          </Anchor>
        )}
      </p>
      <div className={classes.pair}>
        <NativeSelect
          autoFocus
          label={text.noteKind}
          value={kind}
          data={usual.map(({ code, name }) => ({ value: code, label: name[language] }))}
          onChange={event => setKind(event.currentTarget.value)}
        />
        <DayInput
          label={text.notedOn}
          withAsterisk
          value={notedOn}
          onChange={setNotedOn}
          error={empty(notedOn)}
        />
      </div>
      <fieldset className={classes.noteChanges}>
        <legend>{text.basis}</legend>
        <div className={classes.pair}>
          <TextInput
            label={text.decisionNumber}
            withAsterisk={needsDecision}
            value={decision.number}
            onChange={event => setDecision({ ...decision, number: event.currentTarget.value })}
            error={needsDecision ? empty(decision.number) : undefined}
          />
          <TextInput
            label={text.decisionDate}
            withAsterisk={needsDecision}
            placeholder="dd/mm/yyyy"
            inputMode="numeric"
            value={decision.date}
            onChange={event => setDecision({ ...decision, date: event.currentTarget.value })}
            error={
              needsDecision
                ? (empty(decision.date) ?? (asked && date === undefined ? text.wrongDate : undefined))
                : undefined
            }
          />
        </div>
        <TextInput
          label={text.decisionAuthority}
          withAsterisk={needsDecision}
          value={decision.authority}
          onChange={event => setDecision({ ...decision, authority: event.currentTarget.value })}
          error={needsDecision ? empty(decision.authority) : undefined}
        />
        <FileInput
          label={text.evidence}
          description={text.evidenceHint}
          placeholder={text.chooseFile}
          accept="application/pdf,image/jpeg,image/png"
          clearable
          clearButtonProps={{ 'aria-label': text.dropFile }}
          value={evidence}
          onChange={setEvidence}
        />
      </fieldset>
      {note !== undefined && (
        <NoteChanges
          kind={getKind(record.kind as KindCode)}
          note={note}
          fields={record.fields}
          changes={changes}
          onChange={setChanges}
        />
      )}
      <Textarea
        label={text.noteText}
        description={text.noteTextHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        withAsterisk
        autosize
        minRows={2}
        maxLength={4000}
        value={words}
        onChange={event => setWords(event.currentTarget.value)}
        error={empty(words)}
      />
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.foot}>
        <Button type="submit" loading={saving}>
          {text.saveNote}
        </Button>
        <Button variant="subtle" onClick={onDone} disabled={saving}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}
