import type { ReactNode } from 'react'
import { useDeskMessages } from '../messages/desk.ts'
import classes from './desk.module.css'
import type { DeskModel } from './desk-model.ts'
import type { Entry } from './entry.ts'
import { focusField } from './key-places.ts'
import { useStore } from './store.ts'

/** Known people offered for the entry at hand, in a line that is always there: nothing moves when somebody is found. */
export function FamilyLine({
  model,
  entry,
}: {
  readonly model: DeskModel
  readonly entry: Entry
}): ReactNode {
  const text = useDeskMessages()
  const offer = useStore(model.families.offer, now => (now?.task === entry.task.id ? now : null))
  const count = offer?.families.length ?? 0
  const isTaken = offer !== null && offer.taken !== null
  const family = offer?.families[offer.taken ?? 0]
  return (
    <div className={classes.family} role="status" data-offered={family !== undefined || undefined}>
      {family !== undefined && (
        <>
          {isTaken ? (
            <strong>{text.familyTaken}</strong>
          ) : (
            <button
              type="button"
              tabIndex={-1}
              onPointerDown={event => event.preventDefault()}
              onClick={() => {
                const field = model.family(entry.task.id)
                if (field !== null) focusField({ task: entry.task.id, field })
              }}
            >
              {text.familyTake}
            </button>
          )}{' '}
          {text.family(family.label, family.from)}
          {count > 1 && <span className="soft"> {text.familyNext((offer?.taken ?? 0) + 1, count)}</span>}
        </>
      )}
    </div>
  )
}
