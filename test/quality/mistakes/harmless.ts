import { cellMistake, type RowMistake } from './mistake.ts'

/** Odd, yet the same text: to be put right without a word of warning. */
export const harmlessOddities: readonly RowMistake[] = [
  cellMistake(
    {
      id: 'nfd',
      name: { vi: 'Chữ Việt tổ hợp (NFD)', en: 'Decomposed letters (NFD)' },
      level: 'none',
      rate: 0.05,
      visible: 'none: normalised',
    },
    ({ type }) => type === 'person-name' || type === 'place-text',
    text => text.normalize('NFD'),
    () => false,
  ),
  cellMistake(
    {
      id: 'spaces',
      name: { vi: 'Khoảng trắng thừa, khoảng trắng không ngắt', en: 'Stray and no-break spaces' },
      level: 'none',
      rate: 0.05,
      visible: 'none: normalised',
    },
    ({ type }) => type === 'person-name' || type === 'place-text',
    text => ` ${text.replace(' ', '\u00a0 ')} `,
    () => false,
  ),
  cellMistake(
    {
      id: 'stem-d',
      name: { vi: 'Chữ Ð, ð trông như Đ, đ', en: 'Ð and ð for Đ and đ' },
      level: 'none',
      rate: 0.05,
      visible: 'none: normalised',
    },
    ({ type }, text) => (type === 'person-name' || type === 'place-text') && /[Đđ]/.test(text),
    text => text.replace(/[Đđ]/, letter => (letter === 'Đ' ? 'Ð' : 'ð')),
    () => false,
  ),
  cellMistake(
    {
      id: 'list-case',
      name: { vi: 'Dân tộc, quốc tịch viết hoa khác', en: 'Ethnic group or nationality in another case' },
      level: 'none',
      rate: 0.05,
      visible: 'none: exported as the list spells it',
    },
    ({ type }) => type === 'name-from-list',
    text => text.toLocaleUpperCase('vi'),
    () => false,
  ),
]
