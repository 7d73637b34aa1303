import { type BookFile, parseBookFileName } from '../register/file-name.ts'
import type { KindCode } from '../register/kind.ts'
import { parseVolume } from '../register/number.ts'
import { dateParts, parsePartialDate } from '../register/partial-date.ts'
import type { Row } from '../register/row.ts'
import { type CheckFinding, fileFinding } from './check-rules.ts'

/** Which book a package holds; null where neither the file names nor the rows say. `agency` is the text the rows carry. */
export interface BookName {
  readonly kind: KindCode
  readonly year: number | null
  readonly volume: string | null
  readonly agency: string | null
}

/** Year and volume by the file's name, else by what most of the rows given say. */
export function identifyBook(
  file: BookFile | undefined,
  rows: readonly Row[],
): Pick<BookName, 'year' | 'volume'> {
  const volumes = rows.flatMap(({ values }) => parseVolume(values.quyenSo ?? '') ?? [])
  const years = rows.flatMap(({ values }) => {
    const { ok } = parsePartialDate(values.ngayDangKy ?? '')
    return ok === undefined ? [] : [dateParts(ok).year]
  })
  return {
    year:
      file?.year ?? mostFrequent(volumes.flatMap(({ year }) => year ?? [])) ?? mostFrequent(years) ?? null,
    volume: file?.volume ?? mostFrequent(volumes.map(({ volume }) => volume)) ?? null,
  }
}

/** The value that comes most often; of several, the one that came first. */
export function mostFrequent<Value>(values: Iterable<Value>): Value | undefined {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best: Value | undefined
  let most = 0
  for (const [value, count] of counts) {
    if (count > most) [best, most] = [value, count]
  }
  return best
}

/** Whether the .zip's name and the workbook's name speak of the same book. */
export function checkZipName(xlsxName: string, zipName: string, book: BookName): CheckFinding[] {
  const zip = parseBookFileName(zipName)
  if (zip === undefined) return []
  const sameBook =
    zip.kind === book.kind &&
    (book.year === null || zip.year === book.year) &&
    (book.volume === null || zip.volume === book.volume)
  if (!sameBook) {
    const [zipBook, bookText] = [zip, book].map(
      ({ kind, year, volume }) => `${kind}.${year ?? '?'}.${volume ?? '?'}`,
    )
    return [
      fileFinding('book.zip-name', {
        value: zipName,
        params: { zipBook: zipBook ?? '', book: bookText ?? '' },
      }),
    ]
  }
  const xlsx = parseBookFileName(xlsxName)
  if (xlsx === undefined || xlsx.prefix.toLowerCase() === zip.prefix.toLowerCase()) return []
  return [fileFinding('book.zip-prefix', { value: zipName, params: { other: xlsxName } })]
}
