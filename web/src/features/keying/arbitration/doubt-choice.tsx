import type { ReactNode } from 'react'
import { type Doubt, doubtKinds } from '../../../../../src/keying/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import classes from './arbitration.module.css'

/** The first key of the kinds of doubt, in their order: 1 to 3 choose a value. */
const firstKey = 4

/** The kind of doubt that a key means. */
export function doubtOfKey(key: string): Doubt['kind'] | undefined {
  return /^[4-8]$/.test(key) ? doubtKinds[Number(key) - firstKey] : undefined
}

interface DoubtChoiceProps {
  readonly chosen: Doubt['kind'] | null
  /** Before the number of each key, `Alt+`. */
  readonly keyPrefix?: string
  readonly onToggle: (kind: Doubt['kind']) => void
}

/** What keeps a field from being read for sure: one kind, or none. */
export function DoubtChoice({ chosen, keyPrefix = '', onToggle }: DoubtChoiceProps): ReactNode {
  const { arbitration: text } = useMessages()
  return (
    <fieldset className={classes.doubts}>
      <legend className="visually-hidden">{text.doubt}</legend>
      {doubtKinds.map((kind, at) => (
        <button
          key={kind}
          type="button"
          aria-pressed={chosen === kind}
          onPointerDown={event => event.preventDefault()}
          onClick={() => onToggle(kind)}
        >
          <kbd>
            {keyPrefix}
            {firstKey + at}
          </kbd>{' '}
          {text.doubts[kind]}
        </button>
      ))}
    </fieldset>
  )
}
