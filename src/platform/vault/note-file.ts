import { sql } from 'kysely'
import type { Transaction } from '../postgres/database.ts'
import type { Stored } from './vault.ts'

/** Notes a file of the vault for an agency; noted already is a success. */
export async function noteFile(
  tx: Transaction,
  agencyId: string,
  file: Stored,
  mediaType: string,
): Promise<void> {
  await sql`
    insert into file (agency_id, sha256, size_bytes, media_type)
    values (${agencyId}, ${file.digest}, ${file.sizeBytes}, ${mediaType})
    on conflict do nothing`.execute(tx)
}
