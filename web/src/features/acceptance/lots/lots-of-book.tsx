import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatMoment } from '../../../messages/format.ts'
import { useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useLotsOfBook } from './calls.ts'
import { Findings } from './findings.tsx'
import { LotStateBadge } from './lot-state.tsx'
import classes from './lots.module.css'

/** On the page of a book: the lots it was in, why one was rejected, and which fields were wrong. */
export function LotsOfBook({ agency, book }: { readonly agency: string; readonly book: string }): ReactNode {
  const { lots: text } = useMessages()
  const list = useLotsOfBook(agency, book)
  return (
    <section className={classes.ofBook}>
      <h2>{text.ofBook}</h2>
      {list.isPending ? (
        <Loading />
      ) : list.isError ? (
        <Failed problem={list.error} onRetry={() => void list.refetch()} />
      ) : list.data.lots.length === 0 ? (
        <p className="soft">{text.noneOfBook}</p>
      ) : (
        <ol>
          {list.data.lots.map(lot => (
            <li key={lot.id}>
              <Link to="/acceptance/$agency/$lot" params={{ agency: lot.agency.id, lot: lot.id }}>
                {text.lot(lot.number)}
              </Link>{' '}
              <LotStateBadge lot={lot} /> <span className="soft">{formatMoment(lot.signedAt ?? lot.at)}</span>
              {lot.reason !== '' && (
                <p>
                  <strong>{text.reason}:</strong> {lot.reason}
                </p>
              )}
              {lot.findings.length > 0 && <Findings findings={lot.findings} />}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
