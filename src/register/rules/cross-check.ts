import { getKind, type KindCode } from '../kind.ts'
import type { Row } from '../row.ts'
import type { CrossBook, CrossFinding } from './cross-book.ts'
import { findCopies } from './cross-books.ts'
import { readEntryFacts } from './cross-facts.ts'
import { comparePeople, type PeopleContext } from './cross-people.ts'
import { CrossStore } from './cross-store.ts'
import { compareVolumes } from './cross-volumes.ts'

export type { CrossBook, CrossFinding } from './cross-book.ts'

/** The check of several books against each other, fed row by row; it keeps some 200 bytes an entry and no names. */
export interface CrossCheck {
  /** Names a book; a book never named (its file could not be used) is left out of everything. */
  readonly addBook: (book: CrossBook) => void
  readonly add: (key: string, kind: KindCode, row: Pick<Row, 'row' | 'values'>) => void
  /** By book in the order they were named, then by row. */
  readonly finish: () => readonly CrossFinding[]
}

/** Starts a check between books. `bearers`: names, and on how many days people were born who are known to bear them, beside those of the rows. */
export function createCrossCheck(options: { readonly bearers?: PeopleContext['bearers'] } = {}): CrossCheck {
  const store = new CrossStore()
  const books = new Map<string, CrossBook>()
  return {
    addBook: book => void books.set(book.key, book),
    add: (key, kind, row) => store.add(key, row.row, readEntryFacts(getKind(kind), row.values)),
    finish: () => {
      const judged = [...books.values()].filter(({ isReference }) => isReference !== true)
      const { findings, areCopies, areTold } = findCopies(store, judged)
      const found = [
        ...findings,
        ...compareVolumes(store, judged, areTold),
        ...comparePeople(store, books, { areCopies, bearers: options.bearers ?? [] }),
      ]
      const order = new Map([...books.keys()].map((key, at) => [key, at]))
      return found.sort(
        (a, b) => (order.get(a.book) ?? 0) - (order.get(b.book) ?? 0) || (a.row ?? 0) - (b.row ?? 0),
      )
    },
  }
}
