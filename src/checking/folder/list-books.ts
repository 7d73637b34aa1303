import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve, sep } from 'node:path'
import { AppError } from '../../errors.ts'
import { pairBookFiles } from '../../register/pair-book-files.ts'

/** The files of a book below a folder; `name` is the workbook's path below it, for people. */
export interface ListedBook {
  readonly name: string
  readonly xlsxPath: string
  readonly zipName: string | null
  readonly zipPath: string | null
}

/** What lies below some folders. */
export interface Listing {
  readonly books: readonly ListedBook[]
  /** Zips without a workbook, by their paths below the folder. */
  readonly aloneZips: readonly string[]
  /** Folders that can't be opened. */
  readonly closedFolders: readonly string[]
}

/**
 * Every book below the folders in natural order; names begin with the folder's own when there are several. `apart` is not looked into: what this program
 * writes there. Throws `file.not-found` when one of the folders isn't there.
 */
export async function listBooks(folders: readonly string[], apart?: string): Promise<Listing> {
  const files: { readonly name: string; readonly path: string }[] = []
  const closedFolders: string[] = []
  const walk = async (dir: string, prefix: string): Promise<void> => {
    const entries = await readdir(dir, { withFileTypes: true }).catch(() => undefined)
    if (entries === undefined) closedFolders.push(prefix)
    for (const entry of entries ?? []) {
      const [path, name] = [join(dir, entry.name), prefix + entry.name]
      if (resolve(path) === apart) continue
      if (entry.isFile()) files.push({ name, path })
      else if (entry.isDirectory()) await walk(path, `${name}/`)
    }
  }
  for (const folder of new Set(folders.map(each => resolve(each)))) {
    if (!(await isFolder(folder))) throw new AppError('file.not-found', { path: folder })
    await walk(folder, folders.length === 1 ? '' : `${basename(folder) || sep}/`)
  }
  const { books, aloneZips } = pairBookFiles(files, ({ name }) => name)
  return {
    books: books.map(({ workbook, zip }) => ({
      name: workbook.name,
      xlsxPath: workbook.path,
      zipName: zip?.name ?? null,
      zipPath: zip?.path ?? null,
    })),
    aloneZips: aloneZips.map(({ name }) => name),
    closedFolders,
  }
}

/** Whether a path is a folder; false when nothing is there. */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isDirectory(),
    () => false,
  )
}
