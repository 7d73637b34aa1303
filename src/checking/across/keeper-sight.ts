import { findJurisdiction } from '../../access/jurisdiction.ts'
import { findCustody } from '../../agencies/custody.ts'
import { practiceOfficeId } from '../../agencies/schema.ts'
import type { Database, Jurisdiction } from '../../platform/postgres/database.ts'
import type { KindCode } from '../../register/kind.ts'

/** A book, and who registered in it. */
export interface BookPlace {
  readonly agencyId: string
  readonly kind: KindCode
  readonly year: number
  readonly volume: string
}

/** Kinds whose entries not everybody at an office may see. */
const confidentialKinds: ReadonlySet<KindCode> = new Set<KindCode>(['CN', 'CMC'])

/**
 * What the office that keeps a book may see of other books: all that is told of them stands beside the findings of this one, which everybody
 * reads who reads the book. Adoptions and recognitions only where the book itself is one of those. A book that nobody is known to keep is
 * compared with nothing, nor is one for practising.
 */
export async function findKeeperSight(
  database: Database,
  { agencyId, kind, year, volume }: BookPlace,
): Promise<Jurisdiction> {
  if (agencyId === practiceOfficeId) return { agencies: [] }
  return database.transaction({ scope: 'all' }, async tx => {
    const book = await tx
      .selectFrom('book')
      .select('keeper_id')
      .where('agency_id', '=', agencyId)
      .where('kind', '=', kind)
      .where('year', '=', year)
      .where('volume', '=', volume)
      .executeTakeFirst()
    const keeper = book?.keeper_id ?? (await findCustody(tx, [agencyId])).get(agencyId)?.keeper?.id
    if (keeper === undefined) return { agencies: [] }
    const registrar = { id: keeper, agencyId: keeper, role: 'registrar' } as const
    const sight = await findJurisdiction(tx, registrar, 'records.search')
    if (sight === undefined || 'scope' in sight) return { agencies: [] }
    return { ...sight, confidential: confidentialKinds.has(kind) }
  })
}
