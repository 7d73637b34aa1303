import { getKind } from '../../../src/register/kind.ts'
import type { Values } from '../clean/scribe-traits.ts'
import { contradictions } from '../oracle.ts'
import { cellMistake, changed, type RowMistake, replaceAt } from './mistake.ts'

const plausible = 'none: for double keying and sampling'

/** Whether nothing else of the entry says the same, as the declarant's name repeats the father's. */
function standsOnce(text: string, values: Values): boolean {
  return Object.values(values).filter(other => other === text).length === 1
}

/** Wrong, yet nothing in the books says so. */
export const invisibleMistakes: readonly RowMistake[] = [
  cellMistake(
    {
      id: 'plausible-name',
      name: { vi: 'Tên khác, vẫn hợp lý', en: 'Another plausible name' },
      level: 'none',
      rate: 0.05,
      visible: plausible,
    },
    ({ type, id }) => type === 'person-name' && id !== 'nguoiKy' && id !== 'nguoiThucHien',
    (text, random, { values }) =>
      standsOnce(text, values)
        ? text.replace(/\S+$/, random.pick(['Hoa', 'Lan', 'Bình', 'An', 'Minh']))
        : undefined,
    () => false,
  ),
  cellMistake(
    {
      id: 'name-mark',
      name: { vi: 'Sai một dấu trong họ tên', en: 'One mark of a name wrong' },
      level: 'none',
      rate: 0.05,
      visible: plausible,
    },
    ({ type, id }, text) =>
      type === 'person-name' &&
      id !== 'nguoiKy' &&
      id !== 'nguoiThucHien' &&
      /[\u0300\u0301]/.test(text.normalize('NFD')),
    (text, _, { values }) =>
      standsOnce(text, values)
        ? text
            .normalize('NFD')
            .replace(/[\u0300\u0301]/, mark => (mark === '\u0300' ? '\u0301' : '\u0300'))
            .normalize('NFC')
        : undefined,
    () => false,
  ),
  cellMistake(
    {
      id: 'plausible-day',
      name: { vi: 'Ngày khác, vẫn hợp lý', en: 'Another plausible day' },
      level: 'none',
      rate: 0.05,
      visible: plausible,
    },
    ({ type, id }, text) => type === 'partial-date' && id !== 'ngayDangKy' && text.length === 10,
    (text, random, { values, book }, field) => {
      const typed = String(random.integer(1, 28)).padStart(2, '0') + text.slice(2)
      // The words say it as well: a typist who misreads the day copies it into both.
      const words = getKind(book.kind).facts.inWords.find(([, digits]) => digits === field)?.[0]
      const spoilt = changed(values, { [field]: typed, ...(words !== undefined && { [words]: '' }) })
      return (words !== undefined && values[words] !== undefined) ||
        contradictions(getKind(book.kind), spoilt).length > 0
        ? undefined
        : typed
    },
    () => false,
  ),
  cellMistake(
    {
      id: 'plausible-place',
      name: { vi: 'Thôn khác, vẫn hợp lý', en: 'Another plausible hamlet' },
      level: 'none',
      rate: 0.05,
      visible: plausible,
    },
    ({ id }) => id.endsWith('NoiCuTru'),
    text => text.replace(/^[^,]+/, 'thôn 7'),
    () => false,
  ),
  cellMistake(
    {
      id: 'identity-other-digit',
      name: { vi: 'Sai một chữ số giấy tờ, vẫn đủ chữ số', en: 'One identity digit wrong, length right' },
      level: 'none',
      rate: 0.05,
      visible: plausible,
    },
    ({ id }, text) => id.endsWith('SoGiayToTuyThan') && /^\d{9,12}$/.test(text),
    (text, random, { values }) =>
      standsOnce(text, values)
        ? replaceAt(text, text.length - random.integer(1, 5), String(random.integer(0, 9)))
        : undefined,
    () => false,
  ),
]
