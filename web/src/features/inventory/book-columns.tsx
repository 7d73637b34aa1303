import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Book } from '../../../../src/inventory/schema.ts'
import type { Language } from '../../../../src/register/text.ts'
import { formatCount, formatMoment } from '../../messages/format.ts'
import type { Messages } from '../../messages/vi.ts'
import { KindLabel } from '../../ui/kind-label.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import type { GridColumn } from '../../ui/table/data-grid.tsx'
import classes from './books.module.css'
import { ClosedBadge } from './closing.tsx'
import { BookStateBadge } from './state-badge.tsx'

/** The columns of the list of books. */
export function bookColumns(
  { inventory: text, closing }: Messages,
  language: Language,
  narrow: boolean,
): readonly GridColumn<Book>[] {
  const count = (key: 'pages' | 'keyed' | 'records'): GridColumn<Book> => ({
    key,
    header: text[key === 'keyed' ? 'entries' : key],
    width: 76,
    align: 'right',
    render: book => formatCount(book[key], language),
  })
  const all: readonly GridColumn<Book>[] = [
    {
      key: 'kind',
      header: text.kind,
      width: narrow ? 112 : 166,
      render: book => (
        <Link
          to="/books/$agency/$book"
          params={{ agency: book.agency.id, book: book.id }}
          tabIndex={-1}
          className={classes.name}
        >
          <KindLabel kind={book.kind} />
        </Link>
      ),
    },
    { key: 'volume', header: text.volume, width: 62, align: 'right', render: book => book.volume },
    { key: 'year', header: text.year, width: 66, align: 'right', render: book => book.year },
    {
      key: 'agency',
      header: text.agency,
      width: 238,
      render: book => <Agencies book={book} text={closing} />,
    },
    {
      key: 'state',
      header: text.state,
      width: 168,
      render: book => (
        <span className={classes.badges}>
          <BookStateBadge state={book.state} />
          <ClosedBadge book={book} small />
        </span>
      ),
    },
    count('pages'),
    count('keyed'),
    count('records'),
    { key: 'updatedAt', header: text.updatedAt, width: 148, render: book => formatMoment(book.updatedAt) },
  ]
  // On a phone the state comes before the agency, so that it is in sight without scrolling.
  return narrow
    ? ['kind', 'volume', 'year', 'state', 'agency', 'pages', 'keyed', 'records', 'updatedAt'].flatMap(key =>
        all.filter(column => column.key === key),
      )
    : all
}

/** Which agency registered; where another one keeps the book today, that one too. */
function Agencies({ book, text }: { readonly book: Book; readonly text: Messages['closing'] }): ReactNode {
  const { agency, keeper } = book
  if (keeper?.id === agency.id) return <span title={agency.code}>{agency.name}</span>
  const now = keeper === null ? text.keeperUnknown : text.keptBy(keeper.name)
  return (
    <span className={classes.agencies} title={`${agency.name}; ${now}`}>
      <span>{agency.name}</span>
      <span className={classes.keeper}>{now}</span>
    </span>
  )
}

/** The column of boxes with which books are picked to be assigned together. */
export function pickColumn(
  { inventory: text, assigning }: Messages,
  language: Language,
  has: (book: Book) => boolean,
  toggle: (book: Book) => void,
): GridColumn<Book> {
  return {
    key: 'pick',
    header: <span className="visually-hidden">{assigning.chooseColumn}</span>,
    width: 38,
    onClick: toggle,
    render: book => (
      <input
        type="checkbox"
        tabIndex={-1}
        readOnly
        checked={has(book)}
        className={classes.pick}
        aria-label={assigning.choose(
          `${text.bookTitle(kindShortName(book.kind, language), book.year, book.volume)}, ${book.agency.name}`,
        )}
      />
    ),
  }
}
