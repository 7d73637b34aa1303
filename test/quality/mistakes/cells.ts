import { getKind } from '../../../src/register/kind.ts'
import { typeInLetters } from '../../../src/register/letters/testing.ts'
import { isInList } from '../oracle.ts'
import { cellMistake, changed, pickField, type RowMistake, replaceAt } from './mistake.ts'

type Fits = Parameters<typeof cellMistake>[1]
const isName: Fits = ({ type }) => type === 'person-name'
const isPlace: Fits = ({ type, id }) => type === 'place-text' && id !== 'noiDangKy' && id !== 'noiCap'
const isEthnicity: Fits = ({ codeList }) => codeList === 'dan_toc'
const isNationality: Fits = ({ codeList }) => codeList === 'quoc_tich'
const always = 'always'

const cyrillic: Readonly<Record<string, string>> = {
  a: 'а',
  o: 'о',
  e: 'е',
  c: 'с',
  p: 'р',
  i: 'і',
  H: 'Н',
  T: 'Т',
  N: 'Ν',
  A: 'А',
}

function misspell(text: string, next: (from: number, to: number) => number): string {
  const at = next(0, text.length - 1)
  const way = next(0, 2)
  if (way === 0) return replaceAt(text, at, '')
  if (way === 1) return replaceAt(text, at, text.charAt(at) + text.charAt(at))
  return replaceAt(text, at, 'bcdghklmnpqrstvx'.charAt(next(0, 15)))
}

const vietnamese =
  'aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz'
/** A plain vowel or ê-like pair that VNI writes for one letter: eâ, oâ, aê, uø, aù. */
const vniPair = /[aeou][âêø]|[aâeo][ùøûõï]|[AEOU][ÂÊØ]/

function hasForeignSign(text: string): boolean {
  return [...text.toLocaleLowerCase('vi')].some(
    letter => !vietnamese.includes(letter) && !/[ ,.'’0-9\-()/]/.test(letter),
  )
}

/** Slips in one cell. */
export const cellMistakes: readonly RowMistake[] = [
  cellMistake(
    {
      id: 'null-text',
      name: { vi: 'Chữ null, #N/A do phần mềm để lại', en: 'null or #N/A left by a program' },
      level: 'cell',
      rate: 0.04,
      visible: always,
    },
    ({ codeList }) => codeList !== 'dan_toc',
    (_, random) => random.pick(['null', 'NULL', '#N/A', 'undefined', 'NaN', '#REF!', 'None']),
  ),
  cellMistake(
    {
      id: 'placeholder',
      name: {
        vi: 'Ghi “-”, “...”, “không rõ” thay vì để trống',
        en: 'Dash, dots or “unknown” instead of a blank',
      },
      level: 'cell',
      rate: 0.04,
      visible: always,
    },
    field => isName(field, '') || isPlace(field, '') || isEthnicity(field, ''),
    (_, random) => random.pick(['-', '...', '/', 'không rõ', '?', '--', 'Không rõ']),
  ),
  cellMistake(
    {
      id: 'empty-place',
      name: { vi: 'Địa danh “, , ,”', en: 'Place “, , ,”' },
      level: 'cell',
      rate: 0.04,
      visible: always,
    },
    isPlace,
    (text, random) => random.pick([', , ,', text.replace(/, [^,]+, /, ', , '), `, ${text}`, `${text}, , `]),
  ),
  cellMistake(
    {
      id: 'name-digit',
      name: { vi: 'Chữ số trong họ tên (0 thay o)', en: 'Digit in a name (0 for o)' },
      level: 'cell',
      rate: 0.04,
      visible: always,
    },
    isName,
    text => text.replace(/[oOlI]/, letter => (letter.toLowerCase() === 'o' ? '0' : '1')),
  ),
  cellMistake(
    {
      id: 'name-sign',
      name: { vi: 'Ký hiệu lạ trong họ tên', en: 'Sign in a name' },
      level: 'cell',
      rate: 0.04,
      visible: always,
    },
    isName,
    (text, random) =>
      replaceAt(
        text,
        random.integer(1, text.length - 1),
        random.pick(['@', '#', ';', '?', '=', ']', '*']),
        0,
      ),
  ),
  cellMistake(
    {
      id: 'look-alike',
      name: { vi: 'Chữ cái Nga, Hy Lạp trông giống chữ Việt', en: 'Cyrillic or Greek look-alike letter' },
      level: 'cell',
      rate: 0.04,
      visible: always,
    },
    isName,
    text => text.replace(/[aoecpiHTNA]/, letter => cyrillic[letter] ?? letter),
  ),
  cellMistake(
    {
      id: 'tcvn3',
      name: { vi: 'Sót chữ TCVN3 (ABC)', en: 'TCVN3 left over' },
      level: 'cell',
      rate: 0.04,
      visible: 'a sign that no Vietnamese word has (Lý ót for Lý Út has none)',
    },
    field => isName(field, '') || isPlace(field, ''),
    text =>
      typeInLetters(text.toLocaleLowerCase('vi'), 'tcvn3')?.replace(/^./, letter => letter.toUpperCase()),
    (_, spoilt, field) => hasForeignSign(spoilt[field] ?? ''),
  ),
  cellMistake(
    {
      id: 'vni',
      name: { vi: 'Sót chữ VNI', en: 'VNI left over' },
      level: 'cell',
      rate: 0.04,
      visible: 'a sign or a pair of vowels that no Vietnamese word has',
    },
    isName,
    text => typeInLetters(text, 'vni'),
    (_, spoilt, field) => hasForeignSign(spoilt[field] ?? '') || vniPair.test(spoilt[field] ?? ''),
  ),
  cellMistake(
    {
      id: 'code-unknown',
      name: { vi: 'Mã ngoài danh mục', en: 'Code out of its list' },
      level: 'cell',
      rate: 0.04,
      visible: always,
    },
    ({ type }) => type === 'code',
    (_, random) => random.pick(['9', '11', 'x', 'Nam?', '-1', '1,2']),
  ),
  cellMistake(
    {
      id: 'ethnic-misspelt',
      name: { vi: 'Sai chính tả dân tộc', en: 'Ethnic group misspelt' },
      level: 'cell',
      rate: 0.05,
      visible: 'no name of the list (a change of case, space or hyphen alone is put right by itself)',
    },
    isEthnicity,
    (text, random) => misspell(text, (from, to) => random.integer(from, to)),
    ({ book }, values, field) => !isInList(book.kind, field, values[field] ?? ''),
  ),
  cellMistake(
    {
      id: 'nationality-misspelt',
      name: { vi: 'Sai chính tả quốc tịch', en: 'Nationality misspelt' },
      level: 'cell',
      rate: 0.05,
      visible: 'no name of the list (a change of case, space or hyphen alone is put right by itself)',
    },
    isNationality,
    (text, random) => misspell(text, (from, to) => random.integer(from, to)),
    ({ book }, values, field) => !isInList(book.kind, field, values[field] ?? ''),
  ),
  {
    id: 'required-lost',
    name: { vi: 'Bỏ sót ô bắt buộc', en: 'Required cell left out' },
    level: 'cell',
    rate: 0.04,
    visible: always,
    spoil: row => {
      const field = pickField(row, ({ need }) => need === 'required')
      return field === undefined
        ? undefined
        : { values: changed(row.values, { [field]: '' }), isVisible: true }
    },
  },
  {
    id: 'core-lost',
    name: { vi: 'Bỏ sót ô cơ bản mà cả sổ đều ghi', en: 'Basic cell left out that the book fills' },
    level: 'cell',
    rate: 0.04,
    visible: 'the column is filled in at least 9 of 10 rows',
    spoil: row => {
      const persons = getKind(row.book.kind).persons
      const isPaper = (id: string) =>
        persons.some(
          ({ fields }) =>
            fields.identityType === id || fields.identityNumber === id || fields.residenceType === id,
        )
      const field = pickField(row, ({ need, id }) => need === 'core' && !isPaper(id))
      if (field === undefined) return undefined
      const filled = row.book.rows.filter(({ values }) => values[field] !== undefined).length
      return { values: changed(row.values, { [field]: '' }), isVisible: filled >= 0.9 * row.book.rows.length }
    },
  },
]
