import { getKind } from '../../../src/register/kind.ts'
import { cellMistake, changed, type RowMistake, type RowToSpoil, replaceAt } from './mistake.ts'

type Fits = Parameters<typeof cellMistake>[1]
const isNumberField: Fits = ({ id }) => /SoGiayToTuyThan$|SoDinhDanh/.test(id)
/** Nine digits of a CMND, or twelve: papers of which the shape is known. */
const isKnownShape: Fits = (field, text) => isNumberField(field, text) && /^(\d{9}|\d{12})$/.test(text)
const isPersonal: Fits = (field, text) => isNumberField(field, text) && /^\d{12}$/.test(text)

/** Whether the paper's type says what its number must look like. */
function hasShape({ values }: RowToSpoil, _: unknown, field: string): boolean {
  if (field.includes('SoDinhDanh')) return true
  const type = values[field.replace('SoGiayTo', 'LoaiGiayTo')]
  return type === '1' || type === '4'
}

const shaped = 'the paper is a CMND, a CCCD or a personal number'

/** Slips in identity numbers. */
export const identityMistakes: readonly RowMistake[] = [
  cellMistake(
    {
      id: 'identity-digit-lost',
      name: { vi: 'Mất một chữ số giấy tờ', en: 'Identity digit lost' },
      level: 'cell',
      rate: 0.06,
      visible: shaped,
    },
    isKnownShape,
    (text, random) => replaceAt(text, random.integer(1, text.length - 1), ''),
    hasShape,
  ),
  cellMistake(
    {
      id: 'identity-digit-added',
      name: { vi: 'Thừa một chữ số giấy tờ', en: 'Identity digit added' },
      level: 'cell',
      rate: 0.06,
      visible: shaped,
    },
    isKnownShape,
    (text, random) => replaceAt(text, random.integer(0, text.length), String(random.integer(0, 9)), 0),
    hasShape,
  ),
  cellMistake(
    {
      id: 'identity-zero-lost',
      name: { vi: 'Excel bỏ số 0 đầu', en: 'Leading zero lost' },
      level: 'cell',
      rate: 0.06,
      visible: shaped,
    },
    (field, text) => isKnownShape(field, text) && text.startsWith('0'),
    text => text.slice(1),
    hasShape,
  ),
  cellMistake(
    {
      id: 'identity-letter',
      name: { vi: 'Chữ O, l thay cho 0, 1 trong số giấy tờ', en: 'O or l for 0 or 1 in an identity number' },
      level: 'cell',
      rate: 0.06,
      visible: shaped,
    },
    (field, text) => isKnownShape(field, text) && /[01]/.test(text),
    (text, random) => (random.chance(0.5) ? text.replace('0', 'O') : text.replace('1', 'l')),
    hasShape,
  ),
  cellMistake(
    {
      id: 'identity-scientific',
      name: { vi: 'Excel đổi số giấy tờ thành 2,01E+08', en: 'Number turned into 2.01E+08 by Excel' },
      level: 'cell',
      rate: 0.06,
      visible: shaped,
    },
    isKnownShape,
    text => `${text.charAt(0)},${text.slice(1, 3)}E+${String(text.length - 1).padStart(2, '0')}`,
    hasShape,
  ),
  clash(
    'identity-year',
    { vi: 'CCCD sai chữ số năm sinh', en: 'Personal number: year digits wrong' },
    (text, random) => {
      const year = (Number(text.slice(4, 6)) + random.integer(1, 98)) % 100
      return replaceAt(text, 4, String(year).padStart(2, '0'), 2)
    },
    'birth',
  ),
  clash(
    'identity-sex',
    { vi: 'CCCD sai chữ số giới tính', en: 'Personal number: sex digit wrong' },
    text => replaceAt(text, 3, String(Number(text.charAt(3)) ^ 1)),
    'sex',
  ),
  clash(
    'identity-century',
    { vi: 'CCCD sai chữ số thế kỷ', en: 'Personal number: century digit wrong' },
    text => replaceAt(text, 3, String((Number(text.charAt(3)) + 2) % 4)),
    'birth',
  ),
]

/** A personal number that says otherwise than the entry; visible when the entry says it of the same person. */
function clash(
  id: string,
  name: RowMistake['name'],
  type: (text: string, random: RowToSpoil['random']) => string,
  about: 'birth' | 'sex',
): RowMistake {
  return cellMistake(
    {
      id,
      name,
      level: 'row',
      rate: 0.08,
      visible: `the entry gives the same person's ${about === 'birth' ? 'year of birth' : 'sex'}`,
    },
    (field, text) => isPersonal(field, text),
    type,
    ({ values, book }, _, field) => {
      const person = getKind(book.kind).persons.find(
        ({ fields }) => fields.identityNumber === field || fields.personalNumber === field,
      )
      if (person === undefined) return false
      const { fields, fixedSex, sexFrom } = person
      if (about === 'birth') return fields.birth !== undefined && values[fields.birth] !== undefined
      const sex = fields.sex === undefined ? undefined : values[fields.sex]
      return fixedSex !== undefined || sexFrom !== undefined || sex === '1' || sex === '2'
    },
  )
}

/** Sex and persons mixed up. */
export const personMistakes: readonly RowMistake[] = [
  {
    id: 'sex-mixed-up',
    name: { vi: 'Nhầm giới tính', en: 'Sex mixed up' },
    level: 'row',
    rate: 0.06,
    visible: 'against a Kinh person’s Thị or Văn, or a personal number',
    spoil: ({ values }) => {
      const field = ['nksGioiTinh', 'nktGioiTinh', 'nxnGioiTinh'].find(
        id => values[id] === '1' || values[id] === '2',
      )
      if (field === undefined) return undefined
      const sex = values[field] === '1' ? '2' : '1'
      const prefix = field.slice(0, 3)
      const numbers = [
        values[`${prefix}SoDinhDanh`],
        values[`${prefix}LoaiGiayToTuyThan`] === '4' ? values[`${prefix}SoGiayToTuyThan`] : undefined,
      ]
      const isVisible =
        saysSex(values[`${prefix}HoTen`] ?? '', sex, values[`${prefix}DanToc`]) ||
        numbers.some(number => /^\d{12}$/.test(number ?? ''))
      return { values: changed(values, { [field]: sex }), isVisible }
    },
  },
  {
    id: 'parents-mixed-up',
    name: { vi: 'Họ tên cha ghi vào cột mẹ và ngược lại', en: 'Father’s and mother’s names exchanged' },
    level: 'row',
    rate: 0.06,
    visible: 'against a Kinh parent’s Thị or Văn',
    spoil: ({ values }) => {
      const [first, second] =
        values.chongHoTen === undefined ? ['chaHoTen', 'meHoTen'] : ['chongHoTen', 'voHoTen']
      const man = values[first]
      const woman = values[second]
      if (man === undefined || woman === undefined) return undefined
      const isVisible =
        saysSex(woman, '1', values[first.replace('HoTen', 'DanToc')]) ||
        saysSex(man, '2', values[second.replace('HoTen', 'DanToc')])
      return { values: changed(values, { [first]: woman, [second]: man }), isVisible }
    },
  },
]

/** Whether a name's particle speaks against a sex: `Thị` in a man's, a middle `Văn` in a woman's; said of the Kinh and of peoples not named. */
function saysSex(name: string, sex: string, ethnicity: string | undefined): boolean {
  if (ethnicity !== undefined && ethnicity !== 'Kinh') return false
  const middle = name.toLocaleLowerCase('vi').split(' ').slice(1, -1)
  return sex === '1' ? middle.includes('thị') : middle.length === 1 && middle[0] === 'văn'
}
