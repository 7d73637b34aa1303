import { CloseButton, NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Field, RegisterKind } from '../../../../../src/register/kind.ts'
import type { NoteKind } from '../../../../../src/register/note-kinds.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { EntryField } from '../../../ui/fields/form/entry-field.tsx'
import classes from './record.module.css'
import { listUsualFields } from './usual-fields.ts'

interface NoteChangesProps {
  readonly kind: RegisterKind
  readonly note: NoteKind
  /** What the book says. */
  readonly fields: Readonly<Record<string, string>>
  readonly changes: Readonly<Record<string, string>>
  /** What a field that is chosen holds at first; otherwise what the book says. */
  readonly suggested?: string
  readonly onChange: (changes: Readonly<Record<string, string>>) => void
}

const place = new Set(['so', 'quyenSo', 'trangSo'])
const noFindings = [] as const

/** What holds since: fields chosen one by one, each with what the book says below it. */
export function NoteChanges({
  kind,
  note,
  fields,
  changes,
  suggested,
  onChange,
}: NoteChangesProps): ReactNode {
  const { record: text } = useMessages()
  const { language } = useLanguage()
  const chosen = kind.fields.filter(field => field.id in changes)
  const usual = listUsualFields(kind, note, fields).filter(field => !(field.id in changes))
  const rest = kind.fields.filter(
    field => !(field.id in changes) && !place.has(field.id) && !usual.includes(field),
  )
  const options = (of: readonly Field[]) => of.map(({ id, label }) => ({ value: id, label: label[language] }))
  return (
    <fieldset className={classes.noteChanges}>
      <legend>{text.changesTitle}</legend>
      <p className="soft">{text.changesHint}</p>
      {chosen.map(field => (
        <div key={field.id} className={classes.noteChange}>
          <div>
            <EntryField
              prefix="note-"
              placed={{ field: { ...field, shortLabel: field.label }, span: 12 }}
              value={changes[field.id] ?? ''}
              findings={noFindings}
              latestYear={new Date().getFullYear()}
              before={fields[field.id] ?? ''}
              onChange={(id, value) => onChange({ ...changes, [id]: value })}
            />
          </div>
          <CloseButton
            aria-label={text.leaveOut(field.label[language])}
            onClick={() =>
              onChange(Object.fromEntries(Object.entries(changes).filter(([id]) => id !== field.id)))
            }
          />
        </div>
      ))}
      <NativeSelect
        aria-label={text.addField}
        value=""
        data={[
          { value: '', label: text.addField },
          { group: text.usualFields, items: options(usual) },
          { group: text.otherFields, items: options(rest) },
        ].filter(part => !('items' in part) || part.items.length > 0)}
        onChange={event => {
          const id = event.currentTarget.value
          if (id !== '') onChange({ ...changes, [id]: suggested ?? fields[id] ?? '' })
        }}
      />
    </fieldset>
  )
}
