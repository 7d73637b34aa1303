import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDateWords } from '../../register/date-words.ts'
import { getKind } from '../../register/kind.ts'
import { leaveField } from './leave-field.ts'
import { asking } from './testing.ts'

const left = (...asked: Parameters<typeof asking>) => leaveField(asking(...asked))
const value = (...asked: Parameters<typeof asking>) => left(...asked).value

describe('a date', () => {
  test.each([
    ['2/3/67', '02.03.1967'],
    ['020367', '02.03.1967'],
    ['02031967', '02.03.1967'],
    ['2.3.1967', '02.03.1967'],
    ['1956', '1956'],
    ['0367', '03.1967'],
    ['3/67', '03.1967'],
    ['3/1967', '03.1967'],
    // A day without its year is no date yet: what it may be is offered only.
    ['2/3', '2/3'],
    ['31/2/67', '31/2/67'],
    ['khoảng 1956', 'khoảng 1956'],
  ])('%s is left as %s', (typed, expected) => expect(value('meNgaySinh', typed)).toBe(expected))

  test('its century is the one in which it can be', () => {
    expect(value('nksNgaySinh', '2/3/95')).toBe('02.03.1995')
    expect(value('nksNgaySinh', '2/3/05', { bookYear: 2005 })).toBe('02.03.2005')
    expect(value('nksNgaySinh', '2/3/96', { bookYear: 1995 })).toBe('2/3/96')
    // Nobody is a mother at six.
    expect(value('meNgaySinh', '2/3/04', { bookYear: 2010 })).toBe('02.03.1904')
    expect(value('ngayDangKy', '3/1/06', { bookYear: 2005 })).toBe('03.01.2006')
  })
  test('writes its words', () => {
    const { also } = left('nksNgaySinh', '1/2/95')
    expect(also).toEqual({ nksNgaySinhBangChu: 'Ngày Một Tháng Hai Năm Một Nghìn Chín Trăm Chín Mươi Lăm' })
    expect(left('nksNgaySinh', '').also).toEqual({ nksNgaySinhBangChu: '' })
    expect(value('nksNgaySinhBangChu', '1/2/95')).toBe(also.nksNgaySinhBangChu)
  })
  test('the words say the date they were made of', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('1995-12-31'), noInvalidDate: true }),
        date => {
          const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-')
          const { value: digits, also } = left('nksNgaySinh', `${day}${month}${year}`)
          expect(digits).toBe(`${day}.${month}.${year}`)
          expect(parseDateWords(also.nksNgaySinhBangChu ?? '')).toBe(digits)
        },
      ),
    ))
})

test('a name in small letters gets its capitals, any other stays as it was typed', () => {
  expect(value('meHoTen', ' trần  thị hoa ')).toBe('Trần Thị Hoa')
  expect(value('meHoTen', 'trần thị hoa', { bookYear: 2021 })).toBe('TRẦN THỊ HOA')
  expect(value('meHoTen', 'Trần thị Hoa')).toBe('Trần thị Hoa')
})

test('a time and a number of a paper are written evenly', () => {
  expect(value('nktGioPhutChet', '7h30', { kind: 'KT' })).toBe('07:30')
  expect(value('nktGioPhutChet', '7 giờ 5 phút', { kind: 'KT' })).toBe('07:05')
  expect(value('nktGioPhutChet', '7 giờ sáng', { kind: 'KT' })).toBe('7 giờ sáng')
  expect(value('meSoGiayToTuyThan', '390 000 001')).toBe('390000001')
})

test('a title follows its signer, and goes when somebody signs whose title is not known', () => {
  const before = [{ nguoiKy: 'Lê An', chucVuNguoiKy: 'Chủ tịch' }]
  expect(left('nguoiKy', 'Lê An', { before }).also).toEqual({ chucVuNguoiKy: 'Chủ tịch' })
  expect(left('nguoiKy', 'Lê Ba', { before }).also).toEqual({ chucVuNguoiKy: '' })
})

test('left again, nothing changes', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...getKind('KS').fields, ...getKind('KT').fields),
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        fc.stringMatching(/^\d{1,2}[/. -]?\d{0,2}[/. -]?\d{0,4}$/),
        fc.stringMatching(/^\d{1,2}[hg:]?\d{0,2}( giờ)?$/),
      ),
      fc.integer({ min: 1950, max: 2024 }),
      (field, typed, bookYear) => {
        const kind = getKind('KS').fields.includes(field) ? 'KS' : 'KT'
        const once = value(field.id, typed, { kind, bookYear })
        expect(value(field.id, once, { kind, bookYear })).toBe(once)
      },
    ),
    { numRuns: 500 },
  ))
