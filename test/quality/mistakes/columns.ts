import type { BookMistake, RowMistake } from './mistake.ts'
import { changed } from './mistake.ts'

/** Values in the wrong place. */
export const columnMistakes: readonly RowMistake[] = [
  {
    id: 'shifted-right',
    name: { vi: 'Dòng bị lệch sang phải một cột', en: 'Row shifted by one column' },
    level: 'cell',
    rate: 0.03,
    visible: 'always',
    spoil: ({ values, book, random }) => {
      const from = random.integer(3, Math.floor(book.header.length / 2))
      const shifted = book.header.map((field, at): [string, string] => {
        const source = at < from ? field : at === from ? '' : (book.header[at - 1] ?? '')
        return [field, values[source] ?? '']
      })
      const spoilt = Object.fromEntries(shifted.filter(([, text]) => text !== ''))
      return same(spoilt, values) ? undefined : { values: spoilt, isVisible: true }
    },
  },
  {
    id: 'name-and-date-exchanged',
    name: { vi: 'Họ tên và ngày sinh nhầm cột nhau', en: 'Name and date of birth exchanged' },
    level: 'cell',
    rate: 0.04,
    visible: 'always',
    spoil: ({ values, book, random }) => {
      const names = book.header.filter(
        id =>
          id.endsWith('HoTen') &&
          values[id] !== undefined &&
          values[id.replace('HoTen', 'NgaySinh')] !== undefined,
      )
      if (names.length === 0) return undefined
      const name = random.pick(names)
      const date = name.replace('HoTen', 'NgaySinh')
      return {
        values: changed(values, { [name]: values[date] ?? '', [date]: values[name] ?? '' }),
        isVisible: true,
      }
    },
  },
  {
    id: 'excel-date',
    name: { vi: 'Excel đổi số 01/2018 thành ngày', en: 'Number 01/2018 turned into a date by Excel' },
    level: 'files',
    rate: 0.04,
    visible: 'always',
    spoil: ({ values }) => {
      const year = (values.ngayDangKy ?? '').slice(-4)
      const number = Number.parseInt(values.so ?? '', 10)
      if (!(number >= 1 && number <= 12)) return undefined
      return {
        values: changed(values, { so: `01.${String(number).padStart(2, '0')}.${year}` }),
        marks: { so: 'date' },
        isVisible: true,
      }
    },
  },
  {
    id: 'formula-error',
    name: { vi: 'Ô báo lỗi công thức', en: 'Formula error in a cell' },
    level: 'files',
    rate: 0.04,
    visible: 'always',
    spoil: ({ values, book, random }) => {
      const field = random.pick(book.header.filter(id => values[id] !== undefined))
      return { values: changed(values, { [field]: '#VALUE!' }), marks: { [field]: 'error' }, isVisible: true }
    },
  },
]

/** The header row spoilt. */
export const headerMistakes: readonly BookMistake[] = [
  {
    id: 'column-lost',
    name: { vi: 'Mất một cột', en: 'A column lost' },
    level: 'book',
    visible: 'the column is one of the ministry’s basic columns',
    spoil: (book, random) => {
      const lost = random.pick(book.header)
      const isBasic =
        /^(so|quyenSo|trangSo|ngayDangKy|noiDangKy|noiCap|loaiDangKy)$|HoTen$|NgaySinh$|DanToc$|QuocTich$|nktNgayChet$/.test(
          lost,
        )
      return {
        book: { ...book, header: book.header.filter(field => field !== lost) },
        isVisible: isBasic && book.rows.some(({ values }) => values[lost] !== undefined),
      }
    },
  },
  {
    id: 'column-renamed',
    name: { vi: 'Tên cột bị sửa', en: 'A header changed' },
    level: 'book',
    visible: 'always (one that is still known is read as it is)',
    spoil: (book, random) => {
      const at = random.integer(0, book.header.length - 1)
      return {
        book: { ...book, header: book.header.with(at, `Cột ${at + 1}`), rows: book.rows },
        isVisible: true,
      }
    },
  },
]

function same(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
