import { foldName } from '../../register/names.ts'
import { readKind } from './read-kind.ts'
import type { ListColumn } from './schema.ts'

/** Words in a column's name by which it is known; the first that fits counts, so the telling ones come first. Of several the best is taken. */
const words: readonly (readonly [ListColumn, readonly string[]])[] = (
  [
    ['agencyCode', ['mã cơ quan', 'mã đơn vị', 'mã xã', 'mã đvhc', 'mã địa bàn', 'agency code']],
    [
      'opened',
      ['ngày mở sổ', 'từ ngày', 'ngày đầu', 'ngày bắt đầu', 'mở ngày', 'ngày đăng ký đầu', 'opened'],
    ],
    [
      'ended',
      ['ngày khóa sổ', 'đến ngày', 'ngày cuối', 'ngày kết thúc', 'khóa ngày', 'ngày đăng ký cuối', 'ended'],
    ],
    ['firstNumber', ['từ số', 'số đầu', 'số bắt đầu', 'số thứ tự đầu', 'first number']],
    ['lastNumber', ['đến số', 'số cuối', 'số kết thúc', 'số thứ tự cuối', 'last number']],
    [
      'closingTotal',
      [
        'tổng số trường hợp',
        'tổng số sự kiện',
        'số trường hợp',
        'số sự kiện',
        'số lượng trường hợp',
        'số vụ việc',
        'tổng số vụ',
        'số việc',
        'số ca',
        'số dữ liệu',
        'số hồ sơ',
        'tổng số đăng ký',
        'tổng số khi khóa sổ',
        'số khóa sổ',
        'closing total',
      ],
    ],
    ['sheets', ['số trang', 'tổng số trang', 'số tờ', 'trang giấy', 'pages', 'sheets']],
    ['paperSize', ['khổ giấy', 'khổ sổ', 'kích thước', 'khổ', 'cỡ giấy', 'paper size']],
    ['second', ['sổ lưu kép', 'lưu kép', 'sổ thứ hai', 'bản thứ hai', 'sổ lưu cấp trên', 'second copy']],
    ['standing', ['còn mất', 'còn hay mất', 'hiện còn', 'standing']],
    ['condition', ['tình trạng', 'hiện trạng', 'chất lượng', 'mức độ hư hỏng', 'hư hỏng', 'condition']],
    ['place', ['nơi lưu', 'nơi để', 'vị trí', 'kho lưu', 'nơi bảo quản', 'nơi lưu giữ', 'place']],
    [
      'count',
      [
        'số lượng sổ',
        'số quyển sổ',
        'tổng số quyển',
        'tổng số sổ',
        'số cuốn',
        'sl sổ',
        'số lượng',
        'number of books',
      ],
    ],
    ['volume', ['quyển số', 'số quyển', 'quyển', 'tập', 'cuốn số', 'volume', 'quyen so']],
    ['year', ['năm mở sổ', 'năm đăng ký', 'năm sổ', 'thời gian', 'giai đoạn năm', 'năm', 'year']],
    ['kind', ['loại sổ', 'tên sổ', 'loại việc', 'loại hộ tịch', 'loại', 'tên loại', 'sổ hộ tịch', 'kind']],
    [
      'agency',
      [
        'cơ quan đăng ký',
        'nơi đăng ký',
        'đơn vị',
        'cơ quan',
        'ubnd',
        'xã phường',
        'tên xã',
        'xã',
        'phường',
        'địa phương',
        'agency',
      ],
    ],
    ['note', ['ghi chú', 'chú thích', 'note']],
  ] as const
).map(([column, said]) => [column, said.map(foldName)])

/** Between what a group of columns is called and what one of them is. */
const under = ' – '

const order = new Set(['stt', 'tt', 'so tt', 'so thu tu', 'no'])

/** Which column a header names; null for the running number of the lines, undefined for what is not known. */
export function readHeader(header: string): ListColumn | null | undefined {
  const own = header.split(under).at(-1) ?? header
  const found = readWords(own)
  return found !== undefined || own === header ? found : readWords(header)
}

function readWords(header: string): ListColumn | null | undefined {
  const folded = foldName(header)
  if (order.has(folded)) return null
  const padded = ` ${folded} `
  const found = words.flatMap(([column, said], rank) =>
    said
      .filter(each => padded.includes(` ${each} `))
      .map(each => ({ column, rank, exact: folded === each, length: each.length })),
  )
  found.sort((a, b) => Number(b.exact) - Number(a.exact) || b.length - a.length || a.rank - b.rank)
  return found[0]?.column
}

/** The column names of a list and what they mean; two lines where the second names what the first groups. */
export interface ListHeader {
  /** The sheet's row of the last line of names. */
  readonly row: number
  readonly headers: readonly string[]
  readonly columns: readonly (ListColumn | null | undefined)[]
}

interface TopRow {
  readonly row: number
  readonly cells: readonly (string | null)[]
}

/** Finds the row of column names among the first rows: the one that says most, at least two things of which one is the year. */
export function findListHeader(rows: readonly TopRow[]): ListHeader | undefined {
  const candidates = rows.flatMap((row, at) => {
    const below = rows[at + 1]
    const single = headerOf(row.row, row.cells)
    const joined = below === undefined ? undefined : headerOf(below.row, joinLines(row.cells, below.cells))
    // A second line of names counts only when it is names: data would be known by chance.
    const isNames = below?.cells.some(cell => cell !== null && /^\d/.test(cell.trim())) === false
    // A title above the names is no group of them.
    const isGroup = weigh(single) >= 2
    return isNames && isGroup && joined !== undefined && weigh(joined) > weigh(single)
      ? [single, joined]
      : [single]
  })
  const best = candidates.reduce<ListHeader | undefined>(
    (found, each) => (found === undefined || weigh(each) > weigh(found) ? each : found),
    undefined,
  )
  const named = best?.columns ?? []
  return weigh(best) >= 2 && (named.includes('year') || named.includes('opened')) ? best : undefined
}

function headerOf(row: number, cells: readonly (string | null)[]): ListHeader {
  const headers = cells.map(cell => cell ?? '')
  return { row, headers, columns: firstOfEach(headers.map(readHeader)) }
}

/** Of two columns that seem to say the same the first is meant; what the other holds goes into the note. */
function firstOfEach(columns: readonly (ListColumn | null | undefined)[]): ListHeader['columns'] {
  return columns.map((column, at) => (column != null && columns.indexOf(column) < at ? undefined : column))
}

const weigh = (header: ListHeader | undefined): number =>
  new Set((header?.columns ?? []).filter(column => column != null)).size

function joinLines(
  first: readonly (string | null)[],
  second: readonly (string | null)[],
): readonly (string | null)[] {
  let group = ''
  return Array.from({ length: Math.max(first.length, second.length) }, (_, at) => {
    const [over, own] = [first[at]?.trim() ?? '', second[at]?.trim() ?? '']
    if (over !== '') group = over
    return own === '' || group === '' ? over || own : `${group}${under}${own}`
  })
}

/** A heading between the lines that names the kind of those below it: nothing but words in its first cells. */
export function readHeading(cells: readonly (string | null)[]): ReturnType<typeof readKind> {
  const filled = cells.filter(cell => cell !== null && cell.trim() !== '')
  const [first = null, second = null, ...others] = filled
  if (first === null || others.length > 0) return undefined
  const text = second === null || /^[\dIVX]+[.)]?$/.test(first.trim()) ? (second ?? first) : ''
  return /\d{4}/.test(text ?? '') ? undefined : readKind(text ?? '')
}
