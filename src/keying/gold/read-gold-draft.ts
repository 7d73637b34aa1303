import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../access/guard.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import { maskValues } from '../../register/mask-identity.ts'
import { listFieldPlaces } from '../../scanning/pages/field-places.ts'
import { findSeen } from '../../scanning/pages/whole-page.ts'
import { pagesOfEntry } from '../pages-of-entry.ts'
import { readSetup } from '../setup/read-setup.ts'
import { type GoldPlace, mayBeGold } from './list-gold.ts'
import type { GoldDraft } from './schema.ts'

interface Looking extends Omit<GoldPlace, 'accountId'> {
  readonly account: Actor['account']
  readonly identity: boolean
}

/** A finished entry by lot, so that what known entries measure holds for the book; undefined when none is left. Journaled. Throws `not-found`. */
export async function drawGoldDraft(tx: Transaction, looking: Looking): Promise<GoldDraft | undefined> {
  const place = { ...looking, accountId: looking.account.id }
  const { rows } = await sql<{ id: string }>`
    select entry.id from entry where ${mayBeGold(place)} order by random() limit 1`.execute(tx)
  const id = rows[0]?.id
  if (id === undefined) {
    await readSetup(tx, looking.agencyId, looking.bookId)
    return undefined
  }
  return readDraft(tx, looking, id, sql`entry.fields`)
}

/** A gold entry as it was set. Journaled. Throws `not-found`. */
export function readGold(tx: Transaction, looking: Looking, entryId: string): Promise<GoldDraft> {
  const known = sql`(select gold."values" from gold_entry gold where gold.agency_id = entry.agency_id and gold.entry_id = entry.id)`
  return readDraft(tx, looking, entryId, known)
}

async function readDraft(
  tx: Transaction,
  { agencyId, bookId, account, identity }: Looking,
  entryId: string,
  values: RawBuilder<unknown>,
): Promise<GoldDraft> {
  const { rows } = await sql<
    Pick<GoldDraft, 'number' | 'pages'> & { values: Record<string, string> | null; kind: string }
  >`
    select coalesce(entry.number, '') as number, ${pagesOfEntry} as pages, ${values} as "values", book.kind
    from entry join book on book.agency_id = entry.agency_id and book.id = entry.book_id
    where entry.agency_id = ${agencyId} and entry.book_id = ${bookId} and entry.id = ${entryId}`.execute(tx)
  const found = rows[0]
  if (found === undefined || found.values === null) throw new AppError('not-found')
  const fields = await goldFields(tx, agencyId, bookId)
  const own = Object.fromEntries(fields.map(field => [field, found.values?.[field] ?? '']))
  const draft: GoldDraft = {
    ...{ entry: entryId, number: found.number, pages: found.pages, fields: [...fields] },
    places: await listFieldPlaces(tx, agencyId, bookId),
    sees: await findSeen(tx, account, bookId),
    values: identity ? own : maskValues(findKind(found.kind), own),
  }
  await appendJournal(tx, { agencyId, action: 'keying.read-gold', subject: `case:${entryId}` })
  return draft
}

/** The fields of a book that a gold entry knows: those somebody keys, not those that every entry of the book has alike. */
export async function goldFields(
  tx: Transaction,
  agencyId: string,
  bookId: string,
): Promise<readonly string[]> {
  const { fields, carried } = await readSetup(tx, agencyId, bookId)
  return fields.filter(field => carried[field] === undefined)
}
