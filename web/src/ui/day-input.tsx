import { TextInput, type TextInputProps } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { formatDay, parseDay } from '../messages/format.ts'
import { useMessages } from '../messages/language.tsx'

interface DayInputProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** A full day, `2026-03-05`; undefined: none. */
  readonly value: string | undefined
  readonly onChange: (day: string | undefined) => void
}

/** A day as people here write it, 05/03/2026; tells `onChange` once it is a day or empty. */
export function DayInput({ value, onChange, ...rest }: DayInputProps): ReactNode {
  const { journal: text } = useMessages()
  const [typed, setTyped] = useState(() => (value === undefined ? '' : formatDay(value)))
  const [left, setLeft] = useState(false)
  // A value from outside (a cleared filter, an address) replaces what was typed, unless that already says the same.
  useEffect(() => {
    setTyped(old => {
      if (value === undefined) return ''
      return parseDay(old) === value ? old : formatDay(value)
    })
  }, [value])
  const wrong = typed.trim() !== '' && parseDay(typed) === undefined
  return (
    <TextInput
      inputMode="numeric"
      autoComplete="off"
      placeholder={text.dayHint}
      {...rest}
      value={typed}
      onChange={event => {
        const next = event.currentTarget.value
        setTyped(next)
        setLeft(false)
        const day = parseDay(next)
        if (day !== value && (day !== undefined || next.trim() === '')) onChange(day)
      }}
      onBlur={() => setLeft(true)}
      error={wrong && left ? text.dayWrong : rest.error}
    />
  )
}
