import { sql } from 'kysely'
import { formatVolumeNumber } from '../../../inventory/create-book.ts'
import type { Database } from '../../../platform/postgres/database.ts'
import type { BookFolder } from './list-share.ts'
import { notices } from './texts.ts'

/** The open book that a folder is for, or what to say to who put files there. */
export type FolderBook =
  | { readonly agencyId: string; readonly bookId: string; readonly notice?: undefined }
  | { readonly notice: string }

/** Finds the books of folders by the agency's code and the volume; one that is not listed is never made. */
export async function findBooks(
  database: Database,
  folders: readonly BookFolder[],
): Promise<ReadonlyMap<BookFolder, FolderBook>> {
  const keys = folders.flatMap(folder => (folder.key === undefined ? [] : [{ folder, ...folder.key }]))
  const { rows } = await database.transaction({ scope: 'all' }, tx =>
    sql<{ nth: number; agency_id: string; id: string; closed: boolean }>`
      select wanted.nth::int, book.agency_id, book.id, book.closed_at is not null as closed
      from unnest(${keys.map(({ folder }) => folder.code)}::text[], ${keys.map(({ kind }) => kind)}::text[],
          ${keys.map(({ year }) => year)}::int[], ${keys.map(({ volume }) => formatVolumeNumber(volume))}::text[])
          with ordinality as wanted (code, kind, year, volume, nth)
        join agency on agency.code = wanted.code
        join book on book.agency_id = agency.id and book.kind = wanted.kind and book.year = wanted.year and book.volume = wanted.volume`.execute(
      tx,
    ),
  )
  const found = new Map<BookFolder, FolderBook>()
  for (const folder of folders)
    if (folder.key === undefined) found.set(folder, { notice: notices.name(folder.name) })
  for (const [index, { folder }] of keys.entries()) {
    const [book, ...others] = rows.filter(({ nth }) => nth === index + 1)
    if (book === undefined) found.set(folder, { notice: notices.book(folder.name, folder.code) })
    else if (others.length > 0) found.set(folder, { notice: notices.several(folder.name, folder.code) })
    else if (book.closed) found.set(folder, { notice: notices.closed(folder.name) })
    else found.set(folder, { agencyId: book.agency_id, bookId: book.id })
  }
  return found
}

/** Which of some codes an agency bears or bore. */
export async function findKnownCodes(
  database: Database,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await database.transaction({ scope: 'all' }, tx =>
    sql<{ code: string }>`select distinct code from agency where code = any(${codes}::text[])`.execute(tx),
  )
  return new Set(rows.map(({ code }) => code))
}
