import { parseBookFileName } from './file-name.ts'

/** A book among files: its workbook, and the .zip of its PDFs if there is one. */
export interface BookFiles<File> {
  readonly workbook: File
  readonly zip: File | null
}

/** What lies in one or several folders: books in natural order, and zips that belong to none of them. */
export interface PairedFiles<File> {
  readonly books: readonly BookFiles<File>[]
  readonly aloneZips: readonly File[]
}

const workbookEnding = /\.(xlsx|xlsm|xlsb|xls|ods)$/i
/** What this program writes beside a workbook that it has checked. */
export const annotatedEnding = '.kiem-tra.xlsx'
const naturally = new Intl.Collator('vi', { numeric: true })

/** `KS.2 < KS.10`, as people put files in order. */
export const compareNaturally: (a: string, b: string) => number = naturally.compare

/**
 * Finds the books among files given by path (`/` between folders). A .zip belongs to the workbook of its name in the same folder, else to that of
 * its kind, year and volume, whatever stands before them; capitals do not matter. Hidden files, what Excel leaves beside an open workbook,
 * our own annotated workbooks, and .csv that are not named like a book are passed over.
 */
export function pairBookFiles<File>(
  files: readonly File[],
  pathOf: (file: File) => string,
): PairedFiles<File> {
  const all = files
    .map(file => ({ file, path: pathOf(file), ...nameOf(pathOf(file)) }))
    .filter(({ name }) => !/^(\.|~\$)/.test(name) && !name.toLowerCase().endsWith(annotatedEnding))
    .sort((a, b) => compareNaturally(a.path, b.path) || (a.path < b.path ? -1 : 1))
  const workbooks = all.filter(({ name }) => isWorkbook(name))
  const zips = new Set(all.filter(({ name }) => /\.zip$/i.test(name)))
  const zipOf = new Map<string, File>()
  for (const key of [stemKey, coreKey]) {
    const byKey = new Map([...zips].reverse().map(zip => [key(zip), zip]))
    for (const workbook of workbooks) {
      const wanted = key(workbook)
      const zip = wanted === undefined || zipOf.has(workbook.path) ? undefined : byKey.get(wanted)
      if (zip === undefined || !zips.delete(zip)) continue
      zipOf.set(workbook.path, zip.file)
    }
  }
  return {
    books: workbooks.map(({ file, path }) => ({ workbook: file, zip: zipOf.get(path) ?? null })),
    aloneZips: [...zips].map(({ file }) => file),
  }
}

function isWorkbook(name: string): boolean {
  return workbookEnding.test(name) || (/\.csv$/i.test(name) && parseBookFileName(name) !== undefined)
}

interface Place {
  readonly folder: string
  readonly name: string
}

function nameOf(path: string): Place {
  const at = path.lastIndexOf('/') + 1
  return { folder: path.slice(0, at), name: path.slice(at).normalize('NFC') }
}

function stemKey({ folder, name }: Place): string {
  return folder + name.replace(/\.[^.]+$/, '').toLowerCase()
}

function coreKey({ folder, name }: Place): string | undefined {
  const book = parseBookFileName(name)
  return book && `${folder}${book.kind}.${book.year}.${book.volume}`
}
