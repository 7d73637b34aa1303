import type { FieldType } from '../../../register/field.ts'
import type { Language, Text } from '../../../register/text.ts'
import type { ErrorKind } from '../../quality/schema.ts'
import type { Estimate } from './evidence.ts'

/** What the fields of a type are called where they are counted together. */
export const fieldTypeTexts: Readonly<Record<FieldType, Text>> = {
  'person-name': { vi: 'Họ, chữ đệm, tên', en: 'Names of people' },
  'place-text': { vi: 'Nơi chốn', en: 'Places' },
  'partial-date': { vi: 'Ngày tháng năm', en: 'Dates' },
  'date-or-text': { vi: 'Ngày hoặc chữ', en: 'Dates or text' },
  'date-in-words': { vi: 'Ngày ghi bằng chữ', en: 'Dates in words' },
  'number-text': { vi: 'Số, số giấy tờ', en: 'Numbers' },
  time: { vi: 'Giờ phút', en: 'Times' },
  code: { vi: 'Mã chọn từ danh mục', en: 'Codes' },
  'code-text': { vi: 'Chọn từ danh mục', en: 'Chosen from a list' },
  'name-from-list': { vi: 'Dân tộc, quốc tịch', en: 'Ethnic group, nationality' },
  text: { vi: 'Chữ khác', en: 'Other text' },
}

/** What kinds of mistakes are called. */
export const errorKindTexts: Readonly<Record<ErrorKind, Text>> = {
  missing: { vi: 'Bỏ sót', en: 'Left out' },
  added: { vi: 'Sổ không ghi mà có', en: 'Not in the book' },
  tones: { vi: 'Sai dấu', en: 'Marks and tones' },
  date: { vi: 'Sai chữ số, ngày tháng', en: 'Digits and dates' },
  letters: { vi: 'Sai một, hai chữ cái', en: 'One or two letters' },
  other: { vi: 'Khác hẳn', en: 'Something else' },
}

/** Errors per 1,000 as people read them: `1,2`, below one with two decimals, `0,04`. */
export function formatPerThousand(value: number, language: Language): string {
  const digits = value === 0 || value >= 10 ? 0 : value >= 1 ? 1 : 2
  const least = value > 0 && value < 0.01
  const text = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(least ? 0.01 : value)
  return least ? `< ${text}` : text
}

/** An estimate as a sentence: "1,2 trường sai trên 1.000 (từ 0,6 đến 2,1)". */
export function formatEstimate({ perThousand, low, high }: Estimate, language: Language): string {
  const [likely, from, to] = [perThousand, low, high ?? 0].map(value => formatPerThousand(value, language))
  if (high === null)
    return language === 'vi'
      ? `ít nhất ${likely} trường sai trên 1.000, chưa biết nhiều nhất bao nhiêu`
      : `at least ${likely} wrong fields per 1,000; how many at most is not known`
  return language === 'vi'
    ? `${likely} trường sai trên 1.000 (từ ${from} đến ${to})`
    : `${likely} wrong fields per 1,000 (from ${from} to ${to})`
}
