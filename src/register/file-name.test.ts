import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CaseFile,
  formatBookFileName,
  formatCaseFileName,
  isCoverFileName,
  parseBookFileName,
  parseCaseFileName,
} from './file-name.ts'
import { kinds } from './kind.ts'
import { daysInMonth, formatPartialDate } from './partial-date.ts'

const anyCase: fc.Arbitrary<CaseFile> = fc
  .record({
    kind: fc.constantFrom(...kinds.map(({ code }) => code)),
    year: fc.integer({ min: 1850, max: 2030 }),
    volume: fc.integer({ min: 1, max: 99 }).map(n => String(n).padStart(2, '0')),
    date: fc.tuple(
      fc.integer({ min: 1850, max: 2030 }),
      fc.option(fc.integer({ min: 1, max: 12 })),
      fc.option(fc.integer({ min: 1, max: 31 })),
    ),
    number: fc.record({
      value: fc.integer({ min: 1, max: 9999 }),
      suffix: fc.constantFrom('', 'a', 'b', 'bis'),
    }),
  })
  .map(file => {
    const [year, month, day] = file.date
    return {
      ...file,
      date: formatPartialDate({
        year,
        month,
        day: month === null || day === null ? null : Math.min(day, daysInMonth(year, month)),
      }),
    }
  })

describe('names of PDFs', () => {
  test('what is formatted is read back', () => {
    fc.assert(
      fc.property(anyCase, file => {
        expect(parseCaseFileName(formatCaseFileName(file)).ok).toEqual(file)
      }),
    )
  })

  test.each([
    [
      'KS.2017.01.2017-02-03.05.pdf',
      { kind: 'KS', year: 2017, volume: '01', date: '03.02.2017', number: { value: 5, suffix: '' } },
    ],
    [
      'CMC.2006.01.2009-02-09.003.PDF',
      { kind: 'CMC', year: 2006, volume: '01', date: '09.02.2009', number: { value: 3, suffix: '' } },
    ],
    [
      'tỉnh/xã/ks.2016.1.2016-03-15.1052.pdf',
      { kind: 'KS', year: 2016, volume: '01', date: '15.03.2016', number: { value: 1052, suffix: '' } },
    ],
    [
      'KT.1990.02.1990-00-00.053a.pdf',
      { kind: 'KT', year: 1990, volume: '02', date: '1990', number: { value: 53, suffix: 'a' } },
    ],
    [
      'KT.1990.02.1990-05-00.53 bis.pdf',
      { kind: 'KT', year: 1990, volume: '02', date: '05.1990', number: { value: 53, suffix: 'bis' } },
    ],
  ])('%s', (name, file) => {
    expect(parseCaseFileName(name)).toEqual({ ok: file })
  })

  test.each([
    ['KS.2017.01.2017-02-03.null.pdf', 'number-missing'],
    ['KS.2017.01.2017-02-03..pdf', 'number-missing'],
    ['KS.2017.01.2017-02-03.x.pdf', 'number'],
    ['KS.2017.01.2017-02-30.005.pdf', 'date'],
    ['KS.2017.01.03-02-2017.005.pdf', 'date'],
    ['KS.2017.01.2017-00-03.005.pdf', 'date'],
    ['KS.17.01.2017-02-03.005.pdf', 'year'],
    ['KS.2017.A.2017-02-03.005.pdf', 'volume'],
    ['XX.2017.01.2017-02-03.005.pdf', 'kind'],
    ['KS.2017.01.005.pdf', 'shape'],
    ['KS.2017.01.2017-02-03.005.jpg', 'extension'],
    ['thumbs', 'extension'],
  ])('%s: %s', (name, problem) => {
    expect(parseCaseFileName(name)).toEqual({ problem })
  })

  test('a cover sheet is no case', () => {
    expect(isCoverFileName('a/Cover.xa.CMC.A4.2006.01.pdf')).toBe(true)
    expect(isCoverFileName('KS.2017.01.2017-02-03.05.pdf')).toBe(false)
  })
})

describe('names of books', () => {
  test.each([
    ['KS.2006.01.xlsx', { kind: 'KS', year: 2006, volume: '01', prefix: '', extension: 'xlsx' }],
    [
      'xalocthuan_hbd_tbt.CMC.2006.01.zip',
      { kind: 'CMC', year: 2006, volume: '01', prefix: 'xalocthuan_hbd_tbt', extension: 'zip' },
    ],
    [
      'vị thắng-KS.2006.01.xlsx',
      { kind: 'KS', year: 2006, volume: '01', prefix: 'vị thắng', extension: 'xlsx' },
    ],
    [
      '/tmp/xã A.KH.1999.2 (1).xlsx',
      { kind: 'KH', year: 1999, volume: '02', prefix: 'xã A', extension: 'xlsx' },
    ],
    [
      'xa.KT.1999.02_20250212101500.XLSX',
      { kind: 'KT', year: 1999, volume: '02', prefix: 'xa', extension: 'xlsx' },
    ],
  ])('%s', (name, book) => {
    expect(parseBookFileName(name)).toEqual(book)
  })

  test.each(['sổ khai sinh.xlsx', 'KS.2006.xlsx', 'KS.2006.01.pdf', 'XX.2006.01.xlsx', 'TKS.2006.01.xlsx'])(
    '%s says nothing',
    name => {
      expect(parseBookFileName(name)).toBeUndefined()
    },
  )

  test('what is formatted is read back', () => {
    fc.assert(
      fc.property(
        anyCase,
        fc.constantFrom('', 'xa_binh_minh', 'xã Bình Minh'),
        fc.constantFrom('xlsx' as const, 'zip' as const),
        (file, prefix, extension) => {
          const book = { kind: file.kind, year: file.year, volume: file.volume, prefix, extension }
          expect(parseBookFileName(formatBookFileName(book))).toEqual(book)
        },
      ),
    )
  })
})
