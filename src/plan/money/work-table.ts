import type { Block, TableRow } from '../../papers/paper.ts'
import { formatVnd } from './amounts.ts'
import { nameOfPrice, unitTexts } from './money-texts.ts'
import type { Price } from './schema.ts'

/** What a price comes to. */
interface WorkLine {
  readonly price: Price
  readonly quantity: number
  /** How much of the quantity is an estimate; left out where everything is counted. */
  readonly estimated?: number
  readonly amountVnd: number
}

interface Sums {
  readonly sumVnd: number
  readonly vatVnd: number
  readonly vatPercent: number
}

/** Work, quantity, price and amount by line, with the sum, the tax and the total, as an estimate and a statement for payment print it. */
export function workTable(lines: readonly WorkLine[], { sumVnd, vatVnd, vatPercent }: Sums): Block {
  const estimated = lines.some(line => line.estimated !== undefined)
  const right = 'right' as const
  const total = (text: string, amountVnd: number): TableRow => ({
    cells: ['', text, ...Array<string>(estimated ? 4 : 3).fill(''), formatVnd(amountVnd)],
    strong: true,
  })
  return {
    type: 'table',
    columns: [
      { head: 'STT', width: 6, align: 'center' },
      { head: 'Công việc', width: 36 },
      { head: 'Đơn vị', width: 10, align: 'center' },
      { head: 'Khối lượng', width: 14, align: right },
      ...(estimated ? [{ head: 'Trong đó ước tính', width: 13, align: right }] : []),
      { head: 'Đơn giá (đồng)', width: 14, align: right },
      { head: 'Thành tiền (đồng)', width: 18, align: right },
    ],
    rows: [
      ...lines.map(({ price, quantity, estimated: part, amountVnd }, at) => ({
        cells: [
          String(at + 1),
          nameOfPrice(price, 'vi'),
          unitTexts[price.unit].vi,
          ...[quantity, ...(part === undefined ? [] : [part]), price.amountVnd, amountVnd].map(number =>
            formatVnd(number),
          ),
        ],
      })),
      total('Cộng', sumVnd),
      total(`Thuế GTGT ${vatPercent.toLocaleString('vi-VN')}%`, vatVnd),
      total('Tổng cộng', sumVnd + vatVnd),
    ],
  }
}
