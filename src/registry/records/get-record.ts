import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import { maskValues } from '../../register/mask-identity.ts'
import { listLinks } from '../notes/list-links.ts'
import { listNotes } from '../notes/list-notes.ts'
import { type RecordView, versionSourceSchema } from '../schema.ts'
import type { Fields } from './content.ts'

interface VersionRow {
  readonly version: number
  readonly source: string
  readonly restores: number | null
  readonly reason: string
  readonly at: Date
  readonly by: string | null
  readonly fields: Fields
  readonly pdf: Buffer
  readonly pdf_name: string
  readonly book_id: string
  readonly kind: string
  readonly year: number
  readonly number: string
  readonly volume: string
  readonly current: number
  readonly removed_at: Date | null
  readonly closed_at: Date | null
  readonly agency_code: string
  readonly agency_name: string
}

/** What the reader of a record may see of it, beside the rows of their jurisdiction. */
export interface RecordReader {
  /** Records that two persons removed: those who may correct records. */
  readonly removed: boolean
  /** Identity numbers in full. */
  readonly identity: boolean
}

/**
 * A record with every version it ever had (newest first), its notes and links, and the file of its current PDF; throws `not-found`. Its
 * fields are what the book says; what holds since by a decision stands in its notes.
 */
export async function getRecord(
  tx: Transaction,
  agencyId: string,
  recordId: string,
  reader: RecordReader,
): Promise<{ record: RecordView; pdf: Buffer }> {
  const { rows } = await sql<VersionRow>`
    select v.version, v.source, v.restores, v.reason, v.at, account.display_name as by, v.fields, v.pdf, v.pdf_name,
      r.book_id, r.kind, r.year, r.number, b.volume, r.version as current, r.removed_at, b.closed_at, a.code as agency_code, a.name as agency_name
    from record r
    join record_version v on v.agency_id = r.agency_id and v.record_id = r.id
    join book b on b.agency_id = r.agency_id and b.id = r.book_id
    join agency a on a.id = r.agency_id
    left join account on account.id = v.account_id
    where r.agency_id = ${agencyId} and r.id = ${recordId}
    order by v.version desc`.execute(tx)
  const current = rows.find(row => row.version === row.current)
  if (current === undefined || (current.removed_at !== null && !reader.removed))
    throw new AppError('not-found')
  const kind = findKind(current.kind)
  const shown = (fields: Fields): Record<string, string> =>
    reader.identity ? { ...fields } : maskValues(kind, fields)
  const record: RecordView = {
    id: recordId,
    agency: { id: agencyId, code: current.agency_code, name: current.agency_name },
    bookId: current.book_id,
    kind: current.kind,
    year: current.year,
    number: current.number,
    volume: current.volume,
    version: current.version,
    fields: shown(current.fields),
    pdfName: current.pdf_name,
    removedAt: current.removed_at?.toISOString() ?? null,
    bookClosed: current.closed_at !== null,
    notes: await listNotes(tx, { agencyId, recordId }, kind, reader.identity),
    links: await listLinks(tx, { agencyId, recordId }),
    versions: rows.map(({ version, source, restores, reason, at, by, fields }) => ({
      version,
      source: versionSourceSchema.parse(source),
      restores,
      reason,
      at: at.toISOString(),
      by,
      fields: shown(fields),
    })),
  }
  return { record, pdf: current.pdf }
}
