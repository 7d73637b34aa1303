import type { Readable } from 'node:stream'
import { findKind } from '../../register/kind.ts'
import { streamWorkbook } from '../../sheets/stream-workbook.ts'
import type { WriteCell, WriteSheet } from '../../sheets/write-workbook.ts'
import { totalOf } from './amounts.ts'
import { nameOfList, sayLeft } from './estimate-paper.ts'
import { groupingTexts, nameOfPrice, noneTexts, notOfficial, sourceTexts, unitTexts } from './money-texts.ts'
import { type BySource, type Estimate, type Grouping, sources } from './schema.ts'

/** The books of one agency, phase and kind, the finest rows of the workbook. */
export interface DetailRow
  extends Pick<Estimate['rows'][number], 'books' | 'pages' | 'records' | 'amountVnd'> {
  readonly agency: string | null
  readonly phase: string | null
  readonly kind: string
}

const head = (text: string): WriteCell => ({ text, style: 'header' })
const count = (number: number): WriteCell => ({ number, style: 'count' })
const bySource = (quantity: BySource): WriteCell[] => [
  ...sources.map(source => count(quantity[source])),
  count(totalOf(quantity)),
]
const sourceHeads = (unit: string) => [
  ...sources.map(source => `${unit}: ${sourceTexts[source].vi}`),
  `${unit}: cộng`,
]

/** An estimate as a workbook: the work, the rows as asked for, and every agency × phase × kind. Numbers are numbers. */
export function streamEstimate(
  estimate: Estimate,
  scope: string,
  by: Grouping,
  details: readonly DetailRow[],
): Promise<Readable> {
  return streamWorkbook([workSheet(estimate, scope), rowSheet(estimate, by), detailSheet(details)])
}

function workSheet(estimate: Estimate, scope: string): WriteSheet {
  const { lines, list, sumVnd, vatVnd, totalVnd, words } = estimate
  const total = (text: string, amountVnd: number): WriteCell[] => [
    text,
    ...Array(7).fill(null),
    count(amountVnd),
  ]
  return {
    name: 'Dự toán',
    columns: [{ widthChars: 48 }, ...Array.from({ length: 8 }, () => ({ widthChars: 17 }))],
    frozenRows: 0,
    rows: [
      [{ text: 'Dự toán kinh phí số hóa sổ hộ tịch', style: 'title' }],
      [scope],
      [nameOfList(list)],
      [`Nguồn: ${list.source}`],
      [notOfficial.vi],
      [],
      ['Công việc', 'Đơn vị', ...sourceHeads('Khối lượng'), 'Đơn giá (đồng)', 'Thành tiền (đồng)'].map(head),
      ...lines.map(({ price, quantity, amountVnd }): WriteCell[] => [
        nameOfPrice(price, 'vi'),
        unitTexts[price.unit].vi,
        ...bySource(quantity),
        count(price.amountVnd),
        count(amountVnd),
      ]),
      total('Cộng', sumVnd),
      total(`Thuế GTGT ${list.vatPercent}%`, vatVnd),
      total('Tổng cộng', totalVnd),
      [`Bằng chữ: ${words}`],
      [],
      ...sayLeft(estimate).map((text): WriteCell[] => [text]),
    ],
  }
}

function rowSheet({ rows }: Estimate, by: Grouping): WriteSheet {
  const heads = [
    groupingTexts[by].vi,
    'Số sổ',
    ...sourceHeads('Trang'),
    ...sourceHeads('Bản ghi'),
    'Thành tiền (đồng)',
  ]
  return {
    name: `Theo ${groupingTexts[by].vi.toLocaleLowerCase('vi')}`,
    columns: heads.map((_, at) => ({ widthChars: at === 0 ? 40 : 16 })),
    frozenRows: 1,
    filter: true,
    rows: [
      heads.map(head),
      ...rows.map(({ name, books, pages, records, amountVnd }): WriteCell[] => [
        name ?? noneTexts[by].vi,
        ...[count(books), ...bySource(pages), ...bySource(records), count(amountVnd)],
      ]),
    ],
  }
}

function detailSheet(details: readonly DetailRow[]): WriteSheet {
  const heads = [
    'Cơ quan giữ sổ',
    'Giai đoạn',
    'Loại sổ',
    'Số sổ',
    ...sourceHeads('Trang'),
    ...sourceHeads('Bản ghi'),
    'Thành tiền (đồng)',
  ]
  return {
    name: 'Chi tiết',
    columns: heads.map((_, at) => ({ widthChars: at < 3 ? 32 : 16 })),
    frozenRows: 1,
    filter: true,
    rows: [
      heads.map(head),
      ...details.map(({ agency, phase, kind, books, pages, records, amountVnd }): WriteCell[] => [
        agency ?? noneTexts.agency.vi,
        phase ?? noneTexts.phase.vi,
        findKind(kind)?.name.vi ?? kind,
        ...[count(books), ...bySource(pages), ...bySource(records), count(amountVnd)],
      ]),
    ],
  }
}
