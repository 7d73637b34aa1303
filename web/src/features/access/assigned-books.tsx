import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Account } from '../../../../src/access/schema.ts'
import { assignmentListSchema } from '../../../../src/inventory/schema.ts'
import { call, withQuery } from '../../api/client.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import { Failed } from '../../ui/states/failed.tsx'
import classes from './access.module.css'
import { useCan } from './session.ts'

/** The books assigned to an account; how many there are for those who may not assign any, nothing for roles that work without. */
export function AssignedBooks({ account }: { readonly account: Account }): ReactNode {
  const { accounts: text } = useMessages()
  const { language } = useLanguage()
  const can = useCan()
  const fromAssignments = ['scanner', 'keyer', 'checker'].includes(account.role)
  if (!fromAssignments && account.books === 0) return null
  return (
    <section className={classes.panel} aria-labelledby="account-books">
      <h2 id="account-books">
        {account.books === 0 ? text.books : text.assigned(formatCount(account.books, language))}
      </h2>
      {account.books === 0 && <p className="soft">{text.noneAssigned}</p>}
      {account.books > 0 && can('books.assign') && <BookList account={account.id} />}
    </section>
  )
}

function BookList({ account }: { readonly account: string }): ReactNode {
  const { inventory } = useMessages()
  const { language } = useLanguage()
  const list = useQuery({
    queryKey: ['assignments', 'account', account],
    queryFn: ({ signal }) =>
      call(assignmentListSchema, withQuery('/api/assignments', { account }), { signal }),
  })
  if (list.isError) return <Failed problem={list.error} onRetry={() => void list.refetch()} />
  return (
    <ul className={classes.held}>
      {list.data?.assignments.map(({ book }) => (
        <li key={book.id}>
          <Link to="/books/$agency/$book" params={{ agency: book.agency.id, book: book.id }}>
            {inventory.bookTitle(kindShortName(book.kind, language), book.year, book.volume)}
          </Link>
          <span>{book.agency.name}</span>
        </li>
      ))}
    </ul>
  )
}
