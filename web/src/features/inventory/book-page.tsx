import { Button, Tabs } from '@mantine/core'
import { IconHistory, IconKeyboard } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Book } from '../../../../src/inventory/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { KindLabel } from '../../ui/kind-label.tsx'
import { kindName } from '../../ui/kind-text.ts'
import { Page } from '../../ui/layout/page.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { AcceptanceTab } from '../acceptance/counts/acceptance-tab.tsx'
import { useCan } from '../access/session.ts'
import { FindingsTab } from '../checking/findings-tab.tsx'
import { PackageTable } from '../checking/package-table.tsx'
import { KeyingTab } from '../keying/keying-tab.tsx'
import { BookInPlan } from '../plan/book-in-plan.tsx'
import { RecordsTab } from '../registry/records-tab.tsx'
import { CasesTab } from '../scanning/cases/cases-tab.tsx'
import { PagesTab } from '../scanning/pages-tab.tsx'
import { AssignmentsTab } from './assignments-tab.tsx'
import classes from './book-page.module.css'
import { useBook } from './calls.ts'
import { CloseButton, ClosedBadge, ClosedNotice } from './closing.tsx'
import { EntriesTab } from './entries-tab.tsx'
import { KeeperLine } from './keeper-line.tsx'
import { PaperTab } from './paper/paper-tab.tsx'
import { BookStateBadge } from './state-badge.tsx'

const route = getRouteApi('/shell/books/$agency/$book')

/** A book: what it is, and behind tabs its pages, entries, records, packages and findings. */
export function BookPage(): ReactNode {
  const { agency, book: id } = route.useParams()
  const book = useBook(agency, id)
  if (book.isPending) return <Loading />
  if (book.isError) return <Failed whole problem={book.error} onRetry={() => void book.refetch()} />
  return <BookView book={book.data} />
}

function BookView({ book }: { readonly book: Book }): ReactNode {
  const messages = useMessages()
  const text = messages.inventory
  const { language } = useLanguage()
  const can = useCan()
  const navigate = useNavigate()
  const { tab } = route.useSearch()
  const count = (n: number) => <span className={classes.count}>{formatCount(n, language)}</span>
  const tabs = [
    {
      key: 'pages',
      right: 'pages.read',
      label: text.tabs.pages,
      count: count(book.pages),
      body: <PagesTab book={book} />,
    },
    {
      key: 'cases',
      right: 'pages.read',
      label: messages.cases.title,
      count: count(book.cases),
      body: <CasesTab book={book} />,
    },
    {
      key: 'keying',
      right: 'keying.read',
      label: messages.keyingManage.tab,
      count: null,
      body: <KeyingTab book={book} />,
    },
    {
      key: 'entries',
      right: 'packages.read',
      label: text.tabs.entries,
      count: count(book.entries),
      body: <EntriesTab book={book} />,
    },
    {
      key: 'records',
      right: 'records.read',
      label: text.tabs.records,
      count: count(book.records),
      body: <RecordsTab book={book} />,
    },
    {
      key: 'packages',
      right: 'packages.read',
      label: text.tabs.packages,
      count: null,
      body: <PackageTable agency={book.agency.id} book={book.id} />,
    },
    {
      key: 'findings',
      right: 'packages.read',
      label: text.tabs.findings,
      count: null,
      body: <FindingsTab book={book} />,
    },
    {
      key: 'paper',
      right: 'books.read',
      label: messages.paper.tab,
      count: null,
      body: <PaperTab key={book.id} book={book} />,
    },
    {
      key: 'acceptance',
      right: 'acceptance.read',
      label: messages.counts.tab,
      count: null,
      body: <AcceptanceTab book={book} />,
    },
    {
      key: 'assignments',
      right: 'books.assign',
      label: messages.assigning.tab,
      count: null,
      body: <AssignmentsTab book={book} />,
    },
  ] as const
  const shown = tabs.filter(each => can(each.right))
  const current = shown.find(each => each.key === tab) ?? shown[0]
  const name = text.bookTitle(kindName(book.kind, language), book.year, book.volume)
  return (
    <Page
      fill
      title={name}
      above={
        <div className={classes.trail}>
          <Link to="/books">{messages.navigation.books}</Link> <span aria-hidden="true">/</span>{' '}
          <Link to="/books" search={{ agency: book.agency.id }}>
            {book.agency.name}
          </Link>
        </div>
      }
      heading={
        <span className={classes.heading}>
          <span>
            <KindLabel kind={book.kind} full />
          </span>
          <span className={classes.volume}>
            {text.volume} {book.volume} · {book.year}
          </span>
          <BookStateBadge state={book.state} />
          <ClosedBadge book={book} />
        </span>
      }
      actions={
        <>
          {can('journal.read') && (
            <Button
              variant="subtle"
              leftSection={<IconHistory size={17} />}
              renderRoot={props => <Link to="/journal" search={{ subject: `book:${book.id}` }} {...props} />}
            >
              {messages.closing.journal}
            </Button>
          )}
          {can('records.enter') && book.closedAt === null && (
            <Button
              variant="default"
              leftSection={<IconKeyboard size={17} />}
              renderRoot={props => (
                <Link
                  to="/books/$agency/$book/entry"
                  params={{ agency: book.agency.id, book: book.id }}
                  {...props}
                />
              )}
            >
              {messages.entry.open}
            </Button>
          )}
          {can('books.write') && book.closedAt === null && <CloseButton book={book} />}
        </>
      }
      below={
        <div className="soft">
          <KeeperLine book={book} />
          {book.closingTotal !== null &&
            ` · ${text.closingTotalOf(formatCount(book.closingTotal, language))}`}
          {book.note !== null && ` · ${book.note}`}
        </div>
      }
    >
      <ClosedNotice book={book} />
      <BookInPlan book={book} />
      <Tabs
        value={current?.key ?? null}
        onChange={key => {
          const next = tabs.find(each => each.key === key)?.key
          void navigate({ to: '.', search: { tab: next }, replace: true })
        }}
        className={classes.tabs}
      >
        <Tabs.List aria-label={name}>
          {shown.map(each => (
            <Tabs.Tab key={each.key} value={each.key}>
              {each.label} {each.count}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shown.map(each => (
          <Tabs.Panel key={each.key} value={each.key} className={classes.panel}>
            {each.key === current?.key && each.body}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  )
}
