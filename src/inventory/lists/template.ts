import type { Readable } from 'node:stream'
import { kinds } from '../../register/kind.ts'
import { streamWorkbook } from '../../sheets/stream-workbook.ts'
import type { WriteCell } from '../../sheets/write-workbook.ts'

/** The columns of the template, by the names the import knows, with a line of example. */
export const templateColumns = [
  { header: 'Mã cơ quan', example: '', widthChars: 14 },
  { header: 'Cơ quan đăng ký', example: '', widthChars: 34 },
  { header: 'Loại sổ', example: 'KS', widthChars: 10 },
  { header: 'Năm mở sổ', example: '2005', widthChars: 12 },
  { header: 'Quyển số', example: '01', widthChars: 10 },
  { header: 'Từ ngày', example: '05/01/2005', widthChars: 13 },
  { header: 'Đến ngày', example: '29/12/2005', widthChars: 13 },
  { header: 'Từ số', example: '01', widthChars: 9 },
  { header: 'Đến số', example: '187', widthChars: 9 },
  { header: 'Tổng số trường hợp', example: '187', widthChars: 20 },
  { header: 'Số trang', example: '200', widthChars: 10 },
  { header: 'Khổ giấy', example: 'A3', widthChars: 10 },
  { header: 'Tình trạng', example: 'Tốt', widthChars: 22 },
  { header: 'Nơi lưu', example: 'Kho 1, tủ 2', widthChars: 24 },
  { header: 'Sổ lưu kép', example: 'Có', widthChars: 14 },
  { header: 'Ghi chú', example: '', widthChars: 40 },
] as const

/** An empty list of books to type into, with drop-downs for what there is to choose from, and a sheet that explains the kinds. */
export function streamTemplate(): Promise<Readable> {
  const choices = {
    'Loại sổ': kinds.map(({ code }) => code),
    'Khổ giấy': ['A3', 'A4', 'A5'],
    'Tình trạng': ['Tốt', 'Cũ', 'Rách', 'Mờ', 'Mất', 'Hủy'],
    'Sổ lưu kép': ['Có', 'Không'],
  } as const
  const lists = Object.entries(choices)
  const depth = Math.max(...lists.map(([, values]) => values.length))
  const header = (text: string): WriteCell => ({ text, style: 'header' })
  return streamWorkbook(
    [
      {
        name: 'Danh mục sổ',
        columns: templateColumns.map(({ widthChars }) => ({ widthChars })),
        frozenRows: 1,
        filter: true,
        spareRows: 5000,
        rows: [templateColumns.map(column => header(column.header))],
        dropDowns: lists.map(([name], at) => ({
          column: templateColumns.findIndex(column => column.header === name),
          source: `DM_${at}`,
        })),
      },
      {
        name: 'Danh mục chọn',
        columns: [
          ...lists.map(() => ({ widthChars: 14 })),
          { widthChars: 4 },
          { widthChars: 10 },
          { widthChars: 60 },
        ],
        frozenRows: 1,
        rows: [
          [...lists.map(([name]) => header(name)), null, header('Loại'), header('Tên sổ')],
          ...Array.from({ length: depth }, (_, at): WriteCell[] => {
            const kind = kinds[at]
            return [
              ...lists.map(([, values]) => values[at] ?? null),
              null,
              kind?.code ?? null,
              kind?.name.vi ?? null,
            ]
          }),
        ],
      },
      {
        name: 'Ví dụ',
        columns: templateColumns.map(({ widthChars }) => ({ widthChars })),
        frozenRows: 1,
        rows: [
          templateColumns.map(column => header(column.header)),
          templateColumns.map(column => column.example),
        ],
      },
    ],
    lists.map(([, values], at) => {
      const letter = String.fromCharCode(65 + at)
      return { name: `DM_${at}`, range: `'Danh mục chọn'!$${letter}$2:$${letter}$${values.length + 1}` }
    }),
  )
}
