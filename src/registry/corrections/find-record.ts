import { sql } from 'kysely'
import type { LookedAt } from '../../approvals/approval-effect.ts'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { readEntry } from '../../register/entry.ts'
import { findKind } from '../../register/kind.ts'
import { lockNumbers } from '../deposit/find-existing.ts'
import type { MentionsOfRecord } from '../records/write-mentions.ts'
import type { VersionContent } from '../records/write-version.ts'

/** A record as those who correct it need it; removed ones, too. */
export interface CorrectedRecord {
  readonly agencyId: string
  readonly id: string
  readonly bookId: string
  readonly kind: string
  readonly year: number
  readonly number: string
  readonly occurrence: number
  readonly volume: string
  readonly version: number
  /** Hexadecimal content hash of the current version. */
  readonly content: string
  readonly removedAt: Date | null
}

/** A record within the jurisdiction; throws `not-found`. */
export async function findRecord(tx: Transaction, agencyId: string, id: string): Promise<CorrectedRecord> {
  const { rows } = await sql<CorrectedRecord>`
    select r.agency_id as "agencyId", r.id, r.book_id as "bookId", r.kind, r.year, r.number, r.occurrence, b.volume, r.version,
      encode(r.content, 'hex') as content, r.removed_at as "removedAt"
    from record r join book b on b.agency_id = r.agency_id and b.id = r.book_id
    where r.agency_id = ${agencyId} and r.id = ${id}`.execute(tx)
  const record = rows[0]
  if (record === undefined) throw new AppError('not-found')
  return record
}

/** The same, after what deposits take before they change records of the kind: nobody else writes it until this transaction ends. */
export async function lockRecord(tx: Transaction, agencyId: string, id: string): Promise<CorrectedRecord> {
  const { kind } = await findRecord(tx, agencyId, id)
  await lockNumbers(tx, agencyId, kind)
  return findRecord(tx, agencyId, id)
}

/** The same, when it stands; throws `record.removed`. */
export async function getStandingRecord(
  tx: Transaction,
  agencyId: string,
  id: string,
): Promise<CorrectedRecord> {
  const record = await lockRecord(tx, agencyId, id)
  if (record.removedAt !== null) throw new AppError('record.removed')
  return record
}

/** One version of a record; throws `record.no-version`. */
export async function getVersion(
  tx: Transaction,
  { agencyId, id }: Pick<CorrectedRecord, 'agencyId' | 'id'>,
  version: number,
): Promise<VersionContent> {
  const { rows } = await sql<VersionContent>`
    select fields, pdf, pdf_name as "pdfName", content from record_version
    where agency_id = ${agencyId} and record_id = ${id} and version = ${version}`.execute(tx)
  const found = rows[0]
  if (found === undefined) throw new AppError('record.no-version', { version })
  return found
}

/** The people a version of a record names. */
export function mentionsOf(
  { id, kind, year }: CorrectedRecord,
  { fields }: VersionContent,
): MentionsOfRecord {
  const known = findKind(kind)
  return {
    recordId: id,
    year,
    mentions: known === undefined ? [] : readEntry(known, { values: fields }).mentions,
  }
}

/** What tells whether a record is still as it was: for approvals, and for the journal's before and after. */
export function stateOf({ version, content, removedAt }: CorrectedRecord): Record<string, unknown> {
  return { version, content, removedAt: removedAt?.toISOString() ?? null }
}

/** A record as an approval shows it. */
export function lookedAt(record: CorrectedRecord): LookedAt {
  const { bookId, kind, year, number, volume } = record
  return { bookId, state: stateOf(record), about: { kind, year, number, volume } }
}
