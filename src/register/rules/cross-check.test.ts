import { describe, expect, test } from 'vitest'
import { findingText } from '../finding.ts'
import type { KindCode } from '../kind.ts'
import { birth, certificate, checkBooks, death, findingCodes, marriage } from '../testing/family-entries.ts'

type Values = Readonly<Record<string, string>>

describe('events of one person that speak against each other', () => {
  test('registers that agree say nothing', () => {
    expect(checkBooks(['KH', marriage], ['KS', birth], ['KT', death])).toEqual([])
  })

  test.each<[string, readonly (readonly [KindCode, ...Values[]])[], string[]]>([
    [
      'mother dead before the birth',
      [
        ['KS', birth],
        ['KT', { ...death, nktNgayChet: '30.04.1995' }],
      ],
      ['cross.parent-dead KS 2 meHoTen'],
    ],
    [
      'mother died on the day',
      [
        ['KS', birth],
        ['KT', { ...death, nktNgayChet: '01.05.1995' }],
      ],
      [],
    ],
    [
      'mother died that year, the day unknown',
      [
        ['KS', birth],
        ['KT', { ...death, nktNgayChet: '1995' }],
      ],
      [],
    ],
    [
      'father dead for a year',
      [
        ['KS', birth],
        [
          'KT',
          {
            ...death,
            nktHoTen: 'Ksor Tèo',
            nktGioiTinh: '1',
            nktNgaySinh: '06.07.1968',
            nktNgayChet: '01.04.1994',
          },
        ],
      ],
      ['cross.parent-dead KS 2 chaHoTen'],
    ],
    [
      'father died during the pregnancy',
      [
        ['KS', birth],
        [
          'KT',
          {
            ...death,
            nktHoTen: 'Ksor Tèo',
            nktGioiTinh: '1',
            nktNgaySinh: '06.07.1968',
            nktNgayChet: '01.10.1994',
          },
        ],
      ],
      [],
    ],
    [
      'dead twice',
      [
        ['KT', death],
        ['KT', { ...death, so: '9', ngayDangKy: '01.02.1999' }],
      ],
      ['cross.death-twice KT 2 nktHoTen'],
    ],
    ['dead twice in one book', [['KT', death, { ...death, so: '9' }]], ['cross.death-twice KT 3 nktHoTen']],
    [
      'death registered again',
      [
        ['KT', death],
        ['KT', { ...death, so: '9', loaiDangKy: '2' }],
      ],
      [],
    ],
    [
      'declared dead and found again',
      [
        ['KT', { ...death, nktCanCuHuyTuyenBoViecChet: 'QĐ 12' }],
        ['KT', { ...death, so: '9' }],
      ],
      [],
    ],
    [
      'born twice',
      [
        ['KS', birth],
        ['KS', { ...birth, so: '40', ngayDangKy: '20.08.1995' }],
      ],
      ['cross.birth-twice KS 2 nksHoTen'],
    ],
    ['twins', [['KS', birth, { ...birth, so: '13', nksHoTen: 'Ksor H’Nhung' }]], []],
    [
      'namesakes of one day with other parents',
      [['KS', birth, { ...birth, so: '13', meHoTen: 'Siu H’Bia', chaHoTen: 'Siu Blum' }]],
      [],
    ],
    [
      'birth registered again',
      [
        ['KS', birth],
        ['KS', { ...birth, so: '40', loaiDangKy: '2' }],
      ],
      [],
    ],
    [
      'married while married',
      [
        [
          'KH',
          marriage,
          { ...marriage, so: '9', ngayDangKy: '01.01.1997', voHoTen: 'Siu H’Bia', voNgaySinh: '09.09.1975' },
        ],
      ],
      ['cross.married-while-married KH 3 chongHoTen'],
    ],
    [
      'married again after the first wife died',
      [
        [
          'KH',
          marriage,
          { ...marriage, so: '9', ngayDangKy: '01.01.1999', voHoTen: 'Siu H’Bia', voNgaySinh: '09.09.1975' },
        ],
        ['KT', death],
      ],
      [],
    ],
    [
      'married again after a divorce noted in the book',
      [
        [
          'KH',
          { ...marriage, ghiChu: 'Đã ly hôn theo QĐ 12/2005' },
          { ...marriage, so: '9', ngayDangKy: '01.01.1999', voHoTen: 'Siu H’Bia', voNgaySinh: '09.09.1975' },
        ],
      ],
      [],
    ],
    [
      'the couple married twice',
      [['KH', marriage, { ...marriage, so: '9', ngayDangKy: '01.01.1999' }]],
      ['cross.marriage-twice KH 3 chongHoTen'],
    ],
    [
      'the wife’s name was written otherwise',
      [
        [
          'KH',
          marriage,
          { ...marriage, so: '9', ngayDangKy: '01.01.1999', voHoTen: 'Rơ Chăm Lúi', loaiDangKy: '2' },
        ],
      ],
      [],
    ],
    [
      'certified single though married',
      [
        ['KH', marriage],
        ['HN', certificate],
      ],
      ['cross.single-though-married HN 2 nxnHoTen'],
    ],
    [
      'certified single before the marriage',
      [
        ['KH', marriage],
        ['HN', { ...certificate, ngayDangKy: '05.05.1992' }],
      ],
      [],
    ],
    [
      'certified divorced',
      [
        ['KH', marriage],
        ['HN', { ...certificate, nxnTinhTrangHonNhan: 'Đã ly hôn, hiện chưa đăng ký kết hôn với ai' }],
      ],
      [],
    ],
    [
      'certified for some years only',
      [
        ['KH', marriage],
        [
          'HN',
          {
            ...certificate,
            nxnTinhTrangHonNhan: 'Từ ngày 01.01.1990 đến 01.01.1992 chưa đăng ký kết hôn với ai',
          },
        ],
      ],
      [],
    ],
    [
      'married after death',
      [
        ['KT', { ...death, nktNgayChet: '01.01.1992' }],
        ['KH', marriage],
      ],
      ['cross.after-death KH 2 voHoTen'],
    ],
    [
      'an old marriage registered again after another one',
      [
        [
          'KH',
          marriage,
          {
            ...marriage,
            so: '9',
            ngayDangKy: '01.01.1997',
            loaiDangKy: '2',
            voHoTen: 'Siu H’Bia',
            voNgaySinh: '09.09.1975',
          },
        ],
      ],
      [],
    ],
  ])('%s', (_, books, expected) => {
    expect(findingCodes(checkBooks(...books))).toEqual(expected)
  })

  test('the finding says what agreed and where to look, and no identity number', () => {
    const numbered = { chaSoGiayToTuyThan: '049068001234' }
    const [found] = checkBooks(
      ['KS', { ...birth, ...numbered }],
      [
        'KT',
        {
          ...death,
          nktHoTen: 'Ksor Teo',
          nktGioiTinh: '1',
          nktNgaySinh: '1968',
          nktNgayChet: '1990',
          nktSoGiayToTuyThan: '049068001234',
        },
      ],
    )
    if (!found) throw new Error('nothing found')
    expect(findingText(found, 'vi')).toBe(
      'Ngày chết của cha: 1990; ngày sinh của con: 01.05.1995. Xem KT.1990.02.xlsx, số 003, đăng ký 02.06.1998 (cùng số giấy tờ tùy thân)',
    )
    expect(JSON.stringify(found)).not.toContain('049068001234')
  })
})
