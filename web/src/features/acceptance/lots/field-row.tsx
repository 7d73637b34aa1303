import { type ReactNode, useEffect, useRef } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import { codeMeaning } from '../../../ui/fields/field-text.ts'
import type { ShownField } from '../../../ui/fields/group-fields.ts'
import classes from './lots.module.css'

interface FieldRowProps {
  readonly kind: string
  readonly field: ShownField & { readonly group: string | null }
  readonly critical: boolean
  readonly current: boolean
  /** What the book says instead, as typed so far; undefined: the field is right. */
  readonly found: string | undefined
  readonly readOnly: boolean
  readonly onFocus: () => void
  readonly onToggle: () => void
  readonly onFound: (found: string) => void
}

/** A field to be compared; marked as wrong, it asks what the book says. */
export function FieldRow(props: FieldRowProps): ReactNode {
  const { kind, field, critical, current, found, readOnly, onFocus, onToggle, onFound } = props
  const { lots: text } = useMessages()
  const input = useRef<HTMLInputElement>(null)
  const wrong = found !== undefined
  const marked = useRef(wrong)
  useEffect(() => {
    if (wrong && !marked.current) input.current?.focus()
    marked.current = wrong
  }, [wrong])
  const meaning = codeMeaning(kind, field.id, field.value)
  return (
    <li data-current={current || undefined} data-wrong={wrong || undefined}>
      {field.group !== null && <h3>{field.group}</h3>}
      <button
        type="button"
        data-row=""
        tabIndex={current ? 0 : -1}
        aria-pressed={wrong}
        onFocus={onFocus}
        onClick={readOnly ? undefined : onToggle}
      >
        <span className={classes.label}>
          {field.label}
          {critical && (
            <span className={classes.critical} title={text.critical}>
              ✱<span className="visually-hidden"> ({text.critical})</span>
            </span>
          )}
        </span>
        <span className={classes.value}>
          {field.value === '' ? <em>{text.empty}</em> : (meaning ?? field.value)}
          {meaning !== undefined && <span className="soft"> ({field.value})</span>}
        </span>
        {wrong && <strong className={classes.wrong}>{text.wrong}</strong>}
      </button>
      {wrong && (
        <label className={classes.found}>
          <span>{text.bookSays}</span>
          <input
            ref={input}
            value={found}
            readOnly={readOnly}
            maxLength={4000}
            autoComplete="off"
            placeholder={text.bookSaysHint}
            onFocus={onFocus}
            onChange={event => onFound(event.currentTarget.value)}
          />
        </label>
      )}
    </li>
  )
}
