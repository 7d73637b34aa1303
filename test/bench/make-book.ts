import { join } from 'node:path'
import { formatCaseFileName } from '../../src/register/file-name.ts'
import type { KindCode } from '../../src/register/kind.ts'
import { parseEntryNumber } from '../../src/register/number.ts'
import { parsePartialDate } from '../../src/register/partial-date.ts'
import { defaultProfile } from '../../src/register/profile.ts'
import { writeBook } from '../../src/sheets/write-book.ts'
import { createZip } from '../../src/sheets/zip-write.ts'
import { type BookRequest, generateBook } from '../../src/training/generate-book.ts'

/** Writes a generated book as a package into a folder; gives the paths of its two files. */
export async function makeBook(folder: string, request: BookRequest): Promise<{ xlsx: string; zip: string }> {
  const core = `${request.kind}.${request.year}.${request.volume}`
  const xlsx = join(folder, `${core}.xlsx`)
  const zip = join(folder, `${core}.zip`)
  await writeBook(defaultProfile(request.kind), valuesOf(request), xlsx)
  const writer = await createZip(zip)
  for (const row of generateBook(request)) {
    const pdf = smallPdf(`${core} ${row.number}`)
    await writer.add(
      caseFileName(request.kind, request.year, request.volume, row.registered, row.number),
      pdf,
    )
  }
  await writer.finish()
  return { xlsx, zip }
}

function* valuesOf(request: BookRequest) {
  for (const row of generateBook(request)) yield row.values
}

function caseFileName(
  kind: KindCode,
  year: number,
  volume: string,
  registered: string,
  numberText: string,
): string {
  const date = parsePartialDate(registered).ok
  const number = parseEntryNumber(numberText)
  if (date === undefined || number === undefined) throw new Error(`not a case: ${registered} ${numberText}`)
  return formatCaseFileName({ kind, year, volume, date, number })
}

/** A valid one-page PDF of about 500 bytes with no picture: the bench of deposits measures records, not image bytes. */
function smallPdf(title: string): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    `<< /Title (${title}) >>`,
  ]
  let body = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const xref = [
    `0000000000 65535 f `,
    ...offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n `),
  ].join('\n')
  return Buffer.from(
    `${body}xref\n0 5\n${xref}\ntrailer\n<< /Size 5 /Root 1 0 R /Info 4 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  )
}
