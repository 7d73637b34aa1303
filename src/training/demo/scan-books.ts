import { createReadStream } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { App } from '../../platform/app.ts'
import { importPages } from '../../scanning/intake/import-pages.ts'
import type { DrawnBook } from './draw-books.ts'

/** A listed book, and the account that scans it. */
export interface BookPlace {
  readonly agencyId: string
  readonly bookId: string
  readonly accountId: string
}

/** Takes the pictures of a book in as the upload does; their rendering is asked for, not done. Throws when one is refused. */
export async function uploadPages(app: App, drawn: DrawnBook, place: BookPlace): Promise<void> {
  const target = { ...place, jurisdiction: { agencies: [place.agencyId], confidential: true } }
  const images = drawn.pages.map(({ path }) => ({ name: basename(path), bytes: createReadStream(path) }))
  const { refused, duplicates } = await importPages(app, target, images)
  if (refused.length + duplicates.length > 0)
    throw new Error(`pages refused: ${[...refused, ...duplicates].map(page => page.name).join(', ')}`)
}

/**
 * Copies a book's straightened pages out of the vault into a folder, for packaging. Gives their names by picture: two for an
 * open ledger. Throws when a page could not be straightened.
 */
export async function exportPages(
  app: App,
  { agencyId, bookId }: BookPlace,
  dir: string,
): Promise<readonly (readonly string[])[]> {
  await mkdir(dir, { recursive: true })
  const pages = await app.database.transaction({ agencies: [agencyId], confidential: true }, tx =>
    tx
      .selectFrom('page')
      .select(['sequence', 'capture_id', 'half', 'rendered'])
      .where('agency_id', '=', agencyId)
      .where('book_id', '=', bookId)
      .where('sequence', 'is not', null)
      .orderBy('sequence')
      .execute(),
  )
  const names = new Map<string, string[]>()
  for (const { sequence, capture_id, half, rendered } of pages) {
    if (rendered === null) throw new Error(`page ${sequence} was not straightened`)
    const name = `${String(sequence).padStart(4, '0')}${half === null ? '' : `-${half}`}.jpg`
    await copyFile(await app.vault.getPath(rendered), join(dir, name))
    names.set(capture_id, [...(names.get(capture_id) ?? []), name])
  }
  return [...names.values()]
}
