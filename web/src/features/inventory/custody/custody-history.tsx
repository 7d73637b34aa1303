import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Book } from '../../../../../src/inventory/schema.ts'
import { formatDay } from '../../../messages/format.ts'
import { useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useMovements } from './calls.ts'
import classes from './custody.module.css'

/** Every slip that moved a book, the latest first; what tells where it is now stands out. */
export function CustodyHistory({ book }: { readonly book: Book }): ReactNode {
  const { custody: text } = useMessages()
  const movements = useMovements(book.agency.id, book.id)
  if (movements.isPending) return <Loading lines={3} />
  if (movements.isError) return <Failed problem={movements.error} onRetry={() => void movements.refetch()} />
  return (
    <section aria-label={text.history}>
      <h2>{text.history}</h2>
      {movements.data.movements.length === 0 ? (
        <p className="soft">{text.historyNone}</p>
      ) : (
        <ol className={classes.history}>
          {movements.data.movements.map(({ slip, copy, condition, current }) => (
            <li
              key={`${slip.id} ${copy}`}
              data-now={current || undefined}
              className={slip.cancelled === null ? undefined : classes.struck}
            >
              <strong>{formatDay(slip.onDay)}</strong> · {text.kinds[slip.kind]} ({text.copies[copy]}):{' '}
              {slip.from.name} → <strong>{slip.to.name}</strong>
              {current && ` · ${text.now}`}
              {slip.dueOn !== null && current && ` · ${text.due(formatDay(slip.dueOn))}`}
              {slip.cancelled !== null && ` · ${text.cancelled}: ${slip.cancelled.reason}`}
              <span className={classes.under}>
                <Link to="/custody" search={{ of: slip.agency.id, slip: slip.id }}>
                  {text.openSlip(slip.number)}
                </Link>
                {condition !== '' && ` · ${text.condition}: ${condition}`}
              </span>
            </li>
          ))}
        </ol>
      )}
      {movements.data.labels.map(
        ({ code, photo }) =>
          photo && (
            <img
              key={code}
              className={classes.cover}
              src={`/api/labels/${book.agency.id}/${code}/photo`}
              alt={text.cover}
              loading="lazy"
            />
          ),
      )}
    </section>
  )
}
