import { agenciesActingFor } from '../agencies/acting-agencies.ts'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import { findReach, type Right } from './rights.ts'
import type { Role } from './schema.ts'

/** Rights that only look: they reach into agencies taken over in part, too. */
const looks = (right: Right) => /\.(read|search)$/.test(right)

/** Whose rows an account may touch with a right; undefined when its role does not hold the right. */
export async function findJurisdiction(
  tx: Transaction,
  account: { readonly id: string; readonly agencyId: string; readonly role: Role },
  right: Right,
): Promise<Jurisdiction | undefined> {
  const reach = findReach(account.role, right)
  switch (reach) {
    case undefined:
      return undefined
    case 'all':
      return { scope: 'all' }
    case 'assigned': {
      const rows = await tx
        .selectFrom('assignment')
        .select(['agency_id', 'book_id'])
        .where('account_id', '=', account.id)
        .execute()
      return { agencies: [...new Set(rows.map(row => row.agency_id))], books: rows.map(row => row.book_id) }
    }
    case 'own':
    case 'subtree':
      return {
        agencies: await agenciesActingFor(tx, account.agencyId, {
          below: reach === 'subtree',
          partial: looks(right),
        }),
      }
  }
}
