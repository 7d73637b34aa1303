import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { normalizeText } from '../../../../../src/register/normalize-text.ts'
import classes from './entry-form.module.css'

/** What every input of the form is told. */
export interface InputProps {
  readonly id: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly readOnly: boolean
  readonly required: boolean
  readonly invalid: boolean
  readonly describedBy: string | undefined
}

/** The attributes that every input of the form has; `data-entry` is what Enter goes on to. */
export function attributesOf({
  id,
  readOnly,
  required,
  invalid,
  describedBy,
}: Omit<InputProps, 'value' | 'onChange'>) {
  return {
    id,
    'data-entry': id,
    className: classes.input,
    readOnly,
    autoComplete: 'off',
    spellCheck: false,
    'aria-required': required || undefined,
    'aria-invalid': invalid || undefined,
    'aria-describedby': describedBy,
  }
}

interface FieldInputProps extends InputProps {
  /** Grows with its text; otherwise one line. */
  readonly long: boolean
  readonly numeric: boolean
  readonly capitals: boolean
  /** What a text becomes when the field is left. */
  readonly onLeave: (text: string) => string
}

/**
 * An input that keeps its own text: nothing writes into it while somebody types or an input method composes. A value that comes from outside
 * (a suggestion taken, another entry) replaces it; spaces and letters are put right when it is left.
 */
export function FieldInput({
  value,
  onChange,
  long,
  numeric,
  capitals,
  onLeave,
  ...rest
}: FieldInputProps): ReactNode {
  const element = useRef<HTMLInputElement | HTMLTextAreaElement | null>(null)
  const said = useRef(value)
  useLayoutEffect(() => {
    if (value === said.current) return
    said.current = value
    if (element.current !== null) element.current.value = value
  }, [value])
  const report = (text: string) => {
    said.current = text
    onChange(text)
  }
  const leave = () => {
    const input = element.current
    const left = input === null ? '' : onLeave(normalizeText(input.value))
    if (input === null || left === input.value) return
    input.value = left
    report(left)
  }
  const shared = {
    ...attributesOf(rest),
    defaultValue: value,
    maxLength: 2000,
    autoCapitalize: capitals ? 'words' : 'off',
    ...(numeric && { inputMode: 'numeric' as const }),
    onBlur: leave,
    ref: (input: HTMLInputElement | HTMLTextAreaElement | null) => {
      element.current = input
    },
  }
  return long ? (
    <textarea {...shared} rows={1} onInput={event => report(event.currentTarget.value)} />
  ) : (
    <input {...shared} onInput={event => report(event.currentTarget.value)} />
  )
}
