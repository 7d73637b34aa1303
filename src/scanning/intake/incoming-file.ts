import type { Jurisdiction } from '../../platform/postgres/database.ts'

/** The book that gets the pages, and who brings them; null: nobody, a folder or a command did. */
export interface IntakeTarget {
  readonly agencyId: string
  readonly bookId: string
  readonly accountId: string | null
  readonly jurisdiction: Jurisdiction
}

/** How a picture came in. */
export type Origin = 'upload' | 'phone' | 'folder' | 'command'

/** One selection of files and a file's place in it, from 0. */
export interface Batch {
  readonly id: string
  readonly position: number
}

/** A file on its way in: an image, or a PDF or TIFF with several pages. */
export interface IncomingFile {
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array>
  readonly origin?: Origin
  readonly batch?: Batch
  /** The page whose place its first page takes. */
  readonly replaces?: string
}
