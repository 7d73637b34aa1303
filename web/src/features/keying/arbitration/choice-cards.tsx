import type { ReactNode } from 'react'
import type { Difference } from '../../../../../src/keying/arbitration/schema.ts'
import type { Field } from '../../../../../src/register/kind.ts'
import { useMessages } from '../../../messages/language.tsx'
import classes from './arbitration.module.css'
import { markLetters } from './mark-letters.ts'
import { MarkedText, readable } from './side-text.tsx'

interface ChoiceCardsProps {
  readonly sides: Difference['sides']
  readonly field: Field | undefined
  readonly chosen: 0 | 1 | 'typed' | null
  readonly onChoose: (side: 0 | 1) => void
}

/** Both values below each other, so that the eye finds the letter that differs. */
export function ChoiceCards({ sides, field, chosen, onChoose }: ChoiceCardsProps): ReactNode {
  const { arbitration: text } = useMessages()
  const [one, other] = sides
  const marked = markLetters(readable(field, one.value), readable(field, other.value))
  return (
    <div className={classes.sides}>
      {([0, 1] as const).map(side => {
        const { doubt } = sides[side]
        return (
          <button
            key={side}
            type="button"
            className={classes.side}
            aria-pressed={chosen === side}
            aria-keyshortcuts={String(side + 1)}
            onClick={() => onChoose(side)}
          >
            <kbd>{side + 1}</kbd>
            <span className={classes.sideName}>{text.sides[side]}</span>
            <span className={classes.value}>
              <MarkedText pieces={marked[side]} />
            </span>
            {doubt !== null && (
              <span className={classes.sideDoubt}>
                {text.doubts[doubt.kind]}
                {doubt.note !== null && `: ${doubt.note}`}
              </span>
            )}
          </button>
        )
      })}
    </div>
  )
}
