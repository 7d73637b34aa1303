import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageBook } from '../../packaging/package-book.ts'
import { formatBookFileName } from '../../register/file-name.ts'
import { defaultProfile } from '../../register/profile.ts'
import { writeBook } from '../../sheets/write-book.ts'
import type { Values } from '../entries/entry.ts'
import type { PackagePaths } from './deliver-package.ts'
import type { DemoBook } from './demo-plan.ts'
import type { DrawnBook } from './draw-books.ts'

/** A drawn book as far as packaging needs it: which entries (from 0) stand on which picture. */
export interface BookToPackage {
  readonly book: Pick<DemoBook, 'kind' | 'year' | 'volume'>
  readonly rows: DrawnBook['rows']
  readonly pages: readonly Pick<DrawnBook['pages'][number], 'rows'>[]
}

/** Where the pieces of a package lie and its result goes; `pageNames` are the straightened pages by picture. */
export interface PackagingPlace {
  readonly workDir: string
  readonly pagesDir: string
  readonly pageNames: readonly (readonly string[])[]
}

/** The name of a book's file, e.g. `KS.1996.01.xlsx`. */
export function bookFileName({ book }: Pick<BookToPackage, 'book'>, extension: 'xlsx' | 'zip'): string {
  const { kind, year, volume } = book
  return formatBookFileName({ kind, year, volume, extension, prefix: '' })
}

/** Keys a drawn book into a sheet, joins its rows with their pages, and packages both by the real packaging. */
export async function packageDrawnBook(
  drawn: BookToPackage,
  { workDir, pagesDir, pageNames }: PackagingPlace,
): Promise<PackagePaths> {
  const xlsxPath = join(workDir, bookFileName(drawn, 'xlsx'))
  const mapPath = join(workDir, 'map.csv')
  await writeBook(
    defaultProfile(drawn.book.kind),
    drawn.rows.map(row => row.values),
    xlsxPath,
  )
  const lines = drawn.pages.flatMap(({ rows }, picture) =>
    rows.map(at => `${drawn.rows[at]?.number ?? ''},${(pageNames[picture] ?? []).join('+')}`),
  )
  await writeFile(mapPath, `so,pages\n${lines.join('\n')}\n`)
  const out = join(workDir, 'package')
  // Our own sheet: no child process has to stand between it and us.
  const { counts } = await packageBook({ xlsxPath, pagesDir, mapPath, out, language: 'vi', isolate: false })
  if (counts.error > 0)
    throw new Error(`the package of ${bookFileName(drawn, 'xlsx')} has ${counts.error} errors`)
  return { xlsxPath: join(out, bookFileName(drawn, 'xlsx')), zipPath: join(out, bookFileName(drawn, 'zip')) }
}

/** Writes another sheet of a book into a folder: the same book as somebody else typed it. */
export async function retypeBook(
  drawn: Pick<BookToPackage, 'book'>,
  rows: readonly Values[],
  dir: string,
): Promise<string> {
  await mkdir(dir, { recursive: true })
  const path = join(dir, bookFileName(drawn, 'xlsx'))
  await writeBook(defaultProfile(drawn.book.kind), rows, path)
  return path
}
