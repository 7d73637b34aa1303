import { birth, certificate, death, marriage } from '../../testing/family-entries.ts'
import type { crossRules } from '../cross-rules.ts'
import { type AmongBooks, books, type Changes, type RuleExample } from './example.ts'

const adoption = {
  so: '4',
  ngayDangKy: '10.05.1999',
  cnHoTen: 'Ksor H’Nhan',
  cnGioiTinh: '2',
  cnNgaySinh: '01.05.1995',
  chaNuoiHoTen: 'Siu Blơi',
  meNuoiHoTen: 'Siu H’Bia',
}
const numbered = { nktLoaiGiayToTuyThan: '4', nktSoGiayToTuyThan: '064170001234' }

const ks = (...rows: Changes[]): AmongBooks => ({ kind: 'KS', rows })
const kh = (...rows: Changes[]): AmongBooks => ({ kind: 'KH', rows })
const kt = (...rows: Changes[]): AmongBooks => ({ kind: 'KT', rows })
const hn = (...rows: Changes[]): AmongBooks => ({ kind: 'HN', rows })
const cn = (...rows: Changes[]): AmongBooks => ({ kind: 'CN', rows })

/** So many births of different people, numbered from a number on. */
function births(count: number, from = 1, letter = 'a'): Changes[] {
  return Array.from({ length: count }, (_, at) => ({
    so: String(from + at),
    ngayDangKy: `${String(10 + at)}.06.1995`,
    nksHoTen: `Nguyễn ${letter.toUpperCase()}${letter.repeat(at)} Minh`,
    nksNgaySinh: `${String(1 + at).padStart(2, '0')}.06.1995`,
    meHoTen: `Trần Thị ${letter.toUpperCase()}${letter.repeat(at)}`,
  }))
}
const volume = (number: string, rows: readonly Changes[]): AmongBooks => ({
  kind: 'KS',
  year: 1995,
  volume: number,
  rows,
})

/** For every rule between books: what it fires on, and what it must let pass. */
export const crossExamples = {
  'cross.book-twice': books(
    [volume('01', births(8)), volume('02', births(8))],
    [volume('01', births(8)), volume('02', births(8, 9, 'e'))],
  ),
  'cross.book-name-twice': books(
    [volume('01', births(8)), volume('01', births(8, 9, 'e'))],
    [volume('01', births(8)), volume('02', births(8, 9, 'e'))],
  ),
  'cross.number-repeated': books(
    [volume('01', births(8)), volume('02', births(8, 8, 'e'))],
    [volume('01', births(8)), volume('02', births(8, 9, 'e'))],
  ),
  'cross.number-gap': books(
    [volume('01', births(8)), volume('02', births(8, 12, 'e'))],
    [volume('01', births(8)), volume('02', births(8, 9, 'e'))],
  ),
  'cross.birth-twice': books(
    [ks(birth), ks({ ...birth, so: '40', ngayDangKy: '03.02.1999' })],
    [ks(birth), ks({ ...birth, so: '40', ngayDangKy: '03.02.1999', loaiDangKy: '2' })],
  ),
  'cross.death-twice': books(
    [kt(death), kt({ ...death, so: '9' })],
    [kt(death), kt({ ...death, nktHoTen: 'Rơ Châm Lan', nktNgaySinh: '05.02.1971' })],
  ),
  'cross.marriage-twice': books(
    [kh(marriage), kh({ ...marriage, so: '20', ngayDangKy: '20.10.1996' })],
    [kh(marriage), kh({ ...marriage, so: '20', ngayDangKy: '20.10.1996', loaiDangKy: '2' })],
  ),
  'cross.adoption-twice': books(
    [cn(adoption), cn({ ...adoption, so: '9', ngayDangKy: '03.02.2001' })],
    [cn(adoption), cn({ ...adoption, so: '9', cnHoTen: 'Ksor H’Lan', cnNgaySinh: '02.03.1996' })],
  ),
  'cross.married-while-married': books(
    [
      kh(marriage),
      kh({ ...marriage, so: '20', ngayDangKy: '20.10.1996', voHoTen: 'Siu H’Bia', voNgaySinh: '01.02.1975' }),
    ],
    [
      kh({ ...marriage, tinhTrangKetHon: 'Đã ly hôn' }),
      kh({ ...marriage, so: '20', ngayDangKy: '20.10.1996', voHoTen: 'Siu H’Bia', voNgaySinh: '01.02.1975' }),
    ],
  ),
  'cross.single-though-married': books(
    [kh(marriage), hn(certificate)],
    [kh(marriage), hn({ ...certificate, ngayDangKy: '05.05.1991' })],
  ),
  'cross.parent-dead': books(
    [ks(birth), kt({ ...death, nktNgayChet: '30.04.1995' })],
    [ks(birth), kt({ ...death, nktNgayChet: '01.05.1995' })],
  ),
  'cross.after-death': books(
    [kh({ ...marriage, ngayDangKy: '20.10.1999' }), kt(death)],
    [kh(marriage), kt(death)],
  ),
  'cross.death-before-birth': books(
    [
      ks({ ...birth, nksNgaySinh: '01.05.1995', nksSoDinhDanh: '064395001234' }),
      kt({
        ...death,
        nktHoTen: 'Ksor H’Nhan',
        nktNgaySinh: '',
        nktLoaiGiayToTuyThan: '4',
        nktSoGiayToTuyThan: '064395001234',
        nktNgayChet: '01.02.1990',
        ngayDangKy: '03.02.1990',
      }),
    ],
    [ks(birth), kt(death)],
  ),
  'cross.identity-shared': books(
    [
      kt({ ...death, ...numbered }),
      kt({ ...death, ...numbered, so: '11', nktHoTen: 'Siu H’Bia', nktNgaySinh: '09.09.1971' }),
    ],
    [
      kt({ ...death, ...numbered }),
      kt({ ...death, so: '11', nktHoTen: 'Siu H’Bia', nktNgaySinh: '09.09.1971' }),
    ],
  ),
  'cross.person-differs': books(
    [
      kt({ ...death, ...numbered }),
      kt({ ...death, ...numbered, so: '11', nktHoTen: 'Siu H’Bia', nktNgaySinh: '1970' }),
    ],
    [kt({ ...death, ...numbered }), kt({ ...death, ...numbered, so: '11' })],
  ),
} satisfies Record<keyof typeof crossRules, RuleExample>
