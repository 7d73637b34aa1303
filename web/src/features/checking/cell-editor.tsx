import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import classes from './workbench.module.css'

/** Where to go after a cell was edited. */
export type After = 'stay' | 'right' | 'left'

interface CellEditorProps {
  readonly label: string
  readonly value: string
  readonly onDraft: (text: string) => void
  /** The text to keep, or null to leave the cell as it was. */
  readonly onDone: (text: string | null, after: After) => void
}

/**
 * The input in a cell. It keeps its own text, so that nothing writes into it while an input method composes; keys that belong to the composing
 * are left to it.
 */
export function CellEditor({ label, value, onDraft, onDone }: CellEditorProps): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  const finished = useRef(false)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])
  const finish = (text: string | null, after: After) => {
    if (finished.current) return
    finished.current = true
    onDone(text, after)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const text = event.currentTarget.value
    if (event.key === 'Enter') finish(text, 'stay')
    else if (event.key === 'Escape') finish(null, 'stay')
    else if (event.key === 'Tab') finish(text, event.shiftKey ? 'left' : 'right')
    else return
    event.preventDefault()
  }
  return (
    <input
      ref={input}
      className={classes.editor}
      aria-label={label}
      defaultValue={value}
      maxLength={2000}
      spellCheck={false}
      autoComplete="off"
      onInput={event => onDraft(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onClick={event => event.stopPropagation()}
      onBlur={event => finish(event.currentTarget.value, 'stay')}
    />
  )
}
