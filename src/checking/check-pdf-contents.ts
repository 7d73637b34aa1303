import { basename } from 'node:path'
import { parseCaseFileName } from '../register/file-name.ts'
import { groupBy } from '../register/group-by.ts'
import type { InspectedEntry } from '../sheets/zip-inspect.ts'
import { type CheckFinding, fileFinding } from './check-rules.ts'

/** A file of the .zip, as far as it can be compared with others. */
export type PdfFile = Pick<InspectedEntry, 'name' | 'problem' | 'size' | 'crc32'>

/** Which row each PDF belongs to, and on which page of the paper book a row stands. */
export interface PdfPlaces {
  readonly pdfOfRow: ReadonlyMap<number, PdfFile>
  readonly pageOfRow: ReadonlyMap<number, number>
}

interface PlacedPdf extends PdfFile {
  readonly row: number | null
}

/** Of files that are all alike so many are told, not all. */
const mostAlike = 20
/** Fewer files say nothing of how large they usually are. */
const leastFiles = 5
const smallBytes = 10_000

/** What the contents of sound PDFs show beside each other: the same bytes for entries of different pages, and files too small to hold a page. */
export function checkPdfContents(
  files: readonly PdfFile[] | undefined,
  { pdfOfRow, pageOfRow }: PdfPlaces,
): CheckFinding[] {
  const rowOfName = new Map([...pdfOfRow].map(([row, { name }]) => [name, row]))
  const pdfs: PlacedPdf[] = (files ?? [])
    .filter(({ name, problem }) => problem === null && name.toLowerCase().endsWith('.pdf'))
    .map(file => ({ ...file, row: rowOfName.get(file.name) ?? null }))
  const alike = [...groupBy(pdfs, ({ crc32, size }) => `${crc32} ${size}`).values()]
  return [...alike.flatMap(group => checkAlike(group, pageOfRow)), ...checkSizes(pdfs)]
}

/** CRC-32 and length stand for the contents: two of ten thousand files of one length agree by chance once in many books. */
function checkAlike(group: readonly PlacedPdf[], pageOfRow: ReadonlyMap<number, number>): CheckFinding[] {
  const [first, ...rest] = group
  if (first === undefined || rest.length === 0) return []
  const pages = new Set(group.map(({ row }) => (row === null ? undefined : pageOfRow.get(row))))
  const isOnePage = pages.size === 1 && !pages.has(undefined)
  if (isOnePage || (pages.has(undefined) && areNeighbours(group))) return []
  return rest.slice(0, mostAlike).map(({ name, row }) =>
    fileFinding('pdf.same-content', {
      row,
      value: basename(name),
      params: { other: basename(first.name) },
    }),
  )
}

/** Whether the numbers in the names follow each other: entries of one page, where the rows don't say on which they stand. */
function areNeighbours(group: readonly PlacedPdf[]): boolean {
  const numbers = group.map(({ name }) => parseCaseFileName(name).ok?.number.value ?? 0).sort((a, b) => a - b)
  return numbers.every((number, at) => at === 0 || number - (numbers[at - 1] ?? 0) <= 1)
}

function checkSizes(pdfs: readonly PlacedPdf[]): CheckFinding[] {
  const usual = pdfs.map(({ size }) => size).sort((a, b) => a - b)[pdfs.length >> 1] ?? 0
  if (pdfs.length < leastFiles) return []
  return pdfs
    .filter(({ size }) => size < smallBytes && size * 10 < usual)
    .map(({ name, row, size }) =>
      fileFinding('pdf.small', {
        row,
        value: basename(name),
        params: { size: Math.ceil(size / 1000), usual: Math.round(usual / 1000) },
      }),
    )
}
