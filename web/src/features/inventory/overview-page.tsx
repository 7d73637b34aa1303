import { Button } from '@mantine/core'
import { IconBooks, IconFileSpreadsheet, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Overview } from '../../../../src/inventory/schema.ts'
import { formatCount, formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { KindLabel } from '../../ui/kind-label.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useCan, useSession } from '../access/session.ts'
import { useOverview } from './calls.ts'
import { NewBookDialog } from './new-book-dialog.tsx'
import classes from './overview.module.css'
import { OverviewMatrix } from './overview-matrix.tsx'
import { BookStateBadge } from './state-badge.tsx'

/** The first page: how many books stand where, and which were worked on last. */
export function OverviewPage(): ReactNode {
  const messages = useMessages()
  const { data: session } = useSession()
  const overview = useOverview()
  return (
    <Page
      title={messages.navigation.overview}
      below={<div className="soft">{session?.account.agency.name}</div>}
    >
      {overview.isPending && <Loading lines={8} />}
      {overview.isError && <Failed problem={overview.error} onRetry={() => void overview.refetch()} />}
      {overview.data !== undefined &&
        (overview.data.totals.books === 0 ? <Newcomer /> : <Filled overview={overview.data} />)}
    </Page>
  )
}

function Newcomer(): ReactNode {
  const { inventory: text, checking } = useMessages()
  const can = useCan()
  const [adding, setAdding] = useState(false)
  return (
    <Empty icon={<IconBooks size={44} stroke={1.3} />} title={text.emptyTitle} text={text.emptyText}>
      <div className={classes.ways}>
        {can('books.write') && (
          <div>
            <p>{text.emptyBook}</p>
            <Button leftSection={<IconPlus size={17} />} onClick={() => setAdding(true)}>
              {text.addBook}
            </Button>
          </div>
        )}
        {can('packages.check') && (
          <div>
            <p>{text.emptyPackage}</p>
            <Button
              variant="default"
              leftSection={<IconFileSpreadsheet size={17} />}
              renderRoot={props => <Link to="/packages/new" {...props} />}
            >
              {checking.newPackage}
            </Button>
          </div>
        )}
      </div>
      <NewBookDialog opened={adding} onClose={() => setAdding(false)} />
    </Empty>
  )
}

function Filled({ overview }: { readonly overview: Overview }): ReactNode {
  const { inventory: text } = useMessages()
  const { language } = useLanguage()
  const totals = [
    [text.books, overview.totals.books],
    [text.pages, overview.totals.pages],
    [text.entries, overview.totals.entries],
    [text.records, overview.totals.records],
  ] as const
  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        <dl className={classes.totals}>
          {totals.map(([label, count]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{formatCount(count, language)}</dd>
            </div>
          ))}
        </dl>
        <div>
          <h2>{text.matrixTitle}</h2>
          <OverviewMatrix cells={overview.cells} />
        </div>
      </div>
      <section className={classes.recent} aria-labelledby="recent-title">
        <h2 id="recent-title">{text.recentTitle}</h2>
        <ul>
          {overview.recent.map(book => (
            <li key={book.id}>
              <Link
                to="/books/$agency/$book"
                params={{ agency: book.agency.id, book: book.id }}
                className={classes.recentLink}
              >
                <span className={classes.recentName}>
                  <KindLabel kind={book.kind} /> {book.volume}/{book.year}
                </span>
                <BookStateBadge state={book.state} />
                <span className={classes.recentNote}>{book.agency.name}</span>
                <span className={classes.recentNote}>{formatMoment(book.updatedAt)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
