import { type ReactNode, useEffect, useRef } from 'react'
import { isComposing } from '../../../src/ui/fields/form/is-composing.ts'
import { useDeskMessages } from '../messages/desk.ts'
import classes from './desk.module.css'
import type { Entry } from './entry.ts'

interface ParkLineProps {
  readonly entry: Entry
  readonly onPark: (note: string) => void
  readonly onCancel: () => void
}

/** Why an entry is parked, asked for in a line below the form. */
export function ParkLine({ entry, onPark, onCancel }: ParkLineProps): ReactNode {
  const text = useDeskMessages()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  return (
    <div className={classes.park}>
      <label htmlFor="park-reason">{text.parkReason}</label>
      <input
        ref={input}
        id="park-reason"
        defaultValue={entry.store.get().note ?? ''}
        maxLength={500}
        autoComplete="off"
        aria-describedby="park-how"
        onKeyDown={event => {
          if (isComposing(event)) return
          event.stopPropagation()
          const note = event.currentTarget.value.trim()
          if (event.key === 'Escape') onCancel()
          else if (event.key === 'Enter' && note !== '') onPark(note)
          else return
          event.preventDefault()
        }}
      />
      <span id="park-how" className="soft">
        {text.parkHow}
      </span>
    </div>
  )
}
