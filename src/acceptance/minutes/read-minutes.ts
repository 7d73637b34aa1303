import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import { digestState } from '../../journal/canonical.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { LotRef } from '../lots/lot-ref.ts'
import { type Minutes, saidSchema } from './schema.ts'

/** The minutes of a lot. Needs scope 'all', after the lot was found to be seen. Throws `not-found`. */
export async function getMinutes(tx: Transaction, { agencyId, lotId }: LotRef): Promise<Minutes> {
  const { rows } = await sql<{ number: string; at: Date; digest: Buffer; said: unknown }>`
    select number, at, digest, said from minutes where agency_id = ${agencyId} and lot_id = ${lotId} order by id desc limit 1`.execute(
    tx,
  )
  const row = rows[0]
  if (row === undefined) throw new AppError('not-found')
  return {
    ...{ number: row.number, at: row.at.toISOString(), digest: row.digest.toString('hex') },
    intact: digestState(row.said).equals(row.digest),
    said: saidSchema.parse(row.said),
  }
}

/** A paper of a lot's minutes as it was written: its name as a file, and its digest in the vault. That it was taken is journaled. Throws `not-found`. */
export async function takeMinutesPaper(
  tx: Transaction,
  { agencyId, lotId }: LotRef,
  format: 'docx' | 'pdf',
): Promise<{ readonly name: `${string}.${typeof format}`; readonly sha256: Buffer }> {
  const { rows } = await sql<{ id: string; number: string; sha256: Buffer }>`
    select id, number, ${sql.ref(format)} as sha256 from minutes
    where agency_id = ${agencyId} and lot_id = ${lotId} order by id desc limit 1`.execute(tx)
  const row = rows[0]
  if (row === undefined) throw new AppError('not-found')
  const detail = { minutes: row.id, format }
  await appendJournal(tx, { agencyId, action: 'minutes.read', subject: `lot:${lotId}`, detail })
  return { name: `bien-ban-${row.number.replaceAll('/', '-')}.${format}`, sha256: row.sha256 }
}
