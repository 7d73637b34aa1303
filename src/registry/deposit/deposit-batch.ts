import { type ListedBook, listBooks } from '../../checking/folder/list-books.ts'

/** A package found below a folder; `name` is its path there, for reports. */
export interface BatchItem extends ListedBook {
  /** The first folder's name; null for a workbook that lies in the batch's folder itself. */
  readonly agencyCode: string | null
}

/** Every workbook below a folder with its .zip, in natural order. Throws `file.not-found`. */
export async function listBatch(dir: string): Promise<BatchItem[]> {
  const { books } = await listBooks([dir])
  return books.map(book => {
    const [first, ...rest] = book.name.split('/')
    return { ...book, agencyCode: rest.length === 0 ? null : (first ?? null) }
  })
}
