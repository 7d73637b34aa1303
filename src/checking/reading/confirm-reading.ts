import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { requestCheck } from '../across/request-check.ts'
import type { PackagePlace } from '../package-view.ts'
import { type Reading, readingSchema } from './schema.ts'

/**
 * Keeps how a package's workbook is to be read, and asks for its check again. Throws as `requestCheck` does, and `reading.corrected` (another
 * sheet under rows that were put right).
 */
export async function confirmReading(tx: Transaction, place: PackagePlace, reading: Reading): Promise<void> {
  const { agencyId, packageId } = place
  await requestCheck(tx, place)
  const { rows } = await sql<{ reading: unknown; corrected: boolean }>`
    select reading, exists (select from correction c where c.agency_id = p.agency_id and c.package_id = p.id) as corrected
    from package p where agency_id = ${agencyId} and id = ${packageId}`.execute(tx)
  const before = readingSchema.parse(rows[0]?.reading ?? {})
  if (rows[0]?.corrected === true && reading.sheet !== before.sheet) throw new AppError('reading.corrected')
  await sql`
    update package set reading = ${JSON.stringify(reading)}::jsonb, state = 'received', failure = null
    where agency_id = ${agencyId} and id = ${packageId}`.execute(tx)
  await appendJournal(tx, {
    agencyId,
    action: 'package.reading',
    subject: `package:${packageId}`,
    detail: {
      sheet: reading.sheet ?? null,
      headerRow: reading.headerRow ?? null,
      letters: reading.letters ?? null,
      columns: Object.keys(reading.columns ?? {}).length,
    },
    before,
    after: reading,
  })
}
