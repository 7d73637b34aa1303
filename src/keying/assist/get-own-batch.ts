import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { getKind, type KindCode, type RegisterKind } from '../../register/kind.ts'

/** A batch that somebody works on, and whose book it is of. */
export interface OwnBatch {
  readonly agencyId: string
  readonly bookId: string
  readonly kind: RegisterKind
  readonly year: number
  readonly pass: 1 | 2
}

/** One's own batch, while it is in work. Throws `not-found`, also for another's and for one that was taken back. */
export async function getOwnBatch(
  tx: Transaction,
  { agencyId, batchId, accountId }: Readonly<Record<'agencyId' | 'batchId' | 'accountId', string>>,
): Promise<OwnBatch> {
  const { rows } = await sql<{ book: string; kind: KindCode; year: number; pass: 1 | 2 }>`
    select book.id as book, book.kind, book.year, batch.pass
    from keying_batch batch join book on book.agency_id = batch.agency_id and book.id = batch.book_id
    where batch.agency_id = ${agencyId} and batch.id = ${batchId} and batch.account_id = ${accountId} and batch.revoked_at is null`.execute(
    tx,
  )
  const [batch] = rows
  if (batch === undefined) throw new AppError('not-found')
  return { agencyId, bookId: batch.book, kind: getKind(batch.kind), year: batch.year, pass: batch.pass }
}
