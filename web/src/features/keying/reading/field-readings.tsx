import type { ReactNode } from 'react'
import type { ParkedEntry } from '../../../../../src/keying/arbitration/schema.ts'
import type { Doubt } from '../../../../../src/keying/schema.ts'
import type { Field, RegisterKind } from '../../../../../src/register/kind.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { DoubtChoice } from '../arbitration/doubt-choice.tsx'
import { readable } from '../arbitration/side-text.tsx'
import classes from './reading.module.css'

interface FieldReadingsProps {
  readonly field: Field | undefined
  readonly label: string
  readonly kind: RegisterKind
  readonly keyings: ParkedEntry['keyings']
  readonly doubts: Readonly<Record<string, Doubt>>
  readonly withDoubts: boolean
  readonly onTake: (side: number) => void
  readonly onDoubt: (doubt: Doubt['kind']) => void
}

/** What was keyed of the field at hand, and its doubt; below, the doubts of the others. */
export function FieldReadings(props: FieldReadingsProps): ReactNode {
  const { field, label, kind, keyings, doubts, withDoubts, onTake, onDoubt } = props
  const { arbitration: text, parked } = useMessages()
  const { language } = useLanguage()
  if (keyings.length === 0 && !withDoubts) return null
  const id = field?.id ?? ''
  const others = Object.entries(doubts).filter(([other]) => other !== id)
  const notes = keyings.flatMap(({ note }) => note ?? [])
  return (
    <div className={classes.readings}>
      {notes.map(note => (
        <p key={note} className={classes.note}>
          {parked.notes}: “{note}”
        </p>
      ))}
      <div className={classes.line}>
        <strong>{label}</strong>
        {keyings.map((keying, side) => {
          const doubt = keying.doubts[id]
          const value = keying.values[id] ?? ''
          return (
            <button
              key={side}
              type="button"
              className={classes.take}
              tabIndex={-1}
              onClick={() => onTake(side)}
            >
              <kbd>Alt+{side + 1}</kbd> {value === '' ? <em>{text.empty}</em> : readable(field, value)}
              {doubt !== undefined && <span className={classes.doubt}>{text.doubts[doubt.kind]}</span>}
            </button>
          )
        })}
      </div>
      {withDoubts && <DoubtChoice chosen={doubts[id]?.kind ?? null} keyPrefix="Alt+" onToggle={onDoubt} />}
      {others.length > 0 && (
        <p className={classes.others}>
          {text.doubt}:{' '}
          {others
            .map(([other, { kind: why }]) => {
              const name = kind.fields.find(each => each.id === other)?.label[language] ?? other
              return `${name} (${text.doubts[why]})`
            })
            .join('; ')}
        </p>
      )}
    </div>
  )
}
