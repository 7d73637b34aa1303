import type { Readable } from 'node:stream'
import type { Book } from '../../inventory/schema.ts'
import { formatInstant } from '../../platform/vietnam-day.ts'
import type { FieldType } from '../../register/field.ts'
import { findKind } from '../../register/kind.ts'
import type { Language, Text } from '../../register/text.ts'
import { streamWorkbook } from '../../sheets/stream-workbook.ts'
import type { WriteCell, WriteSheet } from '../../sheets/write-workbook.ts'
import { explain, headline } from '../kernel/residual/explain.ts'
import { errorKindTexts, fieldTypeTexts, formatEstimate } from '../kernel/residual/texts.ts'
import { errorKinds, type Quality } from './schema.ts'

/** The quality of a book's keying as a workbook: the estimate with its words, and mistakes by field. */
export function streamQuality(book: Book, quality: Quality, language: Language): Promise<Readable> {
  return streamWorkbook([estimateSheet(book, quality, language), fieldSheet(book, quality, language)])
}

/** What the file is called. */
export function qualityFileName({ kind, year, volume }: Book): string {
  return `chat-luong-nhap_${kind}.${year}.${volume}.xlsx`
}

const head = (text: string): WriteCell => ({ text, style: 'header' })
const count = (number: number): WriteCell => ({ number, style: 'count' })

function estimateSheet(book: Book, quality: Quality, language: Language): WriteSheet {
  const said = (text: Text) => text[language]
  const title = said({ vi: 'Chất lượng nhập liệu', en: 'Quality of keying' })
  const types = quality.types.map(({ type, fields, estimate }): WriteCell[] => [
    fieldTypeTexts[type as FieldType][language],
    count(fields),
    estimate === null ? said({ vi: 'chưa đo được', en: 'not measured' }) : formatEstimate(estimate, language),
  ])
  const columns = [
    { vi: 'Loại trường', en: 'Type of field' },
    { vi: 'Số trường', en: 'Fields' },
    { vi: 'Ước tính còn', en: 'Estimated to be left' },
  ]
  return {
    name: said({ vi: 'Ước tính', en: 'Estimate' }),
    columns: [{ widthChars: 34 }, { widthChars: 14 }, { widthChars: 60 }],
    frozenRows: 1,
    rows: [
      [{ text: `${title}: ${book.agency.name}, ${book.kind}.${book.year}.${book.volume}`, style: 'title' }],
      [said({ vi: `Lập lúc ${formatInstant(new Date())}`, en: `Made at ${formatInstant(new Date())}` })],
      [headline(quality, language)],
      ...explain(quality, language).map(sentence => [sentence]),
      [],
      columns.map(column => head(said(column))),
      ...types,
    ],
  }
}

function fieldSheet(book: Book, { fields }: Quality, language: Language): WriteSheet {
  const said = (text: Text) => text[language]
  const labels = new Map(findKind(book.kind)?.fields.map(({ id, label }) => [id, label[language]]))
  const columns = [
    { vi: 'Trường', en: 'Field' },
    { vi: 'Số trường đã nhập', en: 'Fields keyed' },
    { vi: 'Nhập hai lượt', en: 'Keyed twice' },
    { vi: 'Lượt 1 sai', en: 'First wrong' },
    { vi: 'Lượt 2 sai', en: 'Second wrong' },
    { vi: 'Cả hai sai', en: 'Both wrong' },
    { vi: 'Không ai sai', en: 'Nobody wrong' },
    { vi: 'Đo bằng phiếu chuẩn', en: 'Measured by known entries' },
    { vi: 'Sai so với phiếu chuẩn', en: 'Wrong by known entries' },
    ...errorKinds.map(kind => errorKindTexts[kind]),
  ]
  return {
    name: said({ vi: 'Theo trường', en: 'By field' }),
    columns: columns.map((_, at) => ({ widthChars: at === 0 ? 40 : 14 })),
    frozenRows: 1,
    rows: [
      columns.map(column => head(said(column))),
      ...fields.map(({ field, fields: keyed, twice, faults, gold, kinds }): WriteCell[] => [
        labels.get(field) ?? field,
        ...[keyed, twice, faults.first, faults.second, faults.both, faults.none].map(count),
        ...[gold.measured, gold.wrong, ...errorKinds.map(kind => kinds[kind] ?? 0)].map(count),
      ]),
    ],
  }
}
