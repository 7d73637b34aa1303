import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { type Doubt, doubtKinds } from '../../../../src/keying/schema.ts'
import type { Field } from '../../../../src/register/kind.ts'
import { isComposing } from '../../../src/ui/fields/form/is-composing.ts'
import type { DeskModel } from '../desk/desk-model.ts'
import type { Entry } from '../desk/entry.ts'
import { goOn } from '../desk/field-moves.ts'
import { focusField } from '../desk/key-places.ts'
import { useDeskMessages } from '../messages/desk.ts'
import classes from './aside.module.css'

interface DoubtPickerProps {
  readonly model: DeskModel
  readonly entry: Entry
  readonly field: Field
}

/** What keeps a field from being read: a number chooses, a note may follow, Enter goes on to the next field. */
export function DoubtPicker({ model, entry, field }: DoubtPickerProps): ReactNode {
  const text = useDeskMessages()
  const place = { task: entry.task.id, field: field.id }
  const [chosen, setChosen] = useState<Doubt['kind'] | null>(null)
  const first = useRef<HTMLButtonElement>(null)
  const note = useRef<HTMLInputElement>(null)
  const old = entry.store.get().doubts[field.id]
  useEffect(() => {
    if (chosen === null) first.current?.focus()
    else note.current?.focus()
  }, [chosen])

  const back = (on: boolean) => {
    model.doubting.set(null)
    focusField(place)
    if (on) goOn(model, 1, true)
  }
  const choose = (kind: Doubt['kind']) => {
    model.doubt(place, { kind, note: old?.note ?? null })
    setChosen(kind)
  }
  const remove = () => {
    model.doubt(place, null)
    back(false)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event)) return
    event.stopPropagation()
    if (event.key === 'Escape') {
      event.preventDefault()
      back(false)
    } else if (chosen !== null && event.key === 'Enter') {
      event.preventDefault()
      const said = note.current?.value.trim() ?? ''
      if (said !== (old?.note ?? '')) model.doubt(place, { kind: chosen, note: said === '' ? null : said })
      back(true)
    } else if (chosen === null && /^[0-5]$/.test(event.key)) {
      event.preventDefault()
      const kind = doubtKinds[Number(event.key) - 1]
      if (kind === undefined) remove()
      else choose(kind)
    }
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as one
    <div role="group" aria-label={text.doubt} className={classes.doubts} onKeyDown={onKeyDown}>
      {chosen === null ? (
        <>
          {doubtKinds.map((kind, index) => (
            <button key={kind} ref={index === 0 ? first : null} type="button" onClick={() => choose(kind)}>
              <kbd>{index + 1}</kbd> {text.doubts[kind]}
            </button>
          ))}
          {old !== undefined && (
            <button type="button" onClick={remove}>
              <kbd>0</kbd> {text.noDoubt}
            </button>
          )}
          <p className="soft">{text.doubtHow}</p>
        </>
      ) : (
        <>
          <p className={classes.doubt}>? {text.doubts[chosen]}</p>
          <input
            ref={note}
            className={classes.note}
            defaultValue={old?.note ?? ''}
            placeholder={text.doubtNote}
            aria-label={text.doubtNote}
            maxLength={500}
            autoComplete="off"
          />
        </>
      )}
    </div>
  )
}
