import { memo, type ReactNode, useLayoutEffect, useRef } from 'react'
import type { Field } from '../../../../src/register/kind.ts'
import type { DeskModel } from '../desk/desk-model.ts'
import type { Entry } from '../desk/entry.ts'
import { formatKey } from '../desk/key-places.ts'
import { useStore } from '../desk/store.ts'
import classes from './form.module.css'

interface KeyInputProps {
  readonly model: DeskModel
  readonly entry: Entry
  readonly field: Field
  readonly id: string
  /** What tells of it: doubts, findings, where its value comes from. */
  readonly describedBy: string
  /** Grows with its text; otherwise one line. */
  readonly long: boolean
  /** For a cell, whose label is the heading of its column. */
  readonly label?: string
}

/**
 * An input that keeps its own text. Nothing writes into it while somebody types: what React knows of it follows what is typed, never the other way,
 * so that an input method that composes, or goes back and types anew, finds its letters and its cursor as it left them. Only a value that
 * comes from elsewhere (a suggestion taken, a family, a step back) replaces the text. Keys are the desk's (use-desk-keys.ts).
 */
export const KeyInput = memo(function KeyInput(props: KeyInputProps): ReactNode {
  const { model, entry, field, id, describedBy, long, label } = props
  const place = { task: entry.task.id, field: field.id }
  const element = useRef<HTMLInputElement | HTMLTextAreaElement | null>(null)
  const composing = useRef(false)
  const away = useRef(false)
  const value = useStore(entry.store, ({ values }) => values[field.id] ?? '')
  const reading = useStore(entry.store, () => model.readingOf(place))
  const isAt = useStore(model.at, at => at?.task === place.task && at.field === place.field)
  const count = useStore(model.hints, ({ items }) => (isAt ? items.length : 0))
  const marked = useStore(model.hints, hints => (isAt ? hints.marked : null))
  const wrong = useStore(
    model.findings,
    () => model.findingsOf(place)?.some(({ severity }) => severity === 'error') === true,
  )
  const known = useRef(value)
  useLayoutEffect(() => {
    if (value === known.current) return
    known.current = value
    if (element.current !== null) element.current.value = model.shown(field.id, value)
  }, [value, model, field.id])

  const typed = (text: string) => {
    known.current = text
    model.typed(place, text, composing.current)
  }
  const shared = {
    id,
    className: classes.input,
    'data-key': formatKey(place),
    defaultValue: model.shown(field.id, value),
    placeholder: reading,
    role: 'combobox',
    'aria-autocomplete': 'list' as const,
    'aria-expanded': count > 0,
    'aria-controls': count > 0 ? 'hints' : undefined,
    'aria-activedescendant': marked === null ? undefined : `hint-${marked}`,
    'aria-describedby': describedBy,
    'aria-invalid': wrong || undefined,
    'aria-label': label,
    autoComplete: 'off',
    autoCapitalize: field.type === 'person-name' ? 'words' : 'off',
    spellCheck: false,
    maxLength: 2000,
    ...(field.type === 'partial-date' && { inputMode: 'numeric' as const }),
    ref: (input: HTMLInputElement | HTMLTextAreaElement | null) => {
      element.current = input
    },
    onFocus: (event: { readonly currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      // Back in the window: typing goes on where it was.
      if (away.current) {
        away.current = false
        return
      }
      model.focused(place)
      event.currentTarget.select()
      event.currentTarget.closest('[data-row]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    },
    onBlur: (event: { readonly currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      const input = event.currentTarget
      composing.current = false
      // Another window came before this one (some input methods open one): the field is not left.
      away.current = document.activeElement === input
      if (away.current) return
      const left = model.left(place, input.value)
      known.current = entry.store.get().values[field.id] ?? ''
      if (left !== input.value) input.value = left
    },
    onCompositionStart: () => {
      composing.current = true
    },
    onCompositionEnd: (event: { readonly currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      composing.current = false
      model.offer(place, event.currentTarget.value, true)
    },
  }
  return long ? (
    <textarea {...shared} rows={1} onInput={event => typed(event.currentTarget.value)} />
  ) : (
    <input {...shared} type="text" onInput={event => typed(event.currentTarget.value)} />
  )
})

/** Whether a field is likely to need more than one line. */
export function isLong({ type, maxLength }: Field): boolean {
  return type === 'place-text' || type === 'date-in-words' || (type === 'text' && (maxLength ?? 99) > 40)
}
