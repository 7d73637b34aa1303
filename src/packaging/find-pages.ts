import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { AppError } from '../errors.ts'
import { isCoverFileName } from '../register/file-name.ts'

/** A page image that can go into a case's PDF, or a PDF that holds several. */
export interface PageFile {
  /** File name, with its extension. */
  readonly name: string
  readonly path: string
}

/** The pages of a book in their order, and how the map's words find them. */
export interface PageIndex {
  readonly pages: readonly PageFile[]
  /** The pages a word of the map means: a file name, a name without its extension, a number, or the name of a scanned source. */
  find(word: string): readonly PageFile[]
}

const imageExtensions: ReadonlySet<string> = new Set([
  '.jpg',
  '.jpeg',
  '.png',
  '.tif',
  '.tiff',
  '.webp',
  '.heic',
  '.heif',
  '.avif',
])
const byNature = new Intl.Collator('vi', { numeric: true }).compare

/**
 * The pages of a folder of images, or of what `sogoc scan` wrote (pages.json, or the folder pages/). A page PDF stands for the JPEG of the
 * same name beside it; where there is none, for its own pages: a book's PDFs as the scanning screen gives them. Throws pages.none when there
 * is no page.
 */
export async function findPages(dir: string): Promise<PageIndex> {
  const found = await stat(dir).catch((error: unknown) => {
    throw new AppError('file.not-found', { path: dir }, error)
  })
  if (!found.isDirectory()) throw new AppError('file.unreadable', { path: dir })
  const scanned = await readScan(dir)
  const folder = scanned !== undefined || !(await isFolder(join(dir, 'pages'))) ? dir : join(dir, 'pages')
  const pages = scanned?.map(({ page }) => page) ?? (await listImages(folder))
  if (pages.length === 0) throw new AppError('pages.none', { path: dir })
  const sources = new Map<string, PageFile[]>()
  for (const { source, page } of scanned ?? []) sources.set(source, [...(sources.get(source) ?? []), page])
  return indexPages(pages, sources)
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}

async function listImages(folder: string): Promise<PageFile[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const files = entries
    .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
    .map(entry => ({ name: entry.name.normalize('NFC'), path: join(folder, entry.name) }))
  const images = files.filter(({ name }) => imageExtensions.has(extname(name).toLowerCase()))
  const known = new Set(images.map(({ name }) => stemOf(name)))
  const pdfs = files.filter(({ name }) => isPdf(name) && !isCoverFileName(name) && !known.has(stemOf(name)))
  return [...images, ...pdfs].sort((a, b) => byNature(a.name, b.name))
}

/** What `sogoc scan` says of its pages; broken inputs have no output. */
async function readScan(dir: string): Promise<{ source: string; page: PageFile }[] | undefined> {
  const text = await readFile(join(dir, 'pages.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  let elements: unknown
  try {
    elements = JSON.parse(text)
  } catch (error) {
    throw new AppError('file.unreadable', { path: join(dir, 'pages.json') }, error)
  }
  if (!Array.isArray(elements)) throw new AppError('file.unreadable', { path: join(dir, 'pages.json') })
  return elements.flatMap((element: { source?: unknown; output?: unknown }) =>
    typeof element.output === 'string' && !element.output.split('/').includes('..')
      ? [
          {
            source: typeof element.source === 'string' ? basename(element.source) : '',
            page: { name: basename(element.output), path: join(dir, element.output) },
          },
        ]
      : [],
  )
}

/** An index over pages in their order; `sources` gives the pages that came of a scanned file. */
export function indexPages(
  pages: readonly PageFile[],
  sources: ReadonlyMap<string, readonly PageFile[]> = new Map(),
): PageIndex {
  const byName = new Map<string, PageFile>()
  const byStem = new Map<string, PageFile>()
  const byNumber = new Map<number, PageFile | null>()
  for (const page of pages) {
    const stem = stemOf(page.name)
    byName.set(page.name.toLowerCase(), page)
    if (!byStem.has(stem)) byStem.set(stem, page)
    const number = Number(/(\d+)$/.exec(stem)?.[1] ?? Number.NaN)
    // Two pages that end in one number (a7, b7): the number alone means neither.
    if (!Number.isNaN(number)) byNumber.set(number, byNumber.has(number) ? null : page)
  }
  const numbered = byNumber.size > 0
  return {
    pages,
    find(word) {
      const name = basename(word).toLowerCase()
      const named =
        byName.get(name) ?? byStem.get(name) ?? (name.endsWith('.pdf') ? byStem.get(stemOf(name)) : undefined)
      if (named !== undefined) return [named]
      const source = [...sources].find(([key]) => key.toLowerCase() === name || stemOf(key) === name)
      if (source !== undefined) return source[1]
      if (!/^\d+$/.test(name)) return []
      // Files without numbers in their names are counted in their order.
      const page = numbered ? byNumber.get(Number(name)) : pages[Number(name) - 1]
      return page === undefined || page === null ? [] : [page]
    },
  }
}

/** Whether a file is named as a PDF. */
export function isPdf(name: string): boolean {
  return extname(name).toLowerCase() === '.pdf'
}

function stemOf(name: string): string {
  return name.slice(0, name.length - extname(name).length).toLowerCase()
}
