import { v7 as newId } from 'uuid'
import type { App } from '../../platform/app.ts'
import { noteFile } from '../../platform/vault/note-file.ts'
import type { pageRoles } from '../order/schema.ts'

/** For tests: a page that has been straightened already, or is still waiting without a `jpeg`. */
export interface RenderedTestPage {
  readonly jpeg?: Buffer
  readonly width?: number
  readonly height?: number
  readonly dpi?: number
  readonly role?: (typeof pageRoles)[number]
}

/** For tests: puts pages into a book behind those it has, as the rendering leaves them; gives their ids. */
export async function addRenderedPages(
  app: Pick<App, 'database' | 'vault'>,
  { agencyId, bookId }: { readonly agencyId: string; readonly bookId: string },
  pages: readonly RenderedTestPage[],
): Promise<readonly string[]> {
  const pending = await app.vault.begin('test')
  const ids = pages.map(() => newId())
  await app.database.transaction({ scope: 'all' }, async tx => {
    const original = await pending.put(Buffer.from('bản gốc để thử'))
    await noteFile(tx, agencyId, original, 'image/jpeg')
    const known = await tx
      .selectFrom('page')
      .select(eb => eb.fn.countAll<string>().as('count'))
      .where('book_id', '=', bookId)
      .executeTakeFirstOrThrow()
    const rows = []
    for (const [index, page] of pages.entries()) {
      const rendered = page.jpeg === undefined ? undefined : await pending.put(page.jpeg)
      if (rendered !== undefined) await noteFile(tx, agencyId, rendered, 'image/jpeg')
      rows.push({ page, capture: newId(), sequence: Number(known.count) + index + 1, rendered })
    }
    await tx
      .insertInto('capture')
      .values(
        rows.map(({ capture, rendered, sequence }) => ({
          ...{
            agency_id: agencyId,
            id: capture,
            book_id: bookId,
            original: original.digest,
            source_page: sequence,
          },
          ...{ original_name: 'trang.jpg', state: rendered === undefined ? 'waiting' : 'ready' },
        })),
      )
      .execute()
    await tx
      .insertInto('page')
      .values(
        rows.map(({ page, capture, sequence, rendered }, index) => ({
          ...{
            agency_id: agencyId,
            id: ids[index] ?? newId(),
            book_id: bookId,
            capture_id: capture,
            sequence,
          },
          ...{ role: page.role ?? 'entries', width: page.width ?? 1654, height: page.height ?? 2339 },
          ...{
            dpi: page.dpi ?? 200,
            rendered: rendered?.digest ?? null,
            thumbnail: rendered?.digest ?? null,
          },
        })),
      )
      .execute()
  })
  await pending.commit()
  return ids
}
