import { sql } from 'kysely'
import type { Actor } from '../../access/guard.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import { pagesOfEntry } from '../../keying/pages-of-entry.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import { maskValues } from '../../register/mask-identity.ts'
import { type FilePlace, getFilePlace } from '../../registry/records/open-file.ts'
import { findSeen } from '../../scanning/pages/whole-page.ts'
import { fieldWeight } from '../sampling/field-weight.ts'
import type { ItemRef } from './inspect-item.ts'
import { bookJson } from './list-findings.ts'
import type { LotRef } from './lot-ref.ts'
import type { Sample, SampleItem } from './schema.ts'

/** The records of a lot's sample that lie within the jurisdiction, in the order in which they are inspected. */
export async function listSample(tx: Transaction, { agencyId, lotId }: LotRef): Promise<Sample['items']> {
  const { rows } = await sql<Sample['items'][number]>`
    select item.agency_id as agency, item.id, record.number, record.kind, item.state from sample_item item
      join record on record.agency_id = item.agency_id and record.id = item.record_id
    where item.lot_agency_id = ${agencyId} and item.lot_id = ${lotId} order by item.position`.execute(tx)
  return rows
}

type Row = Omit<SampleItem, 'agency' | 'id' | 'critical'> & { readonly record_id: string }

/** The case of a record by its number, where the book has one such case with pages: a book keyed elsewhere has its PDFs alone. */
const caseOf = sql`(
  select case when count(*) = 1 then (array_agg(entry.id))[1] end from entry
  where entry.agency_id = record.agency_id and entry.book_id = record.book_id and entry.number = record.number and entry.position is not null
    and entry.standing <> 'skipped')`

/** A record of a sample as it was drawn, to be compared with its image; journaled. Identity numbers are masked for who may not see them. Throws `not-found`, `page.crop-only`. */
export async function readSampleItem(
  tx: Transaction,
  { account, rights }: Pick<Actor, 'account' | 'rights'>,
  { agencyId, itemId }: ItemRef,
): Promise<SampleItem> {
  await requireInspectable(tx, account, { agencyId, itemId })
  const { rows } = await sql<Row>`
    select item.record_id, ${bookJson} as book, record.number, item.position, version.fields, item.state, item.errors, item.note, item.revision,
      account.display_name as "checkedBy", coalesce((select ${pagesOfEntry} from entry
        where entry.agency_id = record.agency_id and entry.id = ${caseOf}), '[]') as pages,
      coalesce((select jsonb_agg(jsonb_build_object('field', field, 'sheet', sheet, 'left', "left", 'top', top, 'width', width, 'height', height)) from field_place
        where agency_id = item.agency_id and book_id = item.book_id), '[]') as places
    from sample_item item
      join book on book.agency_id = item.agency_id and book.id = item.book_id
      join agency on agency.id = item.agency_id
      join record on record.agency_id = item.agency_id and record.id = item.record_id
      join record_version version on version.agency_id = item.agency_id and version.record_id = item.record_id and version.version = item.record_version
      left join account on account.id = item.checked_by
    where item.agency_id = ${agencyId} and item.id = ${itemId}`.execute(tx)
  const row = rows[0]
  if (row === undefined) throw new AppError('not-found')
  const { record_id, fields, ...item } = row
  const kind = findKind(item.book.kind)
  await appendJournal(tx, {
    ...{ agencyId, action: 'sample.read', subject: `record:${record_id}`, detail: { item: itemId } },
  })
  return {
    ...item,
    ...{ agency: agencyId, id: itemId },
    fields: rights.includes('identity.read') ? { ...fields } : maskValues(kind, fields),
    critical: (kind?.fields ?? [])
      .map(({ id }) => id)
      .filter(field => fieldWeight(item.book.kind, field) === 'critical'),
  }
}

/** The PDF of a record as it was drawn, and its name; journaled. Throws `not-found`, `page.crop-only`. */
export async function readSamplePdf(
  tx: Transaction,
  account: Actor['account'],
  { agencyId, itemId }: ItemRef,
): Promise<{ place: FilePlace; name: string }> {
  await requireInspectable(tx, account, { agencyId, itemId })
  const { rows } = await sql<{ record: string; pdf: Buffer; name: string }>`
    select item.record_id as record, version.pdf, version.pdf_name as name from sample_item item
      join record_version version on version.agency_id = item.agency_id and version.record_id = item.record_id and version.version = item.record_version
    where item.agency_id = ${agencyId} and item.id = ${itemId}`.execute(tx)
  const found = rows[0]
  if (found === undefined) throw new AppError('not-found')
  const place = await getFilePlace(tx, agencyId, found.pdf)
  await appendJournal(tx, {
    ...{ agencyId, action: 'record.read-pdf', subject: `record:${found.record}`, detail: { item: itemId } },
  })
  return { place, name: found.name.split('/').at(-1) ?? found.name }
}

/** Throws `not-found` unless the record of a sample lies within the jurisdiction, `page.crop-only` for who is not shown its page as a whole. */
export async function requireInspectable(
  tx: Transaction,
  account: Actor['account'],
  { agencyId, itemId }: ItemRef,
): Promise<void> {
  const { rows } = await sql<{ book: string }>`
    select book_id as book from sample_item where agency_id = ${agencyId} and id = ${itemId}`.execute(tx)
  const book = rows[0]?.book
  if (book === undefined) throw new AppError('not-found')
  if ((await findSeen(tx, account, book)) === 'crop') throw new AppError('page.crop-only')
}
