import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { formatBookFileName, formatCaseFileName } from '../register/file-name.ts'
import { parseEntryNumber } from '../register/number.ts'
import { parsePartialDate } from '../register/partial-date.ts'
import { defaultProfile } from '../register/profile.ts'
import { writeBook } from '../sheets/write-book.ts'
import { createZip } from '../sheets/zip-write.ts'
import { type BookRequest, type GeneratedRow, generateBook } from './generate-book.ts'
import { plantMistakes } from './plant-mistakes.ts'

/** A sample package: where it lies, which book, and what is wrong with it. */
interface Sample extends BookRequest {
  readonly folder: string
  readonly mistakes: number
  /** Of the PDFs, by row: every so many is missing. */
  readonly missingPdfEvery?: number
  readonly zip?: false
  /** The workbook ends in the middle, as after a broken copy. */
  readonly cutShort?: true
}

const [oneCommune, otherCommune] = ['ST-101', 'ST-102']
const seed = 1976

/** Books of two communes as a contractor might hand them in: good ones, hasty ones, one without its PDFs, one broken. */
const samples: readonly Sample[] = [
  { folder: 'xa-1', kind: 'KS', year: 2006, volume: '01', agency: oneCommune, rows: 120, seed, mistakes: 0 },
  {
    ...{ folder: 'xa-1', kind: 'KS', year: 2007, volume: '01', agency: oneCommune, rows: 160, seed },
    mistakes: 24,
    missingPdfEvery: 40,
  },
  { folder: 'xa-1', kind: 'KH', year: 2006, volume: '01', agency: oneCommune, rows: 60, seed, mistakes: 9 },
  { folder: 'xa-2', kind: 'KS', year: 1999, volume: '02', agency: otherCommune, rows: 90, seed, mistakes: 2 },
  // The district's copy of the same book: somebody digitised it, too.
  {
    folder: 'huyen',
    kind: 'KS',
    year: 1999,
    volume: '02',
    agency: otherCommune,
    rows: 90,
    seed,
    mistakes: 0,
  },
  {
    ...{ folder: 'xa-2', kind: 'KT', year: 2010, volume: '01', agency: otherCommune, rows: 40, seed },
    mistakes: 4,
    zip: false,
  },
  {
    ...{ folder: 'xa-2', kind: 'KS', year: 2001, volume: '01', agency: otherCommune, rows: 30, seed },
    mistakes: 0,
    cutShort: true,
  },
]

/** Writes packages of invented people to try `sogoc check` on, good and bad, into a folder; gives their number and that of the rows. */
export async function writeSamplePackages(
  dir: string,
): Promise<{ readonly packages: number; readonly rows: number }> {
  for (const sample of samples) await writeSample(join(dir, sample.folder), sample)
  return { packages: samples.length, rows: samples.reduce((sum, { rows }) => sum + rows, 0) }
}

async function writeSample(dir: string, sample: Sample): Promise<void> {
  await mkdir(dir, { recursive: true })
  const name = (extension: 'xlsx' | 'zip') =>
    join(dir, formatBookFileName({ ...sample, prefix: '', extension }))
  const generated = [...generateBook(sample)]
  const { rows } = plantMistakes(
    sample.kind,
    generated.map(({ values }) => values),
    sample.mistakes,
    sample.rows,
  )
  await writeBook(defaultProfile(sample.kind), rows, name('xlsx'))
  if (sample.cutShort) await writeFile(name('xlsx'), (await readFile(name('xlsx'))).subarray(0, 5000))
  if (sample.zip !== false) await writePdfs(name('zip'), sample, generated)
}

async function writePdfs(
  path: string,
  { kind, year, volume, missingPdfEvery = Number.POSITIVE_INFINITY }: Sample,
  rows: readonly GeneratedRow[],
): Promise<void> {
  const zip = await createZip(path)
  for (const [at, { number, registered }] of rows.entries()) {
    const parsed = parseEntryNumber(number)
    const date = parsePartialDate(registered).ok
    if ((at + 1) % missingPdfEvery === 0 || parsed === undefined || date === undefined) continue
    const name = formatCaseFileName({ kind, year, volume, date, number: parsed })
    await zip.add(name, await drawPlaceholder(name))
  }
  await zip.finish()
}

/** A page that stands for the scan of a case. */
async function drawPlaceholder(name: string): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const font = await document.embedFont(StandardFonts.Helvetica)
  document.addPage([595, 842]).drawText(name, { x: 60, y: 760, size: 16, font })
  return Buffer.from(await document.save())
}
