import { cellMistake, changed, type RowMistake } from './mistake.ts'

type Fits = Parameters<typeof cellMistake>[1]
const isName: Fits = ({ type }, text) => type === 'person-name' && text.split(' ').length > 2
const always = 'always'

/** Slips in names, and persons, codes and lists that do not go together. */
export const peopleMistakes: readonly RowMistake[] = [
  cellMistake(
    {
      id: 'name-run-together',
      name: { vi: 'Họ tên viết dính liền', en: 'Words of a name run together' },
      level: 'cell',
      rate: 0.04,
      visible: 'the name is not all in capitals',
    },
    isName,
    text => text.replace(/^(\S+) (\p{Lu})/u, '$1$2'),
    ({ values }, _, field) => /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}/u.test(values[field] ?? ''),
  ),
  cellMistake(
    {
      id: 'name-word-twice',
      name: { vi: 'Lặp một chữ trong họ tên', en: 'A word of a name twice' },
      level: 'cell',
      rate: 0.04,
      visible: 'the family name or a middle one (given names are doubled: Ly Ly)',
    },
    isName,
    (text, random) =>
      random.chance(0.5) ? text.replace(/^(\S+) /, '$1 $1 ') : text.replace(/^(\S+) (\S+) /, '$1 $2 $2 '),
  ),
  cellMistake(
    {
      id: 'name-remark',
      name: { vi: 'Ghi thêm lời vào ô họ tên', en: 'Remark in the cell of a name' },
      level: 'cell',
      rate: 0.04,
      visible: always,
    },
    isName,
    (text, random) =>
      `${text}${random.pick([' (đã chết)', ' - CMND 205123456', ', sinh 1970', ' /con nuôi'])}`,
  ),
  cellMistake(
    {
      id: 'time-impossible',
      name: { vi: 'Giờ chết không thể có', en: 'Hour of death that does not exist' },
      level: 'cell',
      rate: 0.06,
      visible: always,
    },
    ({ type }) => type === 'time',
    (_, random) => random.pick(['25:10', '7:75', '24 giờ 61', '99:99', '31h']),
  ),
  {
    id: 'ethnicity-for-nationality',
    name: { vi: 'Dân tộc và quốc tịch nhầm cột nhau', en: 'Ethnic group and nationality exchanged' },
    level: 'cell',
    rate: 0.04,
    visible: always,
    spoil: ({ values, book, random }) => {
      const fields = book.header.filter(
        id =>
          id.endsWith('DanToc') &&
          values[id] !== undefined &&
          values[id.replace('DanToc', 'QuocTich')] !== undefined,
      )
      if (fields.length === 0) return undefined
      const ethnicity = random.pick(fields)
      const nationality = ethnicity.replace('DanToc', 'QuocTich')
      return {
        values: changed(values, {
          [ethnicity]: values[nationality] ?? '',
          [nationality]: values[ethnicity] ?? '',
        }),
        isVisible: true,
      }
    },
  },
  {
    id: 'parents-code',
    name: { vi: 'Loại khai sinh trái với họ tên cha mẹ', en: 'Kind of birth against the parents named' },
    level: 'row',
    rate: 0.04,
    visible: always,
    spoil: ({ values }) => {
      if (values.nksLoaiKhaiSinh !== '1' && values.nksLoaiKhaiSinh !== '3') return undefined
      const code = values.nksLoaiKhaiSinh === '1' ? '3' : '1'
      return { values: changed(values, { nksLoaiKhaiSinh: code }), isVisible: true }
    },
  },
  {
    id: 'identity-type',
    name: { vi: 'Sai loại giấy tờ (CCCD có 9 chữ số)', en: 'Wrong type of paper (CCCD of nine digits)' },
    level: 'row',
    rate: 0.06,
    visible: always,
    spoil: ({ values, book, random }) => {
      const fields = book.header.filter(
        id =>
          id.endsWith('LoaiGiayToTuyThan') &&
          values[id] === '1' &&
          values[id.replace('Loai', 'So')]?.length === 9,
      )
      return fields.length === 0
        ? undefined
        : { values: changed(values, { [random.pick(fields)]: '4' }), isVisible: true }
    },
  },
  {
    id: 'declarant-differs',
    name: { vi: 'Tên người yêu cầu (cha, mẹ) sai chữ', en: 'Declarant’s name unlike the parent’s' },
    level: 'row',
    rate: 0.06,
    visible: 'the declarant is said to be the father or the mother, who is named',
    spoil: ({ values, book, random }) => {
      const parent = { Cha: 'cha', Mẹ: 'me' }[values.nycQuanHe ?? '']
      const name = values.nycHoTen
      if (
        book.kind !== 'KS' ||
        parent === undefined ||
        name === undefined ||
        values[`${parent}HoTen`] !== name
      )
        return undefined
      const given = random.pick(['Hòe', 'Khương', 'Tửu'])
      return { values: changed(values, { nycHoTen: name.replace(/\S+$/, given) }), isVisible: true }
    },
  },
]
