import { v7 as newId } from 'uuid'
import type { TestApp } from '../platform/testing/test-database.ts'
import type { TakenPage } from './intake/schema.ts'
import { takeFile } from './intake/take-file.ts'

/** For tests: a picture, PDF or TIFF as it comes from a scanner. */
export interface PictureFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** The page whose place it takes. */
  readonly replaces?: string
}

/** For tests: the book that gets the pictures; nobody brings them unless an account is named. */
export interface PictureTarget {
  readonly agencyId: string
  readonly bookId: string
  readonly accountId?: string | null
}

/** For tests: takes files into a book in their order, as an upload of one selection does; gives the pages of each. Throws when one is refused. */
export async function takePictures(
  app: TestApp,
  { agencyId, bookId, accountId }: PictureTarget,
  files: readonly PictureFile[],
): Promise<readonly (readonly TakenPage[])[]> {
  const jurisdiction = { agencies: [agencyId], confidential: true }
  const target = { agencyId, bookId, accountId: accountId ?? null, jurisdiction }
  const id = newId()
  const taken: (readonly TakenPage[])[] = []
  for (const [position, { name, bytes, replaces }] of files.entries()) {
    const file = { name, bytes: piecesOf(bytes), batch: { id, position } }
    const pages = await takeFile(app, target, replaces === undefined ? file : { ...file, replaces })
    taken.push(pages ?? [])
  }
  return taken
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
