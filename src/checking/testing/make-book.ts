import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { getKind, type KindCode } from '../../register/kind.ts'
import { defaultProfile, type Profile } from '../../register/profile.ts'
import { cleanBook } from '../../register/testing/clean-rows.ts'
import { writeBook } from '../../sheets/write-book.ts'
import { createZip } from '../../sheets/zip-write.ts'

/** A small PDF that passes the probe; `mark` makes its bytes its own. */
export function tinyPdf(mark: string): Buffer {
  return Buffer.from(
    `%PDF-1.4\n%${mark}\n1 0 obj<<>>endobj\nxref\n0 1\ntrailer<</Size 1>>\nstartxref\n30\n%%EOF\n`,
  )
}

/** The files of a book of invented people in which everything is right, and what to change in them. */
export interface MadeBook {
  readonly xlsxPath: string
  readonly zipPath: string
  readonly core: string
  readonly rows: readonly { readonly row: number; readonly values: Readonly<Record<string, string>> }[]
  readonly pdfNames: readonly string[]
}

/** Writes a clean book into a folder; `spoil` changes rows and PDFs before they are written. */
export async function makeBook(
  dir: string,
  options: {
    readonly kind?: KindCode
    readonly seed?: number
    readonly count?: number
    readonly profile?: Profile
    readonly prefix?: string
    readonly method?: 'stored' | 'deflated'
    readonly spoilRow?: (values: Record<string, string>, at: number) => void
    readonly spoilPdf?: (name: string, at: number) => { readonly name: string; readonly bytes: Buffer } | null
  } = {},
): Promise<MadeBook> {
  const kind = getKind(options.kind ?? 'KS')
  const book = cleanBook(kind, options.seed ?? 1, options.count ?? 12)
  const core = `${options.prefix ?? ''}${kind.code}.${book.year}.${book.volume}`
  await mkdir(dir, { recursive: true })
  const xlsxPath = join(dir, `${core}.xlsx`)
  const zipPath = join(dir, `${core}.zip`)
  const rows = book.rows.map(({ row, values }, at) => {
    const copy: Record<string, string> = { ...values }
    options.spoilRow?.(copy, at)
    return { row, values: copy }
  })
  await writeBook(
    options.profile ?? defaultProfile(kind.code),
    rows.map(({ values }) => values),
    xlsxPath,
  )
  const zip = await createZip(zipPath)
  for (const [at, name] of book.pdfNames.entries()) {
    const file = options.spoilPdf === undefined ? { name, bytes: tinyPdf(name) } : options.spoilPdf(name, at)
    if (file !== null) await zip.add(file.name, file.bytes, options.method)
  }
  await zip.finish()
  return { xlsxPath, zipPath, core, rows, pdfNames: book.pdfNames }
}
