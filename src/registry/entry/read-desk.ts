import { sql } from 'kysely'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findConcern } from '../../register/concerns.ts'
import { entryFields } from '../../register/entry-fields.ts'
import { maskValues } from '../../register/mask-identity.ts'
import { formatGaps, formatNext, formatVolume, parseEntryNumber } from '../../register/number.ts'
import type { Fields } from '../records/content.ts'
import { type DraftPlace, getEntryBook, lockDraft } from './draft-row.ts'
import { countUnlinked } from './list-unlinked.ts'
import type { Typist } from './save-draft.ts'
import type { Draft, EntryDesk } from './schema.ts'

/** What one record of a book usually has in common with the next. */
const carriedFields = [entryFields.volume, 'noiDangKy', 'noiCap', 'nguoiKy', 'chucVuNguoiKy', 'nguoiThucHien']

/** All that is needed to begin typing records of a book; nothing of it names a person of a record. Throws `not-found`. */
export async function readDesk(
  tx: Transaction,
  place: Pick<DraftPlace, 'agencyId' | 'bookId'>,
): Promise<EntryDesk> {
  const { agencyId, bookId } = place
  const book = await getEntryBook(tx, place)
  const { kind, year, volume } = book
  const numbers = await readNumbers(tx, place)
  const last = await readLast(tx, place)
  const fields = new Set(kind.fields.map(({ id }) => id))
  const fresh = {
    [entryFields.volume]: formatVolume({ volume, year }),
    noiDangKy: book.agencyName,
    noiCap: book.agencyName,
  }
  const carried = Object.entries(last ?? fresh).filter(([id]) => carriedFields.includes(id) && fields.has(id))
  const drafts = await listDrafts(tx, place)
  const next = formatNext(numbers.last ?? '')
  return {
    book: {
      id: bookId,
      agency: { id: agencyId, name: book.agencyName },
      kind: kind.code,
      year,
      volume,
      closed: book.closed,
    },
    next: next ?? null,
    missing: formatGaps(numbers.values),
    carried: Object.fromEntries(carried),
    entered: numbers.entered,
    unlinked: findConcern(kind.code) === undefined ? 0 : await countUnlinked(tx, place),
    drafts,
  }
}

/** The numbers of the latest year of registration in the book, with those of its drafts; `last` as written. */
async function readNumbers(tx: Transaction, { agencyId, bookId }: Pick<DraftPlace, 'agencyId' | 'bookId'>) {
  const { rows } = await sql<{ number: string; written: string; entered: number }>`
    with standing as (
      select r.number, r.year, v.fields ->> ${entryFields.number} as written, count(*) over ()::int as entered
      from record r join record_version v on v.agency_id = r.agency_id and v.record_id = r.id and v.version = r.version
      where r.agency_id = ${agencyId} and r.book_id = ${bookId} and r.removed_at is null
    )
    select number, written, entered from standing where year = (select max(year) from standing)
    union all
    select fields ->> ${entryFields.number}, fields ->> ${entryFields.number}, 0 from record_draft
    where agency_id = ${agencyId} and book_id = ${bookId} and removed_at is null and fields ? ${entryFields.number}`.execute(
    tx,
  )
  const numbered = rows.flatMap(({ number, written }) => {
    const parsed = parseEntryNumber(number)
    return parsed === undefined ? [] : [{ value: parsed.value, written }]
  })
  const highest = numbered.toSorted((one, other) => other.value - one.value)[0]
  return {
    values: numbered.map(({ value }) => value),
    last: highest?.written,
    entered: Math.max(0, ...rows.map(({ entered }) => entered)),
  }
}

/** The fields of the record that was written last in a book. */
async function readLast(
  tx: Transaction,
  { agencyId, bookId }: Pick<DraftPlace, 'agencyId' | 'bookId'>,
): Promise<Fields | undefined> {
  const { rows } = await sql<{ fields: Fields }>`
    select v.fields from record r
    join record_version v on v.agency_id = r.agency_id and v.record_id = r.id and v.version = r.version
    where r.agency_id = ${agencyId} and r.book_id = ${bookId} and r.removed_at is null
    order by v.at desc, r.id desc limit 1`.execute(tx)
  return rows[0]?.fields
}

async function listDrafts(
  tx: Transaction,
  { agencyId, bookId }: Pick<DraftPlace, 'agencyId' | 'bookId'>,
): Promise<EntryDesk['drafts']> {
  const { rows } = await sql<Omit<EntryDesk['drafts'][number], 'updatedAt'> & { at: Date }>`
    select d.id, coalesce(d.fields ->> ${entryFields.number}, '') as number, d.pdf is not null as "hasPdf", d.revision,
      account.display_name as by, d.updated_at as at
    from record_draft d join account on account.id = d.account_id
    where d.agency_id = ${agencyId} and d.book_id = ${bookId} and d.removed_at is null
    order by d.updated_at desc limit 200`.execute(tx)
  return rows.map(({ at, ...draft }) => ({ ...draft, updatedAt: at.toISOString() }))
}

/** A draft to go on with; journaled, since it names people. Throws `not-found`. */
export async function readDraft(
  tx: Transaction,
  place: DraftPlace,
  { identity }: Pick<Typist, 'identity'>,
): Promise<Draft> {
  const { kind } = await getEntryBook(tx, place)
  const { fields, about, pdfName, revision } = await lockDraft(tx, place)
  await appendJournal(tx, {
    agencyId: place.agencyId,
    action: 'draft.read',
    subject: `draft:${place.draftId}`,
    detail: { book: place.bookId },
  })
  return {
    id: place.draftId,
    fields: identity ? { ...fields } : maskValues(kind, fields),
    about,
    pdfName,
    revision,
  }
}
