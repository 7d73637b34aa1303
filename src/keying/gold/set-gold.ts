import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import { normalizeText } from '../../register/normalize-text.ts'
import { refuseOwnWork } from '../arbitration/own-work.ts'
import { sameValue } from '../kernel/same-value.ts'
import type { GoldPlace } from './list-gold.ts'
import { goldFields } from './read-gold-draft.ts'

interface SetEntry {
  readonly kind: string
  readonly fields: Readonly<Record<string, string>>
  readonly status: string
}

/**
 * Makes a finished entry a known one: its values were read with care beside the image. What the entry itself had wrong is put right as well, as long as it was
 * not checked yet; what was keyed of it stays and tells how often two were wrong alike. Throws `not-found`, `keying.own-work`, `keying.unfinished`, `keying.field`, `book.closed`.
 */
export async function setGold(
  tx: Transaction,
  { agencyId, bookId, accountId }: GoldPlace,
  entryId: string,
  read: Readonly<Record<string, string>>,
): Promise<void> {
  await requireOpenBook(tx, agencyId, bookId)
  const { rows } = await sql<SetEntry>`
    select book.kind, entry.fields, entry.status
    from entry join book on book.agency_id = entry.agency_id and book.id = entry.book_id
    where entry.agency_id = ${agencyId} and entry.book_id = ${bookId} and entry.id = ${entryId} and entry.position is not null
    for no key update of entry`.execute(tx)
  const entry = rows[0]
  const kind = findKind(entry?.kind ?? '')
  if (entry === undefined || kind === undefined) throw new AppError('not-found')
  await refuseUnlessOwnGold(tx, agencyId, entryId, accountId)
  if (entry.status === 'assigned') throw new AppError('keying.unfinished')
  const fields = await goldFields(tx, agencyId, bookId)
  const unknown = Object.keys(read).find(field => !fields.includes(field))
  if (unknown !== undefined) throw new AppError('keying.field', { field: unknown })
  const known = Object.fromEntries(fields.map(field => [field, normalizeText(read[field] ?? '')]))
  const corrected = Object.entries(known).filter(
    ([field, value]) => !sameValue(kind, field, entry.fields[field] ?? '', value),
  )
  await sql`
    insert into gold_entry (agency_id, entry_id, book_id, "values", account_id)
    values (${agencyId}, ${entryId}, ${bookId}, ${JSON.stringify(known)}::jsonb, ${accountId})
    on conflict (agency_id, entry_id) do update
      set "values" = excluded."values", account_id = excluded.account_id, at = now(), retired_at = null`.execute(
    tx,
  )
  if (corrected.length > 0 && entry.status === 'keyed') {
    await sql`
      update entry set fields = fields || ${JSON.stringify(Object.fromEntries(corrected))}::jsonb
      where agency_id = ${agencyId} and id = ${entryId}`.execute(tx)
  }
  await appendJournal(tx, {
    ...{ agencyId, action: 'keying.gold', subject: `case:${entryId}` },
    detail: { fields: fields.length, corrected: corrected.map(([field]) => field) },
    ...{ before: entry.fields, after: { ...entry.fields, ...known } },
  })
}

/** Who set it may set it anew; who keyed it may not. */
async function refuseUnlessOwnGold(
  tx: Transaction,
  agencyId: string,
  entryId: string,
  accountId: string,
): Promise<void> {
  const { rows } = await sql`
    select from gold_entry where agency_id = ${agencyId} and entry_id = ${entryId} and account_id = ${accountId}`.execute(
    tx,
  )
  if (rows.length === 0) await refuseOwnWork(tx, agencyId, entryId, accountId)
}

/** Says whether a gold entry is to measure nobody any more; tasks that were handed out already are measured still. Throws `not-found`. */
export async function retireGold(
  tx: Transaction,
  { agencyId, bookId }: GoldPlace,
  entryId: string,
  retired: boolean,
): Promise<void> {
  const { rows } = await sql`
    update gold_entry set retired_at = case when ${retired}::boolean then coalesce(retired_at, now()) end
    where agency_id = ${agencyId} and book_id = ${bookId} and entry_id = ${entryId} returning entry_id`.execute(
    tx,
  )
  if (rows.length === 0) throw new AppError('not-found')
  const detail = { retired }
  await appendJournal(tx, { agencyId, action: 'keying.retire-gold', subject: `case:${entryId}`, detail })
}
