import { join } from 'node:path'
import { formatCaseFileName } from '../../register/file-name.ts'
import type { KindCode } from '../../register/kind.ts'
import { parseEntryNumber } from '../../register/number.ts'
import { parsePartialDate } from '../../register/partial-date.ts'
import { defaultProfile } from '../../register/profile.ts'
import { writeBook } from '../../sheets/write-book.ts'
import { createZip } from '../../sheets/zip-write.ts'

type Values = Readonly<Record<string, string>>

/** A package for tests: which book, its rows, and what its PDFs say (their sizes by padding). */
export interface TestPackage {
  readonly dir: string
  readonly kind: KindCode
  readonly year: number
  readonly volume: string
  readonly rows: Iterable<Values>
  /** Text inside the PDF of a row; null leaves the PDF out. */
  readonly pdfText?: (values: Values, index: number) => string | null
  readonly method?: 'stored' | 'deflated'
  readonly pdfBytes?: number
}

/** Writes a book's .xlsx and .zip as the ministry names them; gives their paths. */
export async function writePackage(request: TestPackage): Promise<{ xlsxPath: string; zipPath: string }> {
  const {
    dir,
    kind,
    year,
    volume,
    pdfText = values => values.so ?? '',
    method = 'stored',
    pdfBytes = 0,
  } = request
  const profile = defaultProfile(kind)
  if (profile === undefined) throw new Error(`no profile of ${kind}`)
  const name = join(dir, `${kind}.${year}.${volume}`)
  const zip = await createZip(`${name}.zip`)
  const rows = [...request.rows]
  for (const [index, values] of rows.entries()) {
    const text = pdfText(values, index)
    const number = parseEntryNumber(values.so ?? '')
    const date = parsePartialDate(values.ngayDangKy ?? values.ngayCap ?? '').ok
    if (text === null || number === undefined || date === undefined) continue
    await zip.add(
      formatCaseFileName({ kind, year, volume, date, number }),
      onePagePdf(text, pdfBytes),
      method,
    )
  }
  await zip.finish()
  await writeBook(profile, rows, `${name}.xlsx`)
  return { xlsxPath: `${name}.xlsx`, zipPath: `${name}.zip` }
}

/** A PDF as small as one can be, with a comment that makes it another file. */
export function onePagePdf(text: string, bytes = 0): Buffer {
  const head = `%PDF-1.4\n%${Buffer.from(text).toString('hex')}\n`
  const objects = [
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n',
  ]
  let at = head.length
  const offsets = objects.map(object => {
    const offset = at
    at += object.length
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const padding = `%${'0'.repeat(Math.max(0, bytes - at - 300))}\n`
  const start = at + padding.length
  const xref = `xref\n0 4\n0000000000 65535 f \n${offsets.join('')}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(head + objects.join('') + padding + xref, 'latin1')
}
