import type { ReactNode } from 'react'
import type { Book } from '../../../../../src/inventory/schema.ts'
import { LotsOfBook } from '../lots/lots-of-book.tsx'
import { ChainView } from './chain-view.tsx'
import classes from './counts.module.css'

/** Acceptance of a book: whether its counts agree, and the lots it was in. */
export function AcceptanceTab({ book }: { readonly book: Book }): ReactNode {
  const id = { agency: book.agency.id, book: book.id }
  return (
    <div className={classes.tab}>
      <ChainView id={id} closed={book.closedAt !== null} />
      <LotsOfBook {...id} />
    </div>
  )
}
