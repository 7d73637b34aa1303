import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDateWords, parseDateWords } from './date-words.ts'
import { foldName } from './names.ts'
import { formatNumberWords, parseNumberWords } from './number-words.ts'
import { daysInMonth, formatPartialDate, type PartialDate } from './partial-date.ts'

const anyDate = fc
  .tuple(
    fc.integer({ min: 1800, max: 2100 }),
    fc.option(fc.integer({ min: 1, max: 12 })),
    fc.option(fc.integer({ min: 1, max: 31 })),
  )
  .map(([year, month, day]) =>
    formatPartialDate({
      year,
      month,
      day: month === null || day === null ? null : Math.min(day, daysInMonth(year, month)),
    }),
  )

describe('dates in words', () => {
  test('are written as the ministry’s template writes them', () => {
    expect(formatDateWords('27.08.2008' as PartialDate)).toBe(
      'Ngày Hai Mươi Bảy Tháng Tám Năm Hai Nghìn Không Trăm Linh Tám',
    )
    expect(formatDateWords('04.1995' as PartialDate)).toBe('Tháng Tư Năm Một Nghìn Chín Trăm Chín Mươi Lăm')
    expect(formatDateWords('1960' as PartialDate)).toBe('Năm Một Nghìn Chín Trăm Sáu Mươi')
  })

  test('every date is read back, in any case, composed or not, with or without marks', () => {
    fc.assert(
      fc.property(anyDate, date => {
        const words = formatDateWords(date)
        for (const form of [
          words,
          words.toLowerCase(),
          words.toUpperCase(),
          words.normalize('NFD'),
          foldName(words),
        ])
          expect(parseDateWords(form)).toBe(date)
      }),
    )
  })

  test.each([
    ['Ngày Hai Tháng Ba Năm Hai Nghìn Linh Tám', '02.03.2008'],
    ['mồng một tháng giêng năm một ngàn chín trăm chín mươi lăm', '01.01.1995'],
    ['Mùng Năm tháng Chạp năm hai ngàn lẻ tám', '05.12.2008'],
    ['ngày hai mươi mốt tháng tư năm một chín chín lăm', '21.04.1995'],
    ['ngày hai mươi tư tháng bốn năm một nghìn chín trăm chín tư', '24.04.1994'],
    ['ngày mười nhăm tháng bẩy năm hai nghìn không trăm mười bẩy', '15.07.2017'],
    ['ngày năm tháng năm năm hai nghìn không trăm linh năm', '05.05.2005'],
    ['ngày mùng mười, tháng mười, năm một nghìn chín trăm bảy mươi', '10.10.1970'],
    ['Sinh ngày hai mươi lăm tháng mười một năm hai nghìn (dương lịch)', '25.11.2000'],
    ['Ngày 27 tháng tám năm 2008', '27.08.2008'],
    ['hai mươi bảy tháng tám năm hai không không tám', '27.08.2008'],
    ['Một nghìn chín trăm sáu mươi', '1960'],
    ['Sinh năm một chín sáu không', '1960'],
  ])('%s', (text, expected) => {
    expect(parseDateWords(text)).toBe(expected)
  })

  test.each([
    '',
    'không rõ',
    'ngày tháng năm',
    'ngày ba mươi tháng hai năm hai nghìn',
    'ngày hai mươi tháng mười ba năm hai nghìn',
  ])('"%s" says no date', text => {
    expect(parseDateWords(text)).toBeUndefined()
  })

  test('numbers from 0 to 9999 are read back', () => {
    for (let n = 0; n <= 9999; n++)
      expect(parseNumberWords(foldName(formatNumberWords(n)).split(' '))).toBe(n)
  })
})
