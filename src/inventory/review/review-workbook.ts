import type { Readable } from 'node:stream'
import { formatInstant } from '../../platform/vietnam-day.ts'
import { groupBy } from '../../register/group-by.ts'
import { findKind } from '../../register/kind.ts'
import type { Language, Text } from '../../register/text.ts'
import { streamWorkbook } from '../../sheets/stream-workbook.ts'
import type { WriteCell, WriteSheet } from '../../sheets/write-workbook.ts'
import { addCounts } from './read-review.ts'
import type { Review, ReviewCounts } from './schema.ts'

/** What the columns of counts are called. */
const columns: Readonly<Record<keyof ReviewCounts, Text>> = {
  books: { vi: 'Số sổ', en: 'Books' },
  reviewed: { vi: 'Đã rà soát', en: 'Reviewed' },
  lost: { vi: 'Mất', en: 'Lost' },
  destroyed: { vi: 'Hủy, hỏng hẳn', en: 'Destroyed' },
  torn: { vi: 'Rách', en: 'Torn' },
  illegible: { vi: 'Mờ, khó đọc', en: 'Illegible' },
  second: { vi: 'Có sổ lưu kép', en: 'With a second copy' },
  withTotal: { vi: 'Sổ có số khóa sổ', en: 'With a closing total' },
  closingTotal: { vi: 'Tổng trường hợp theo khóa sổ', en: 'Cases by closing totals' },
  withSheets: { vi: 'Sổ đã đếm trang', en: 'With pages counted' },
  sheets: { vi: 'Số trang sổ', en: 'Pages of paper' },
}
const names = Object.keys(columns) as readonly (keyof ReviewCounts)[]

interface ReviewBook {
  readonly review: Review
  /** Period → its name. */
  readonly periods: ReadonlyMap<string, Text>
  readonly language: Language
}

/** The report of the review as a workbook: everything, and the sums by agency, by kind and by period. */
export function streamReview(book: ReviewBook): Promise<Readable> {
  const { rows } = book.review
  const said = (text: Text) => text[book.language]
  const grouped = (keyOf: (row: Review['rows'][number]) => string) =>
    [...groupBy(rows, keyOf)].map(([key, group]) => ({ key: [key], counts: addCounts(group) }))
  const kind = (row: Review['rows'][number]) => findKind(row.kind)?.name[book.language] ?? row.kind
  const agency = (row: Review['rows'][number]) => row.agency.name
  const period = (row: Review['rows'][number]) =>
    row.period === null
      ? said({ vi: 'Chưa phân loại', en: 'Not classified' })
      : (book.periods.get(row.period)?.[book.language] ?? row.period)
  const headings = {
    agency: { vi: 'Cơ quan đăng ký', en: 'Agency that registered' },
    kind: { vi: 'Loại sổ', en: 'Kind' },
    period: { vi: 'Giai đoạn', en: 'Period' },
  }
  const all = rows.map(row => ({ key: [agency(row), kind(row), period(row)], counts: row }))
  return streamWorkbook([
    sheet(book, { vi: 'Rà soát', en: 'Review' }, [headings.agency, headings.kind, headings.period], all),
    sheet(book, { vi: 'Theo cơ quan', en: 'By agency' }, [headings.agency], grouped(agency)),
    sheet(book, { vi: 'Theo loại sổ', en: 'By kind' }, [headings.kind], grouped(kind)),
    sheet(book, { vi: 'Theo giai đoạn', en: 'By period' }, [headings.period], grouped(period)),
  ])
}

function sheet(
  { review, language }: ReviewBook,
  name: Text,
  keys: readonly Text[],
  rows: readonly { readonly key: readonly string[]; readonly counts: ReviewCounts }[],
): WriteSheet {
  const counted = (counts: ReviewCounts) =>
    names.map((column): WriteCell => ({ number: counts[column], style: 'count' }))
  const title = {
    vi: 'Kết quả rà soát, thống kê, phân loại sổ hộ tịch',
    en: 'Review, count and classification of civil-status books',
  }
  const made = formatInstant(new Date())
  const total = { vi: 'Tổng cộng', en: 'Total' }[language]
  return {
    name: name[language],
    columns: [...keys.map(() => ({ widthChars: 34 })), ...names.map(() => ({ widthChars: 13 }))],
    frozenRows: 3,
    filter: true,
    rows: [
      [{ text: title[language], style: 'title' }],
      [{ vi: `Lập lúc ${made}`, en: `Made at ${made}` }[language]],
      [...keys, ...names.map(column => columns[column])].map(
        (text): WriteCell => ({ text: text[language], style: 'header' }),
      ),
      ...rows.map(({ key, counts }): WriteCell[] => [...key, ...counted(counts)]),
      [{ text: total, style: 'header' }, ...keys.slice(1).map(() => null), ...counted(review.total)],
    ],
  }
}
