import { IconCheck } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { FieldPlace } from '../../../../../src/scanning/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import classes from './places.module.css'

interface FieldListProps {
  readonly fields: readonly string[]
  readonly places: readonly FieldPlace[]
  readonly chosen: string
  readonly sheets: number
  readonly label: (field: string) => string
  readonly onChoose: (field: string) => void
}

/** The fields of the form in their order: which have their place, and which one is drawn now. */
export function FieldList({ fields, places, chosen, sheets, label, onChoose }: FieldListProps): ReactNode {
  const { places: text } = useMessages()
  const current = useRef<HTMLButtonElement>(null)
  const placed = new Map(places.map(place => [place.field, place]))
  const done = fields.filter(field => placed.has(field)).length
  useEffect(() => {
    if (chosen !== '') current.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <section className={classes.fields} aria-label={text.fields}>
      <h2>
        {text.fields} <span className={classes.count}>{text.done(done, fields.length)}</span>
      </h2>
      <ol>
        {fields.map((field, index) => {
          const place = placed.get(field)
          const state = place === undefined ? text.open : sheets > 1 ? text.onSheet(place.sheet) : text.placed
          return (
            <li key={field}>
              <button
                type="button"
                ref={field === chosen ? current : null}
                aria-pressed={field === chosen}
                data-placed={place !== undefined || undefined}
                onClick={() => onChoose(field)}
              >
                <span className={classes.mark} aria-hidden="true">
                  {place !== undefined && <IconCheck size={14} />}
                </span>
                <span className={classes.order}>{index + 1}</span>
                <span>{label(field)}</span>
                <span className={classes.state}>{state}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
