import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalFields, readEntry } from './entry.ts'
import { getKind, kinds } from './kind.ts'
import { cleanBook } from './testing/clean-rows.ts'

describe('readEntry', () => {
  test('gives the natural key and the people', () => {
    const values = {
      so: '05',
      quyenSo: '01/2017',
      ngayDangKy: '03.02.2017',
      nksHoTen: 'NGUYỄN THỊ HOÀ',
      nksGioiTinh: '2',
      nksNgaySinh: '27.01.2017',
      meHoTen: 'Trần Thị Lý',
      meNgaySinh: '1990',
      meSoGiayToTuyThan: '201 456 789',
      chaHoTen: '',
    }
    expect(readEntry(getKind('KS'), { values })).toEqual({
      number: { value: 5, suffix: '', year: null },
      numberText: '05',
      year: 2017,
      registered: { date: '03.02.2017', from: '2017-02-03', to: '2017-02-03' },
      volume: { volume: '01', year: 2017 },
      mentions: [
        {
          role: 'nks',
          name: 'NGUYỄN THỊ HOÀ',
          born: { from: '2017-01-27', to: '2017-01-27' },
          sex: 2,
          identityNumber: null,
        },
        {
          role: 'me',
          name: 'Trần Thị Lý',
          born: { from: '1990-01-01', to: '1990-12-31' },
          sex: 2,
          identityNumber: '201456789',
        },
      ],
    })
  })

  test('the year falls back to the number, then the volume', () => {
    expect(readEntry(getKind('KT'), { values: { so: '01/1999', quyenSo: '02/1998' } }).year).toBe(1999)
    expect(readEntry(getKind('KT'), { values: { so: '1', quyenSo: '02/1998' } }).year).toBe(1998)
    expect(readEntry(getKind('KT'), { values: { so: 'x' } })).toMatchObject({
      number: null,
      numberText: 'x',
      year: null,
      mentions: [],
    })
  })

  test('a recognising parent’s sex follows from the kind of recognition', () => {
    const sex = (loaiXacNhan: string) =>
      readEntry(getKind('CMC'), { values: { loaiXacNhan, cmHoTen: 'A' } }).mentions[0]?.sex
    expect(['1', '2', '3', '4', ''].map(sex)).toEqual([1, 2, 1, 2, null])
  })
})

describe('canonicalFields', () => {
  test('are what is exported: dots, the list’s spelling, no blanks, the sheet’s order', () => {
    const values = {
      nksDanToc: 'KINH',
      nksNgaySinh: '5/3/1987',
      so: ' 05 ',
      nksQuocTich: 'Mỹ',
      nksHoTen: 'Lê  Văn A'.normalize('NFD'),
      ghiChu: '',
    }
    expect(Object.entries(canonicalFields(getKind('KS'), values))).toEqual([
      ['so', '05'],
      ['nksHoTen', 'Lê Văn A'],
      ['nksNgaySinh', '05.03.1987'],
      ['nksDanToc', 'Kinh'],
      ['nksQuocTich', 'Mỹ'],
    ])
  })

  test('are stable', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...kinds), (seed, kind) => {
        for (const { values } of cleanBook(kind, seed, 2).rows) {
          const once = canonicalFields(kind, values)
          expect(canonicalFields(kind, once)).toEqual(once)
        }
      }),
    )
  })
})
