import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Change } from '../../../../../src/inventory/changes/schema.ts'
import { formatCount, formatMoment } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { useChanges } from './calls.ts'
import classes from './panel.module.css'
import type { Review } from './use-review.ts'

const mostShown = 20

/** The latest changes of the book's pages, by whomever, each of which can be undone while nothing later touched the same. */
export function LatestChanges({ review }: { readonly review: Review }): ReactNode {
  const messages = useMessages()
  const text = messages.review.changes
  const { language } = useLanguage()
  const changes = useChanges(review.agency, review.book)
  const shown = changes.data?.slice(0, mostShown) ?? []
  const nameOf = ({ kind, affected }: Change) => text.line(text.kinds[kind], formatCount(affected, language))
  return (
    <section className={classes.changes} aria-label={text.title}>
      <h2>{text.title}</h2>
      {changes.isSuccess && shown.length === 0 && <p className="soft">{text.none}</p>}
      <ul>
        {shown.map(change => (
          <li key={change.id} data-undone={change.undone || undefined}>
            <span>
              {change.undoes !== null && `${text.isUndo}: `}
              {nameOf(change)}
              <span className={classes.who}>
                {[change.by, formatMoment(change.at).slice(-5)].filter(part => part !== null).join(', ')}
                {change.undone && `, ${text.undone}`}
              </span>
            </span>
            {!change.undone && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={(change.undoes === null ? text.undoOf : text.redoOf)(nameOf(change))}
                onClick={() => review.undo(change.id)}
              >
                {change.undoes === null ? text.undo : text.redo}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
