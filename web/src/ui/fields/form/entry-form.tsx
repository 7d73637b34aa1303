import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { entryFields } from '../../../../../src/register/entry-fields.ts'
import { groupBy } from '../../../../../src/register/group-by.ts'
import type { Field, RegisterKind } from '../../../../../src/register/kind.ts'
import { parsePartialDate } from '../../../../../src/register/partial-date.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { SeverityIcon } from '../../states/severity-icon.tsx'
import type { LiveFinding } from '../check-values.ts'
import { EntryField } from './entry-field.tsx'
import classes from './entry-form.module.css'
import { isComposing } from './is-composing.ts'
import { type FormGroup, groupTitles, mayBeLater, planForm } from './plan-form.ts'

interface EntryFormProps {
  readonly kind: RegisterKind
  /** By the ministry's column names. What `onChange` tells has to come back here at once. */
  readonly values: Readonly<Record<string, string>>
  readonly onChange: (id: string, value: string) => void
  /** What the rules say (useEntryFindings), and what the server said; null while nothing is known yet. */
  readonly findings: readonly LiveFinding[] | null
  /** The year the book was opened: dates typed without a century are read by it. */
  readonly bookYear: number | null
  /** Tells of empty fields that nobody came to yet, too. */
  readonly strict?: boolean
  /** The values before, when an entry is changed: what differs is marked. */
  readonly before?: Readonly<Record<string, string>>
  /** Ctrl+Enter, after the field at hand was left. */
  readonly onSave?: () => void
}

const missing = new Set(['value.required', 'value.core'])
/** Half a date is no wrong date: what has a form is judged when it is left. */
const judgedWhenLeft: readonly Field['type'][] = [
  'partial-date',
  'time',
  'code',
  'code-text',
  'name-from-list',
]
const noFindings: readonly LiveFinding[] = []

/**
 * The form of a kind of register, made of its fields: grouped by person, an input for each type, the rules beside each field. Enter goes on,
 * Shift+Enter back, Ctrl+. takes the suggestion of the field, Ctrl+Enter saves.
 */
export function EntryForm(props: EntryFormProps): ReactNode {
  const { kind, values, findings, bookYear, strict = false, before, onSave } = props
  const { entry: text } = useMessages()
  const form = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const groups = useMemo(() => planForm(kind), [kind])
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  const onChange = useCallback((id: string, value: string) => latest.current.onChange(id, value), [])
  const byField = useMemo(() => groupBy(findings ?? [], found => found.column), [findings])

  const toldOf = (field: Field): readonly LiveFinding[] => {
    const own = byField.get(field.id)
    if (own === undefined) return noFindings
    const empty = (values[field.id] ?? '') === ''
    return own.filter(({ code }) => {
      if (missing.has(code)) return strict || (code === 'value.required' && left.has(field.id) && empty)
      return focused !== field.id || !judgedWhenLeft.includes(field.type)
    })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (isComposing(event) || !(event.target instanceof HTMLElement)) return
    const id = event.target.dataset['entry']
    if (event.key === 'Enter' && event.ctrlKey && onSave !== undefined) {
      event.preventDefault()
      const { target } = event
      flushSync(() => target.blur())
      target.focus()
      latest.current.onSave?.()
    } else if (event.key === 'Enter' && !event.ctrlKey && id !== undefined && form.current !== null) {
      event.preventDefault()
      goOn(form.current, event.target, event.shiftKey ? -1 : 1)
    } else if (event.key === '.' && event.ctrlKey && id !== undefined) {
      event.preventDefault()
      const column = id.slice(2)
      const found = byField.get(column)?.find(({ suggestion }) => suggestion !== null)
      if (found?.suggestion != null) onChange(column, found.suggestion)
    }
  }
  return (
    // Keys that belong to all fields alike; the fields themselves are what is focused.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      ref={form}
      className={classes.form}
      onKeyDown={onKeyDown}
      onFocus={event => setFocused(columnOf(event.target))}
      onBlur={event => {
        const column = columnOf(event.target)
        setFocused(null)
        if (column !== null && !left.has(column)) setLeft(new Set([...left, column]))
      }}
    >
      {groups.map(group => (
        <Group key={group.key} group={group} values={values}>
          {group.fields.map(placed => (
            <EntryField
              key={placed.field.id}
              placed={placed}
              value={values[placed.field.id] ?? ''}
              findings={toldOf(placed.field)}
              latestYear={latestYearOf(kind, placed.field, values, bookYear)}
              before={before && (before[placed.field.id] ?? '')}
              onChange={onChange}
            />
          ))}
        </Group>
      ))}
      <div aria-live="polite">
        {(byField.get(null) ?? []).map(found => (
          <p key={found.code} className={classes.ofRow}>
            <SeverityIcon tone={found.severity} /> {found.message}
          </p>
        ))}
      </div>
      <p className={classes.keys}>{text.keys}</p>
    </div>
  )
}

interface GroupProps {
  readonly group: FormGroup
  readonly values: Readonly<Record<string, string>>
  readonly children: ReactNode
}

function Group({ group, values, children }: GroupProps): ReactNode {
  const { language } = useLanguage()
  const title =
    group.person?.label[language] ?? (group.title === null ? group.key : groupTitles[group.title][language])
  const [filled] = useState(() => group.fields.some(({ field }) => (values[field.id] ?? '') !== ''))
  if (group.seldom)
    return (
      <details className={classes.seldom} open={filled}>
        <summary>{title}</summary>
        <div className={classes.fields}>{children}</div>
      </details>
    )
  return (
    <fieldset className={classes.group}>
      <legend>{title}</legend>
      <div className={classes.fields}>{children}</div>
    </fieldset>
  )
}

function columnOf(target: EventTarget): string | null {
  return target instanceof HTMLElement ? (target.dataset['entry']?.slice(2) ?? null) : null
}

/** Puts the keyboard into the next field, or the one before; folded groups are passed by. */
function goOn(form: HTMLElement, from: HTMLElement, step: 1 | -1): void {
  const fields = [...form.querySelectorAll<HTMLElement>('[data-entry]:not([readonly])')].filter(field =>
    field.checkVisibility(),
  )
  const at = fields.indexOf(from)
  fields[at + step]?.focus()
}

/** The latest year that a date without its century is read as: that of the registration, but for what may come after it. */
function latestYearOf(
  kind: RegisterKind,
  field: Field,
  values: Readonly<Record<string, string>>,
  bookYear: number | null,
): number {
  const thisYear = new Date().getFullYear()
  if (field.type !== 'partial-date' || bookYear === null) return thisYear
  if (mayBeLater(kind, field)) return Math.min(thisYear, bookYear + 49)
  const registered = parsePartialDate(values[entryFields.registered] ?? '')
  return Math.min(thisYear, registered.ok === undefined ? bookYear + 1 : registered.parts.year)
}
