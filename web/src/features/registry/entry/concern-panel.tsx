import { Anchor, Button } from '@mantine/core'
import { IconLink, IconX } from '@tabler/icons-react'
import { type ReactNode, useCallback, useEffect } from 'react'
import { type Concern, formatConcernNote } from '../../../../../src/register/concerns.ts'
import { entryFields } from '../../../../../src/register/entry-fields.ts'
import { findKind, type RegisterKind } from '../../../../../src/register/kind.ts'
import { normalizeText } from '../../../../../src/register/normalize-text.ts'
import { findNoteKind } from '../../../../../src/register/note-kinds.ts'
import type { About } from '../../../../../src/registry/entry/schema.ts'
import type { RecordView } from '../../../../../src/registry/schema.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindName, kindShortName } from '../../../ui/kind-text.ts'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useRecord } from '../calls.ts'
import { NoteChanges } from '../record/note-changes.tsx'
import classes from './entry-desk.module.css'
import { TargetFinder } from './target-finder.tsx'

interface ConcernPanelProps {
  readonly kind: RegisterKind
  readonly concern: Concern
  readonly fields: Readonly<Record<string, string>>
  readonly about: About
  readonly onChange: (about: About) => void
}

/** The record that this one concerns: found and chosen here, with what is noted beside it. */
export function ConcernPanel({ kind, concern, fields, about, onChange }: ConcernPanelProps): ReactNode {
  const { entry: text } = useMessages()
  const { language } = useLanguage()
  const { target } = about
  const named = concern.targets.map(code => kindName(code, language)).join(', ')
  return (
    <section className={classes.concern} aria-label={text.concern}>
      <h2>{text.concern}</h2>
      {target === null ? (
        <>
          <p className="soft">{named === '' ? text.concernAny : text.concernOf(named)}</p>
          <TargetFinder
            kind={kind}
            concern={concern}
            fields={fields}
            onChoose={hit =>
              onChange({ target: { agencyId: hit.agencyId, recordId: hit.record }, changes: {} })
            }
          />
        </>
      ) : (
        <Target
          kind={kind}
          concern={concern}
          fields={fields}
          about={about}
          target={target}
          onChange={onChange}
        />
      )}
    </section>
  )
}

interface TargetProps extends ConcernPanelProps {
  readonly target: NonNullable<About['target']>
}

function Target({ target, ...rest }: TargetProps): ReactNode {
  const { entry: text } = useMessages()
  const record = useRecord(target.agencyId, target.recordId)
  const drop = () => rest.onChange({ target: null, changes: {} })
  if (record.isPending) return <Loading lines={2} />
  if (record.isError)
    return (
      <>
        <Failed problem={record.error} />
        <Button variant="default" size="compact-sm" onClick={drop}>
          {text.dropTarget}
        </Button>
      </>
    )
  return <Chosen {...rest} record={record.data} onDrop={drop} />
}

interface ChosenProps extends ConcernPanelProps {
  readonly record: RecordView
  readonly onDrop: () => void
}

function Chosen({ kind, concern, fields, about, record, onChange, onDrop }: ChosenProps): ReactNode {
  const { entry: text, registry } = useMessages()
  const { language } = useLanguage()
  const other = findKind(record.kind)
  const note = formatConcernNote(kind.code, fields)
  const { chosen } = concern
  const [from, to] =
    typeof chosen === 'object' && chosen !== null
      ? [fields[chosen.from] ?? '', fields[chosen.to] ?? '']
      : ['', '']
  const setChanges = useCallback(
    (changes: Readonly<Record<string, string>>) => onChange({ target: about.target, changes }),
    [onChange, about.target],
  )
  const isUntouched = Object.keys(about.changes).length === 0
  useEffect(() => {
    // What the entry says was changed from is what the other record says in one of its fields: that one.
    const same = isUntouched && from !== '' && to !== '' ? findSame(record, from) : undefined
    if (same !== undefined) setChanges({ [same]: to })
  }, [record, isUntouched, from, to, setChanges])
  const noteKind = findNoteKind(note?.kind ?? '')
  if (other === undefined) return null
  const persons = other.persons.filter(({ main }) => main)
  return (
    <>
      <div className={classes.facts}>
        <div className={classes.factsHead}>
          <IconLink size={16} aria-hidden="true" />
          <strong>
            {kindShortName(record.kind, language)} · {registry.entryNumber(record.number, record.year)}
          </strong>
          <Anchor
            href={`/records/${record.agency.id}/${record.id}`}
            target="_blank"
            rel="noreferrer"
            size="sm"
          >
            {text.seeRecord}
          </Anchor>
          <Button size="compact-xs" variant="default" leftSection={<IconX size={14} />} onClick={onDrop}>
            {text.dropTarget}
          </Button>
        </div>
        {persons.map(({ prefix, label, fields: own }) => (
          <span key={prefix}>
            {label[language]}: <strong>{record.fields[own.name] ?? '–'}</strong>
            {own.birth !== undefined &&
              record.fields[own.birth] !== undefined &&
              `, ${registry.bornShort(record.fields[own.birth] ?? '')}`}
          </span>
        ))}
        <span className="soft">
          {record.agency.name} · {registry.volume(record.volume)} ·{' '}
          {record.fields[entryFields.registered] ?? ''}
        </span>
      </div>
      {chosen !== null && noteKind !== undefined && (
        <NoteChanges
          kind={other}
          note={noteKind}
          fields={record.fields}
          changes={about.changes}
          {...(to !== '' && isUntouched && { suggested: to })}
          onChange={setChanges}
        />
      )}
      {note !== undefined && (
        <p>
          <span className="soft">{text.willNote}:</span> {note.text}
        </p>
      )}
    </>
  )
}

const placeFields: readonly string[] = [entryFields.number, entryFields.volume, entryFields.page]

function findSame({ fields }: RecordView, from: string): string | undefined {
  const wanted = normalizeText(from).toLowerCase()
  return Object.entries(fields).find(
    ([id, value]) => !placeFields.includes(id) && normalizeText(value).toLowerCase() === wanted,
  )?.[0]
}
