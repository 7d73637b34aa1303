import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import classes from './number-field.module.css'
import { readTyped } from './read-typed.ts'

interface NumberFieldProps {
  readonly page: Page
  readonly onNumber: (page: Page, number: string | null) => void
  /** Goes so many pages on (back: below 0). */
  readonly onStep: (places: number) => void
  /** Goes so many rows on. */
  readonly onRow: (rows: number) => void
  readonly onLeave: () => void
  /** Numbers on from this page with what stands here. */
  readonly onCount: (page: Page, first: string) => void
}

/** Types the number of a page and goes on to the next. */
export function NumberField({
  page,
  onNumber,
  onStep,
  onRow,
  onLeave,
  onCount,
}: NumberFieldProps): ReactNode {
  const { order: text } = useMessages()
  const [typed, setTyped] = useState(page.number ?? '')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    input.current?.focus({ preventScroll: true })
    input.current?.select()
  }, [])
  const number = readTyped(typed)
  const keep = (): boolean => {
    if (number === undefined) return false
    onNumber(page, number)
    return true
  }
  const keys: Readonly<Record<string, () => void>> = {
    Enter: () => keep() && onStep(1),
    Tab: () => keep() && onStep(1),
    ArrowDown: () => keep() && onRow(1),
    ArrowUp: () => keep() && onRow(-1),
    Escape: () => {
      keep()
      onLeave()
    },
    'Shift+Enter': () => keep() && onStep(-1),
    'Shift+Tab': () => keep() && onStep(-1),
    'Ctrl+Enter': () => {
      if (number != null) onCount(page, number)
    },
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const key = `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.key}`
    const act = keys[key]
    if (act === undefined) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <input
      ref={input}
      className={classes.field}
      aria-label={text.numberOf(page.sequence)}
      aria-invalid={number === undefined}
      title={number === undefined ? text.numberWrong : undefined}
      value={typed}
      maxLength={6}
      inputMode="numeric"
      autoComplete="off"
      onChange={event => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onClick={event => event.stopPropagation()}
      onDoubleClick={event => event.stopPropagation()}
      onKeyDown={onKeyDown}
    />
  )
}
