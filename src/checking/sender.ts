import type { RightHolder } from '../access/jurisdiction.ts'
import { findJurisdiction, includesAgency } from '../access/jurisdiction.ts'
import { AppError } from '../errors.ts'
import { type BookKey, ensureBook, findBookId } from '../inventory/ensure-book.ts'
import type { Database, Jurisdiction, Transaction } from '../platform/postgres/database.ts'

/** What who handed a package in may say about a book. */
export interface Sender {
  /** The book's id, as far as the sender sees it. */
  readonly sees: string | undefined
  /** Whether they may list a book that is not listed yet. */
  readonly mayList: boolean
}

/** A book as people name its files: `KS.2006.01`. */
export function formatBookKey({ kind, year, volume }: Omit<BookKey, 'agencyId'>): string {
  return `${kind}.${year}.${volume}`
}

/**
 * What the sender of a package may say about the book that its sheet turned out to hold, by their right to hand packages in at this
 * moment; row-level security answers. A package that came from the machine itself has no sender and may be about any book.
 */
export async function findSender(
  database: Database,
  packageId: string,
  key: BookKey,
): Promise<Sender | undefined> {
  const within = await database.transaction({ scope: 'all' }, async tx => {
    const account = await findAccount(tx, key.agencyId, packageId)
    return account && ((await findJurisdiction(tx, account, 'packages.check')) ?? nowhere)
  })
  if (within === undefined) return undefined
  const sees = await database.transaction(within, tx => findBookId(tx, key))
  return { sees, mayList: includesAgency(within, key.agencyId) }
}

const nowhere: Jurisdiction = { agencies: [] }

async function findAccount(
  tx: Transaction,
  agencyId: string,
  packageId: string,
): Promise<RightHolder | undefined> {
  const row = await tx
    .selectFrom('package')
    .innerJoin('account', 'account.id', 'package.account_id')
    .select(['account.id', 'account.agency_id', 'account.role', 'account.rights'])
    .where('package.agency_id', '=', agencyId)
    .where('package.id', '=', packageId)
    .executeTakeFirst()
  return row && { id: row.id, agencyId: row.agency_id, role: row.role, only: row.rights }
}

/**
 * The id of the book a package is about, listed now if it was not and the sender may. The transaction is the job's and sees every book
 * of the agency. Throws `package.not-yours`.
 */
export async function ensureTheirBook(
  tx: Transaction,
  key: BookKey,
  sender: Sender | undefined,
): Promise<string> {
  const known = await findBookId(tx, key)
  const isTheirs = sender === undefined || (known === undefined ? sender.mayList : known === sender.sees)
  if (!isTheirs) throw new AppError('package.not-yours', { book: formatBookKey(key) })
  return known ?? ensureBook(tx, key)
}
