import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { AppError } from '../errors.ts'

/** The files found below the inputs, in input order, and how many files of folders were passed over. */
export interface SourceList {
  readonly paths: readonly string[]
  readonly skipped: number
}

const extensions: ReadonlySet<string> = new Set([
  '.jpg',
  '.jpeg',
  '.jpe',
  '.png',
  '.tif',
  '.tiff',
  '.webp',
  '.heic',
  '.heif',
  '.avif',
  '.pdf',
])
const temporary = /^[.~]|^(Thumbs\.db|desktop\.ini)$|\.(tmp|part|crdownload)$|~$/i
const byName = new Intl.Collator('vi', { numeric: true, sensitivity: 'variant' })

/** Whether a name is of a hidden or temporary file, which is passed over. */
export function isTemporaryName(name: string): boolean {
  return temporary.test(name)
}

/** Natural order of names: 2 before 10; the same whatever order they come in. */
export function compareNames(a: string, b: string): number {
  return byName.compare(a, b) || (a < b ? -1 : Number(a > b))
}

/** File formats that may hold more than one page. */
export function mayHoldPages(path: string): boolean {
  return /\.(pdf|tiff?)$/i.test(path)
}

/**
 * Lists the images and PDFs of the inputs. A file given by name is taken whatever it is called; of a folder, with those
 * below it, images and PDFs are taken in natural order (2 before 10), hidden and temporary files are passed over.
 */
export async function listSources(inputs: readonly string[]): Promise<SourceList> {
  const paths: string[] = []
  let skipped = 0
  for (const input of inputs) {
    const info = await stat(input).catch(error => {
      throw new AppError('file.not-found', { path: input }, error)
    })
    if (!info.isDirectory()) {
      paths.push(input)
      continue
    }
    const found = await listFolder(input)
    paths.push(...found.paths)
    skipped += found.skipped
  }
  return { paths, skipped }
}

async function listFolder(folder: string): Promise<{ paths: string[]; skipped: number }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(error => {
    throw new AppError('file.unreadable', { path: folder }, error)
  })
  entries.sort((a, b) => compareNames(a.name, b.name))
  const paths: string[] = []
  let skipped = 0
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && !isTemporaryName(entry.name)) {
      const below = await listFolder(path)
      paths.push(...below.paths)
      skipped += below.skipped
    } else if (!isTemporaryName(entry.name) && extensions.has(extname(entry.name).toLowerCase())) {
      paths.push(path)
    } else {
      skipped++
    }
  }
  return { paths, skipped }
}
