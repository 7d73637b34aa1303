import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { formatExtractNumber } from '../../register/extract-papers.ts'
import { type ExtractPlace, findExtract } from './find-extract.ts'
import type { ExtractView } from './schema.ts'

/** Cancels a paper: its line and number stay in the book, its page of confirmation says so. Throws `not-found`, `extract.cancelled`. */
export async function cancelExtract(
  tx: Transaction,
  accountId: string,
  { agencyId, id }: ExtractPlace,
  reason: string,
  identity: boolean,
): Promise<ExtractView> {
  const { rows } = await sql<{ series: string; number: number; cancelled_at: Date | null }>`
    select series, number, cancelled_at from extract where agency_id = ${agencyId} and id = ${id} for no key update`.execute(
    tx,
  )
  const found = rows[0]
  if (found === undefined) throw new AppError('not-found')
  const number = formatExtractNumber(found)
  if (found.cancelled_at !== null) throw new AppError('extract.cancelled', { number })
  await sql`update extract set cancelled_at = now(), cancelled_by = ${accountId}, cancelled_reason = ${reason}
    where agency_id = ${agencyId} and id = ${id}`.execute(tx)
  const cancelled = await findExtract(tx, { agencyId, id }, identity)
  if (cancelled === undefined) throw new Error('a cancelled paper is not there')
  await appendJournal(tx, {
    agencyId,
    action: 'extract.cancel',
    subject: `extract:${id}`,
    detail: { number },
    after: { reason },
  })
  return cancelled
}
