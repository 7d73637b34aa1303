import { AppError } from '../../errors.ts'
import { PageFailure } from '../../imaging/worker/pool.ts'
import { withImagingPool } from '../render/imaging-processes.ts'
import { fileTypeOf, mayHoldPages } from './file-type.ts'

/** More pages than any register has; each becomes rows of the database in one transaction. */
const mostPages = 3000

/** The media type of a file by its first bytes. Throws `file.empty`, `image.heic`, `image.not-image`. */
export function requireFileType(name: string, head: Uint8Array): string {
  if (head.length === 0) throw new AppError('file.empty', { path: name })
  const mediaType = fileTypeOf(head)
  if (mediaType === undefined) throw new AppError('image.not-image', { name })
  if (mediaType === 'image/heic') throw new AppError('image.heic', { name })
  return mediaType
}

/**
 * How many pages a file of the vault holds; a file that may hold several is opened in an imaging process, never in this one. Throws
 * `pdf.encrypted`, `pdf.unreadable`, `image.damaged` and the like, in the file's own name.
 */
export async function countPages(path: string, name: string, mediaType: string): Promise<number> {
  if (!mayHoldPages(mediaType)) return 1
  const pages = await count(path).catch((error: unknown) => {
    if (!(error instanceof PageFailure)) throw error
    // In the vault the file is called by its hash.
    throw new AppError(error.code, { ...error.params, name, path: name }, error)
  })
  if (pages > mostPages) throw new AppError('file.many-pages', { path: name, pages, limit: mostPages })
  return pages
}

/** A process that dies once may have been short of memory; a file that kills two is to blame itself. */
async function count(path: string): Promise<number> {
  const once = () => withImagingPool(pool => pool.countPages(path))
  return once().catch((error: unknown) => {
    if (error instanceof PageFailure && error.code === 'imaging.crashed') return once()
    throw error
  })
}
