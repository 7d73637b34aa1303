import { findJurisdiction } from '../../access/jurisdiction.ts'
import { AppError } from '../../errors.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'

/** A book as far as it matters to who may key it. */
export interface KeyedBook {
  readonly agencyId: string
  readonly bookId: string
  readonly kind: string
}

/** Throws `keying.account` unless the account is open and may key the book. Needs a transaction of scope 'all'. */
export async function requireKeyer(tx: Transaction, accountId: string, book: KeyedBook): Promise<void> {
  const account = await tx
    .selectFrom('account')
    .select(['id', 'agency_id', 'role'])
    .where('id', '=', accountId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  const holder = account && {
    id: account.id,
    agencyId: account.agency_id,
    role: account.role,
  }
  const jurisdiction = holder && (await findJurisdiction(tx, holder, 'keying.key'))
  if (jurisdiction === undefined || !isWithin(jurisdiction, book)) throw new AppError('keying.account')
}

/** What row-level security says of a book's entries, without a transaction in the other's name. */
function isWithin(jurisdiction: Jurisdiction, { agencyId, bookId, kind }: KeyedBook): boolean {
  if ('scope' in jurisdiction) return true
  const { agencies, except = [], books = [], confidential = false } = jurisdiction
  const kept = (agencies.includes(agencyId) && !except.includes(bookId)) || books.includes(bookId)
  return kept && (confidential || !['CN', 'CMC'].includes(kind))
}
