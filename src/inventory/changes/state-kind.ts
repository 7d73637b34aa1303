import type { Transaction } from '../../platform/postgres/database.ts'
import type { Change } from './schema.ts'

/** The book that is changed, or a package of it, and who does it. */
export interface ChangedBook {
  readonly agencyId: string
  readonly bookId: string
  readonly accountId: string
  /** The package whose rows are changed; without it the change is about the book's pages. */
  readonly packageId?: string
}

/** What can be changed, by the id of a capture, page, case or cell; null: there is none. Plain JSON. */
export type States = Readonly<Record<string, unknown>>

/** One kind of state: how it stands now, and how it is set. `write` then `read` gives the same again; only then can a change be undone. */
export interface StateKind {
  read(tx: Transaction, book: ChangedBook, ids: readonly string[]): Promise<States>
  /** Sets these states and what follows from them (e.g. asks for rendering). The book is locked and open. */
  write(tx: Transaction, book: ChangedBook, states: States): Promise<void>
}

/** How the kinds of change that somebody may undo are undone. */
export type StateKinds = Readonly<Partial<Record<Change['kind'], StateKind>>>
