import { parseEntryNumber } from '../../../src/register/number.ts'
import type { SheetBook, TypedRow } from '../sheet-book.ts'
import { type BookMistake, changed, describeChange } from './mistake.ts'

type Name = BookMistake['name']

/** Mistakes of numbers, rows and volumes. PDFs keep the names of the right book unless the mistake says otherwise. */
export const numberingMistakes: readonly BookMistake[] = [
  atRow('number-repeated', { vi: 'Số đăng ký bị trùng', en: 'Number repeated' }, (rows, at) =>
    setNumber(rows, at, rows[at - 1]?.values.so ?? ''),
  ),
  atRow('number-missing', { vi: 'Thiếu số đăng ký', en: 'Number missing' }, (rows, at) =>
    setNumber(rows, at, ''),
  ),
  atRow(
    'number-unreadable',
    { vi: 'Số đăng ký không đọc được', en: 'Number unreadable' },
    (rows, at, random) => setNumber(rows, at, random.pick(['?', 'l2', 'không số', '1O', 'số', '…'])),
  ),
  atRow(
    'number-digit',
    { vi: 'Sai một chữ số của số đăng ký', en: 'One digit of the number wrong' },
    (rows, at, random) => {
      const number = rows[at]?.values.so ?? ''
      const place = number.search(/[1-9]/)
      const digit = String(((Number(number.charAt(place)) + random.integer(0, 7)) % 9) + 1)
      return setNumber(rows, at, number.slice(0, place) + digit + number.slice(place + 1))
    },
  ),
  atRow('row-pasted-twice', { vi: 'Dòng bị chép hai lần', en: 'Row pasted twice' }, (rows, at) => {
    const row = rows[at]
    return row && [...rows.slice(0, at + 1), row, ...rows.slice(at + 1)]
  }),
  atRow(
    'row-content-twice',
    {
      vi: 'Chép nội dung dòng trên, chỉ đổi số',
      en: 'Row filled with the one above, only the number changed',
    },
    (rows, at) => {
      const above = rows[at - 1]
      const row = rows[at]
      return (
        above &&
        row &&
        rows.with(at, {
          values: changed(above.values, { so: row.values.so ?? '', trangSo: row.values.trangSo ?? '' }),
        })
      )
    },
  ),
  atRow('rows-out-of-order', { vi: 'Dòng không theo thứ tự', en: 'Rows out of order' }, (rows, at) => {
    const row = rows[at]
    const rest = rows.filter((_, index) => index !== at)
    return row && [...rest.slice(0, 1), row, ...rest.slice(1)]
  }),
  atRow(
    'row-lost',
    { vi: 'Mất một dòng ở giữa (còn PDF)', en: 'Row lost in the middle (its PDF is there)' },
    (rows, at) => rows.filter((_, index) => index !== at),
  ),
  {
    id: 'case-lost',
    name: {
      vi: 'Bỏ sót một việc ở giữa (không dòng, không PDF)',
      en: 'Case left out in the middle (no row, no PDF)',
    },
    level: 'book',
    visible: 'always',
    spoil: (book, random) => {
      const at = random.integer(2, book.rows.length - 3)
      const after = book.rows[at + 1]?.values.so ?? ''
      const before = book.rows[at - 1]?.values.so ?? ''
      const number = parseEntryNumber(book.rows[at]?.values.so ?? '')
      // Beside 53a, or at the turn of a year, nothing shows.
      if (/[a-z]/.test(before + after) || number === undefined || number.suffix !== '' || number.value < 3)
        return undefined
      if ((parseEntryNumber(after)?.value ?? 0) < number.value) return undefined
      return { book: without(book, at), isVisible: true }
    },
  },
  {
    id: 'last-case-lost',
    name: { vi: 'Bỏ sót việc cuối sổ (lệch số chốt sổ)', en: 'Last case left out (closing count off)' },
    level: 'book',
    visible: 'always, by the closing count on paper',
    spoil: book => ({ book: without(book, book.rows.length - 1), isVisible: true }),
  },
  atRow('volume-wrong', { vi: 'Sai quyển', en: 'Wrong volume' }, (rows, at) => {
    const volume = rows[at]?.values.quyenSo ?? ''
    return set(
      rows,
      at,
      'quyenSo',
      volume.replace(/^\d\d/, digits => (digits === '01' ? '04' : '01')),
    )
  }),
  atRow('volume-year', { vi: 'Sai năm của quyển', en: 'Wrong year of the volume' }, (rows, at, random) => {
    const volume = rows[at]?.values.quyenSo ?? ''
    return /\d{4}$/.test(volume)
      ? set(rows, at, 'quyenSo', volume.slice(0, -4) + (Number(volume.slice(-4)) - random.integer(1, 9)))
      : undefined
  }),
  atRow(
    'registered-year',
    { vi: 'Sai năm đăng ký', en: 'Year of registration wrong' },
    (rows, at, random) => {
      const date = rows[at]?.values.ngayDangKy ?? ''
      return set(
        rows,
        at,
        'ngayDangKy',
        date.slice(0, -4) + (Number(date.slice(-4)) + random.pick([-10, -2, -1, 1, 2, 10])),
      )
    },
  ),
  {
    id: 'registered-order',
    name: {
      vi: 'Ngày đăng ký sai tháng, tên PDF sai theo',
      en: 'Month of registration wrong, PDF named after it',
    },
    level: 'book',
    visible: 'earlier than the entry before it or later than the one after',
    spoil: (book, random) => {
      const at = random.integer(1, book.rows.length - 2)
      const [before, own, next] = [at - 1, at, at + 1].map(index => book.rows[index]?.values.ngayDangKy ?? '')
      const date = own ?? ''
      const month = ((Number(date.slice(3, 5)) + random.integer(0, 10)) % 12) + 1
      const typed = `${date.slice(0, 2)}.${String(month).padStart(2, '0')}${date.slice(5)}`
      if (typed === date || Number(date.slice(0, 2)) > 28) return undefined
      const isVisible = iso(typed) < iso(before ?? '') || iso(typed) > iso(next ?? '')
      const name = book.pdfs[at]?.name ?? ''
      const pdfs = book.pdfs.map(pdf =>
        pdf.name === name ? { ...pdf, name: name.replace(iso(date), iso(typed)) } : pdf,
      )
      return {
        book: { ...book, rows: set(book.rows, at, 'ngayDangKy', typed) ?? book.rows, pdfs },
        isVisible,
      }
    },
  },
  {
    id: 'page-digit',
    name: { vi: 'Sai trang số', en: 'Page number wrong' },
    level: 'book',
    visible: 'before the page of the entry above or after that of the entry below',
    spoil: (book, random) => {
      const at = random.integer(1, book.rows.length - 2)
      const [before, own, next] = [at - 1, at, at + 1].map(index => Number(book.rows[index]?.values.trangSo))
      if (own === undefined || before === undefined || next === undefined || Number.isNaN(own))
        return undefined
      const typed = random.pick([own * 10, own + 10, Math.max(1, own - 10), own + 100])
      if (typed === own) return undefined
      return {
        book: { ...book, rows: set(book.rows, at, 'trangSo', String(typed)) ?? book.rows },
        isVisible: typed < before || typed > next,
      }
    },
  },
  atRow(
    'signer-misspelt',
    { vi: 'Sai một dấu trong họ tên người ký', en: 'Signer’s name misspelt by a mark' },
    (rows, at) => {
      const signer = rows[at]?.values.nguoiKy ?? ''
      const typed = signer
        .normalize('NFD')
        .replace(/[\u0300\u0301\u0303\u0309\u0323]/, '')
        .normalize('NFC')
      return typed === signer ? undefined : set(rows, at, 'nguoiKy', typed)
    },
  ),
  atRow(
    'office-misspelt',
    { vi: 'Sai chữ trong nơi đăng ký', en: 'Registering office misspelt' },
    (rows, at, random) => {
      const field = rows[at]?.values.noiDangKy === undefined ? 'noiCap' : 'noiDangKy'
      const office = rows[at]?.values[field] ?? ''
      const place = random.integer(8, office.length - 2)
      return /[ ,]/.test(office.charAt(place))
        ? undefined
        : set(rows, at, field, office.slice(0, place) + office.slice(place + 1))
    },
  ),
  atRow(
    'name-dragged',
    { vi: 'Kéo ô: một họ tên chép xuống sáu dòng', en: 'A name dragged down over six rows' },
    (rows, at) => {
      const field = Object.keys(rows[at]?.values ?? {}).find(id => /^(nks|chong|nkt|cm|nxn)HoTen$/.test(id))
      const name = field === undefined ? undefined : rows[at]?.values[field]
      if (field === undefined || name === undefined || at + 6 >= rows.length) return undefined
      return rows.map((row, index) =>
        index > at && index < at + 6 ? { values: changed(row.values, { [field]: name }) } : row,
      )
    },
  ),
  atRow(
    'identity-dragged',
    { vi: 'Kéo ô: số giấy tờ tăng dần từng dòng', en: 'Identity numbers counted up by dragging' },
    (rows, at) => {
      const field = Object.keys(rows[at]?.values ?? {}).find(
        id =>
          /^(chong|nkt|cm|nxn|nyc)SoGiayToTuyThan$/.test(id) &&
          /^[1-9]\d{8}$/.test(rows[at]?.values[id] ?? ''),
      )
      const first = field === undefined ? Number.NaN : Number(rows[at]?.values[field])
      if (field === undefined || at + 8 >= rows.length) return undefined
      const type = field.replace('So', 'Loai')
      return rows.map((row, index) =>
        index > at && index < at + 8
          ? { values: changed(row.values, { [type]: '1', [field]: String(first + index - at) }) }
          : row,
      )
    },
  ),
  {
    id: 'default-date',
    name: { vi: 'Điền 19/11/1999 cho ngày không rõ', en: '19/11/1999 filled in for unknown dates' },
    level: 'book',
    visible: 'three rows or more, and two in a hundred',
    spoil: (book, random) => {
      const field = {
        KS: 'meNgaySinh',
        KH: 'voNgaySinh',
        KT: 'nktNgaySinh',
        CMC: 'cmNgaySinh',
        HN: 'nxnNgaySinh',
      }[book.kind]
      const rows = book.rows.map(row =>
        row.values[field] !== undefined && random.chance(0.05)
          ? { values: changed(row.values, { [field]: '19.11.1999' }) }
          : row,
      )
      const count = rows.filter(({ values }) => values[field] === '19.11.1999').length
      return { book: { ...book, rows }, isVisible: count >= 3 && count * 50 >= rows.length }
    },
  },
]

function set(rows: readonly TypedRow[], at: number, field: string, text: string): TypedRow[] | undefined {
  const row = rows[at]
  return row && rows.with(at, { values: changed(row.values, { [field]: text }) })
}

function setNumber(rows: readonly TypedRow[], at: number, text: string): TypedRow[] | undefined {
  return rows[at]?.values.so === text ? undefined : set(rows, at, 'so', text)
}

/** A mistake made at a row somewhere in the middle; always visible. */
function atRow(
  id: string,
  name: Name,
  change: (
    rows: readonly TypedRow[],
    at: number,
    random: Parameters<BookMistake['spoil']>[1],
  ) => readonly TypedRow[] | undefined,
): BookMistake {
  return {
    id,
    name,
    level: 'book',
    visible: 'always',
    spoil: (book, random) => {
      const rows = change(book.rows, random.integer(3, book.rows.length - 3), random)
      return rows && { book: { ...book, rows }, isVisible: true, what: describe(book.rows, rows) }
    },
  }
}

/** The first row that differs. */
function describe(before: readonly TypedRow[], after: readonly TypedRow[]): string {
  const at = after.findIndex((row, index) => row !== before[index])
  return describeChange(before[at], after[at])
}

function without(book: SheetBook, at: number): SheetBook {
  return {
    ...book,
    rows: book.rows.filter((_, index) => index !== at),
    pdfs: book.pdfs.filter((_, index) => index !== at),
  }
}

function iso(date: string): string {
  return date.split('.').reverse().join('-')
}
