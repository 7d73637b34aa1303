import type { ReactNode } from 'react'
import type { BookProgress } from '../../../../../src/keying/progress/schema.ts'
import classes from '../keying.module.css'

/** Where a book's cases are: finished, with people, and keyed in between. */
export function sharesOf({ cases, firstOpen, finished, waiting }: BookProgress) {
  const between = Math.max(0, cases - finished - waiting - firstOpen)
  return { finished, between, open: firstOpen, waiting }
}

/** A bar of where the cases of a book are; what it says stands beside it in words. */
export function ProgressBar({ progress }: { readonly progress: BookProgress }): ReactNode {
  const shares = sharesOf(progress)
  return (
    <span className={classes.bar} aria-hidden="true">
      {(['finished', 'between', 'open'] as const).map(part => (
        <span
          key={part}
          className={classes[part]}
          style={{ width: `${(100 * shares[part]) / Math.max(1, progress.cases)}%` }}
        />
      ))}
    </span>
  )
}
