import { Button } from '@mantine/core'
import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { EntryReading, ParkedEntry } from '../../../../../src/keying/arbitration/schema.ts'
import type { Doubt } from '../../../../../src/keying/schema.ts'
import { findKind } from '../../../../../src/register/kind.ts'
import { problemText } from '../../../api/problem.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { EntryForm } from '../../../ui/fields/form/entry-form.tsx'
import { useEntryFindings } from '../../../ui/fields/form/use-entry-findings.ts'
import { CasePicture } from '../arbitration/case-picture.tsx'
import { doubtOfKey } from '../arbitration/doubt-choice.tsx'
import { FieldReadings } from './field-readings.tsx'
import classes from './reading.module.css'

/** A whole entry that somebody reads beside its picture. */
export interface ReadEntry extends Pick<ParkedEntry, 'entry' | 'pages' | 'fields' | 'places' | 'sees'> {
  readonly agency: string
  readonly book: { readonly kind: string; readonly year: number; readonly volume: string }
  readonly values: Readonly<Record<string, string>>
  readonly doubts: Readonly<Record<string, Doubt>>
  /** What was keyed of it, to be taken field by field. */
  readonly keyings: ParkedEntry['keyings']
}

interface EntryReaderProps {
  readonly read: ReadEntry
  /** Whether doubts may be kept with the entry. */
  readonly withDoubts: boolean
  /** What differs from before is marked. */
  readonly before?: Readonly<Record<string, string>>
  readonly keys: string
  readonly finish: string
  readonly actions?: ReactNode
  readonly onFinish: (reading: EntryReading) => Promise<void>
}

/** The form of an entry beside its picture: the field at hand is near, with what was keyed of it. Ctrl+Enter finishes. */
export function EntryReader(props: EntryReaderProps): ReactNode {
  const { read, withDoubts, before, keys, finish, actions, onFinish } = props
  const messages = useMessages()
  const { parked: text } = messages
  const { language } = useLanguage()
  const form = useRef<HTMLDivElement>(null)
  const [values, setValues] = useState(read.values)
  const [doubts, setDoubts] = useState(read.doubts)
  const [at, setAt] = useState(() => firstOpen(read))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const { book, fields } = read
  const kind = useMemo(() => {
    const whole = findKind(book.kind)
    return whole && { ...whole, fields: whole.fields.filter(({ id }) => fields.includes(id)) }
  }, [book.kind, fields])
  const findings = useEntryFindings(book.kind, values, book.year, book.volume)
  const start = useRef(at)
  useEffect(() => form.current?.querySelector<HTMLElement>(`[data-entry="f-${start.current}"]`)?.focus(), [])
  if (kind === undefined) return null
  const field = kind.fields.find(({ id }) => id === at)
  const label = field?.label[language] ?? at

  const toggle = (doubt: Doubt['kind']) =>
    setDoubts(old => {
      const { [at]: known, ...others } = old
      return known?.kind === doubt ? others : { ...others, [at]: { kind: doubt, note: known?.note ?? null } }
    })
  const take = (side: number) => {
    const value = read.keyings[side]?.values[at]
    if (value !== undefined) setValues(old => ({ ...old, [at]: value }))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!event.altKey || event.ctrlKey) return
    const doubt = doubtOfKey(event.key)
    if (withDoubts && doubt !== undefined) toggle(doubt)
    else if (event.key === '1' || event.key === '2') take(Number(event.key) - 1)
    else return
    event.preventDefault()
  }
  const onFocus = (event: FocusEvent<HTMLDivElement>) => {
    const entry = event.target instanceof HTMLElement ? event.target.dataset['entry'] : undefined
    if (entry !== undefined) setAt(entry.slice(2))
  }
  const save = async () => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      const typed = Object.fromEntries(fields.map(id => [id, values[id] ?? '']))
      await onFinish({ values: typed, doubts })
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  const markBlanks = () =>
    setDoubts(old => {
      const blank = fields.filter(id => (values[id] ?? '') === '' && old[id] === undefined)
      return {
        ...old,
        ...Object.fromEntries(blank.map(id => [id, { kind: 'unreadable', note: null } as const])),
      }
    })
  return (
    // Keys that belong to all fields alike; the fields themselves are what is focused.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div className={classes.columns} onKeyDown={onKeyDown} onFocus={onFocus}>
      <div className={classes.picture}>
        <CasePicture
          {...{ agency: read.agency, entry: read.entry, pages: read.pages, field: at, label }}
          place={read.places.find(place => place.field === at) ?? null}
          crop={read.sees === 'crop'}
        />
      </div>
      <div className={classes.side}>
        <FieldReadings
          {...{ field, label, keyings: read.keyings, doubts, withDoubts, kind }}
          onTake={take}
          onDoubt={toggle}
        />
        <div ref={form} className={classes.form}>
          <EntryForm
            kind={kind}
            values={values}
            onChange={(id, value) => setValues(old => ({ ...old, [id]: value }))}
            findings={findings}
            bookYear={book.year}
            onSave={() => void save()}
            {...(before && { before })}
          />
        </div>
        {problem !== null && (
          <p className={classes.problem} role="alert">
            {problemText(problem, messages)}
          </p>
        )}
        <div className={classes.foot}>
          <Button size="sm" loading={busy} onClick={() => void save()}>
            {finish}
          </Button>
          {withDoubts && (
            <Button size="sm" variant="default" title={text.unreadableHint} onClick={markBlanks}>
              {text.unreadable}
            </Button>
          )}
          {actions}
          <span className="soft">{keys}</span>
        </div>
      </div>
    </div>
  )
}

/** The field that needs a reader first: one with a doubt, else one that nobody filled. */
function firstOpen({ fields, keyings, values }: ReadEntry): string {
  const doubted = fields.find(id => keyings.some(({ doubts }) => doubts[id] !== undefined))
  const blank = keyings.length > 0 ? fields.find(id => (values[id] ?? '') === '') : undefined
  return doubted ?? blank ?? fields[0] ?? ''
}
