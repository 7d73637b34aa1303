import type { ReactNode } from 'react'
import type { DeskModel } from '../desk/desk-model.ts'
import { takeHint } from '../desk/field-moves.ts'
import { useStore } from '../desk/store.ts'
import { useDeskMessages } from '../messages/desk.ts'
import classes from './aside.module.css'

interface HintListProps {
  readonly model: DeskModel
  /** One line under an image, for a table; otherwise a list beside the field. */
  readonly inLine?: boolean
}

/** What is offered for the field at hand, each with its key. */
export function HintList({ model, inLine = false }: HintListProps): ReactNode {
  const text = useDeskMessages()
  const { items, marked } = useStore(model.hints, hints => hints)
  if (items.length === 0) return null
  return (
    <div id="hints" role="listbox" aria-label={text.hints} className={inLine ? classes.line : classes.hints}>
      {items.map((item, index) => (
        // The keyboard stays in the input (aria-activedescendant); the pointer takes before the input is left.
        <div
          key={`${item.value} ${item.label}`}
          id={`hint-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === marked}
          onPointerDown={event => {
            event.preventDefault()
            takeHint(model, index)
          }}
        >
          <span className={classes.hint}>{item.label}</span>
          <kbd>{index === 0 ? text.tab : text.alt(index + 1)}</kbd>
        </div>
      ))}
    </div>
  )
}
