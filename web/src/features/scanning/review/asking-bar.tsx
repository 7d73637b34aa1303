import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Correction } from '../../../../../src/scanning/review/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import type { Messages } from '../../../messages/vi.ts'
import classes from './panel.module.css'
import { listTouched } from './scope.ts'
import type { Edit } from './use-edit.ts'
import type { Review } from './use-review.ts'

/** What waits for a word: a correction of many pictures, or corners or a fold being moved. Also what was said last. */
export function AskingBar({ review, edit }: { readonly review: Review; readonly edit: Edit }): ReactNode {
  const { review: text } = useMessages()
  const { language } = useLanguage()
  const { mode, draft, isForMany, notice, scope } = review
  if (mode === 'corners' || mode === 'split') {
    const touched =
      mode === 'split' && review.current ? listTouched(review.captures, review.current.id, scope).length : 1
    const hint =
      mode === 'split'
        ? text.edit.split
        : (edit.outline?.points.length ?? 0) > 4
          ? text.edit.cornersFold
          : text.edit.corners
    return (
      <Bar
        text={
          touched > 1
            ? `${hint} ${text.confirm.what(text.confirm.split, formatCount(touched, language))}`
            : hint
        }
        apply={text.edit.apply}
        drop={text.edit.drop}
        onApply={edit.finish}
        onDrop={review.drop}
      >
        {mode === 'split' && (
          <>
            <Button size="compact-sm" variant="default" aria-label="←" onClick={() => edit.shiftFold(-1)}>
              ←
            </Button>
            <Button size="compact-sm" variant="default" aria-label="→" onClick={() => edit.shiftFold(1)}>
              →
            </Button>
          </>
        )}
      </Bar>
    )
  }
  if (isForMany && draft !== null)
    return (
      <Bar
        text={text.confirm.what(
          nameCorrection(draft.correction, text, language),
          formatCount(draft.captures.length, language),
        )}
        apply={text.confirm.apply}
        drop={text.confirm.drop}
        onApply={review.send}
        onDrop={review.drop}
      />
    )
  return (
    <div className={classes.notice} role="status" data-problem={notice?.isProblem || undefined}>
      {notice?.text ?? ''}
    </div>
  )
}

/** A correction in words. */
function nameCorrection(correction: Correction, { confirm }: Messages['review'], language: string): string {
  switch (correction.kind) {
    case 'turn':
      return confirm.turn(correction.deg)
    case 'straighten':
      return confirm.straighten(correction.deg.toLocaleString(language, { maximumFractionDigits: 1 }))
    case 'tone':
      return confirm.tones[correction.tone]
    default:
      return confirm[correction.kind]
  }
}

interface BarProps {
  readonly text: string
  readonly apply: string
  readonly drop: string
  readonly onApply: () => void
  readonly onDrop: () => void
  readonly children?: ReactNode
}

function Bar({ text, apply, drop, onApply, onDrop, children }: BarProps): ReactNode {
  return (
    <div className={classes.asking} role="status">
      <span>{text}</span>
      {children}
      <Button size="compact-sm" onMouseDown={event => event.preventDefault()} onClick={onApply}>
        {apply} (Enter)
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        onMouseDown={event => event.preventDefault()}
        onClick={onDrop}
      >
        {drop} (Esc)
      </Button>
    </div>
  )
}
