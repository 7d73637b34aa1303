import { v7 as newId } from 'uuid'
import type { BookRef } from '../inventory/lock-books.ts'
import type { App } from '../platform/app.ts'
import { addRenderedPages } from '../scanning/cases/testing.ts'
import type { Keying } from './schema.ts'

/** For tests: cases of a book, one a page, numbered from 1 on, that can be keyed; gives their ids. */
export async function addCases(
  app: Pick<App, 'database' | 'vault'>,
  { agencyId, bookId }: BookRef,
  count: number,
): Promise<readonly string[]> {
  const jpeg = Buffer.from('ảnh để thử')
  const pages = await addRenderedPages(
    app,
    { agencyId, bookId },
    Array.from({ length: count }, () => ({ jpeg })),
  )
  const ids = pages.map(() => newId())
  await app.database.transaction({ scope: 'all' }, async tx => {
    await tx
      .insertInto('entry')
      .values(
        ids.map((id, index) => ({
          ...{ agency_id: agencyId, id, book_id: bookId, number: String(index + 1), position: index + 1 },
          ...{ status: 'assigned', fields: '{}' },
        })),
      )
      .execute()
    await tx
      .insertInto('entry_page')
      .values(
        pages.map((page, index) => ({
          ...{ agency_id: agencyId, entry_id: ids[index] ?? '', page_id: page, position: 1 },
        })),
      )
      .execute()
  })
  return ids
}

/** For tests: something keyed of a task, finished unless told otherwise. */
export function keyed(
  task: string,
  values: Readonly<Record<string, string>>,
  more: Partial<Keying> = {},
): Keying {
  return {
    task,
    revision: 1,
    values: { ...values },
    doubts: {},
    sources: {},
    state: 'done',
    note: null,
    ...more,
  }
}
