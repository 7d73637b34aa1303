import { formatDateWords } from '../../../src/register/date-words.ts'
import { getKind } from '../../../src/register/kind.ts'
import type { PartialDate } from '../../../src/register/partial-date.ts'
import type { Values } from '../clean/scribe-traits.ts'
import { contradictions } from '../oracle.ts'
import { cellMistake, changed, type RowMistake, type RowToSpoil, replaceAt } from './mistake.ts'

/** Dates but the registration's own, which the names of the PDFs repeat and has mistakes of its own. */
const isDate: Parameters<typeof cellMistake>[1] = ({ id, type }) =>
  type === 'partial-date' && id !== 'ngayDangKy'
const isFullDate: typeof isDate = (field, text) => isDate(field, text) && text.length === 10

const contradicts = ({ book }: RowToSpoil, values: Values): boolean =>
  contradictions(getKind(book.kind), values).length > 0

const byOracle = 'no day of the calendar, or against the other dates, ages, codes and words of its row'

/** Slips in dates. */
export const dateMistakes: readonly RowMistake[] = [
  cellMistake(
    {
      id: 'date-digits-swapped',
      name: { vi: 'Đảo hai chữ số liền nhau trong ngày', en: 'Two digits of a date swapped' },
      level: 'row',
      rate: 0.04,
      visible: byOracle,
    },
    isFullDate,
    (text, random) => {
      const at = random.pick([0, 3, 6, 7, 8])
      return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
    },
    contradicts,
  ),
  cellMistake(
    {
      id: 'date-day-month',
      name: { vi: 'Đổi chỗ ngày và tháng', en: 'Day and month swapped' },
      level: 'cell',
      rate: 0.04,
      visible: byOracle,
    },
    isFullDate,
    text => text.replace(/^(\d\d)\.(\d\d)/, '$2.$1'),
    contradicts,
  ),
  cellMistake(
    {
      id: 'date-year-digit',
      name: { vi: 'Sai một chữ số của năm (5005)', en: 'One digit of a year wrong (5005)' },
      level: 'row',
      rate: 0.04,
      visible: byOracle,
    },
    isDate,
    (text, random) => replaceAt(text, text.length - random.integer(1, 4), String(random.integer(0, 9))),
    contradicts,
  ),
  cellMistake(
    {
      id: 'date-century',
      name: { vi: 'Sai thế kỷ (1905 thay cho 2005)', en: 'Wrong century (1905 for 2005)' },
      level: 'row',
      rate: 0.04,
      visible: byOracle,
    },
    isDate,
    text =>
      text.replace(
        /(19|20)(\d\d)$/,
        (_, century: string, rest: string) => (century === '19' ? '20' : '19') + rest,
      ),
    contradicts,
  ),
  cellMistake(
    {
      id: 'date-two-digit-year',
      name: { vi: 'Năm ghi hai chữ số', en: 'Year of two digits' },
      level: 'cell',
      rate: 0.04,
      visible: 'always',
    },
    isFullDate,
    text => text.slice(0, 6) + text.slice(8),
  ),
  cellMistake(
    {
      id: 'date-impossible',
      name: { vi: 'Ngày không có trong lịch (31.02)', en: 'Day that does not exist (31.02)' },
      level: 'cell',
      rate: 0.04,
      visible: 'always',
    },
    isFullDate,
    (text, random) => random.pick(['31.02', '30.02', '31.04', '00.13', '32.01', '31.11']) + text.slice(5),
  ),
  cellMistake(
    {
      id: 'date-letter',
      name: { vi: 'Chữ l, O thay cho số 1, 0 trong ngày', en: 'l or O for 1 or 0 in a date' },
      level: 'cell',
      rate: 0.04,
      visible: 'always',
    },
    isDate,
    (text, random) => (random.chance(0.5) ? text.replace('1', 'l') : text.replace('0', 'O')),
  ),
  cellMistake(
    {
      id: 'date-words',
      name: { vi: 'Ngày bằng chữ khác ngày bằng số', en: 'Date in words differs from the digits' },
      level: 'cell',
      rate: 0.05,
      visible: 'always',
    },
    ({ type }) => type === 'date-in-words',
    (_, random, { values }, field) => {
      const digits = values[field === 'nksNgaySinhBangChu' ? 'nksNgaySinh' : 'nktNgayChet'] ?? ''
      const day = Number(digits.slice(0, 2))
      if (digits.length !== 10) return undefined
      const other = ((day + random.integer(0, 25)) % 28) + 1
      return formatDateWords((String(other).padStart(2, '0') + digits.slice(2)) as PartialDate)
    },
    contradicts,
  ),
  event(
    'registered-before-event',
    { vi: 'Ngày đăng ký trước ngày sự kiện', en: 'Registered before the event' },
    (row, random) => {
      const field = {
        KS: 'nksNgaySinh',
        KT: 'nktNgayChet',
        KH: 'voNgaySinh',
        CMC: 'ncNgaySinh',
        HN: 'nxnNgaySinh',
      }[row.book.kind]
      const year = Number((row.values.ngayDangKy ?? '').slice(-4)) + random.integer(1, 3)
      const text = row.values[field]
      return text === undefined ? undefined : { [field]: text.slice(0, -4) + year }
    },
  ),
  event(
    'death-before-birth',
    { vi: 'Chết trước khi sinh', en: 'Death before the birth' },
    ({ values }, random) => {
      if (values.nktNgaySinh === undefined || values.nktNgayChet === undefined) return undefined
      const year = Number(values.nktNgayChet.slice(-4)) + random.integer(1, 9)
      return { nktNgaySinh: values.nktNgaySinh.slice(0, -4) + year }
    },
  ),
  event(
    'father-younger',
    { vi: 'Cha (mẹ) trẻ hơn con', en: 'Parent younger than the child' },
    ({ values }, random) => {
      const child = values.nksNgaySinh ?? values.ncNgaySinh
      const parent = values.cmNgaySinh === undefined ? 'chaNgaySinh' : 'cmNgaySinh'
      if (child === undefined || values[parent] === undefined) return undefined
      return { [parent]: String(Number(child.slice(-4)) + random.integer(1, 20)) }
    },
  ),
  event('mother-eight', { vi: 'Mẹ mới 8 tuổi', en: 'Mother eight years old' }, ({ values }) => {
    const child = values.nksNgaySinh
    if (child === undefined || values.meNgaySinh === undefined) return undefined
    return { meNgaySinh: String(Number(child.slice(-4)) - 8) }
  }),
  event(
    'parent-too-old',
    { vi: 'Cha mẹ hơn con trên 70 tuổi', en: 'Parent more than 70 years older' },
    ({ values }, random) => {
      const child = values.nksNgaySinh
      if (child === undefined || values.meNgaySinh === undefined) return undefined
      return { meNgaySinh: String(Number(child.slice(-4)) - random.integer(72, 110)) }
    },
  ),
  event(
    'married-under-age',
    { vi: 'Kết hôn chưa đủ tuổi theo luật khi đó', en: 'Under the age of marriage of the law then' },
    ({ values }, random) => {
      const married = values.ngayXacLapQuanHeHonNhan ?? values.ngayDangKy ?? ''
      const [field, age] = random.pick([
        ['chongNgaySinh', 20],
        ['voNgaySinh', 18],
      ] as const)
      if (values[field] === undefined) return undefined
      return { [field]: String(Number(married.slice(-4)) - age + random.integer(3, 6)) }
    },
  ),
  event(
    'late-as-on-time',
    { vi: 'Ghi đúng hạn cho việc quá hạn', en: 'Late, but coded on time' },
    ({ values }) => (values.loaiDangKy === '4' ? { loaiDangKy: '1' } : undefined),
    0.5,
  ),
  event(
    'on-time-as-late',
    { vi: 'Ghi quá hạn cho việc đúng hạn', en: 'On time, but coded late' },
    ({ values, book }) =>
      values.loaiDangKy === '1' && (book.kind === 'KS' || book.kind === 'KT')
        ? { loaiDangKy: '4' }
        : undefined,
  ),
  event(
    'paper-date',
    { vi: 'Ngày cấp giấy tờ sau ngày đăng ký', en: 'Paper issued after the registration' },
    (row, random) => {
      const field = row.book.header.find(id => id.includes('NgayCapGiayTo') && row.values[id] !== undefined)
      const year = Number((row.values.ngayDangKy ?? '').slice(-4))
      return field && { [field]: (row.values[field] ?? '').slice(0, -4) + (year + random.integer(1, 9)) }
    },
  ),
]

/** A mistake made of whole values, visible when the row then contradicts itself. */
function event(
  id: string,
  name: RowMistake['name'],
  make: (row: RowToSpoil, random: RowToSpoil['random']) => Readonly<Record<string, string>> | '' | undefined,
  rate = 0.04,
): RowMistake {
  return {
    id,
    name,
    level: 'row',
    rate,
    visible: 'against the dates of its row or the law of its year',
    spoil: row => {
      const changes = make(row, row.random)
      if (changes === undefined || changes === '') return undefined
      const values = changed(row.values, changes)
      return { values, isVisible: contradicts(row, values) }
    },
  }
}
