import { describe, expect, test } from 'vitest'
import { checkBooks, death, findingCodes } from '../testing/family-entries.ts'

type Values = Readonly<Record<string, string>>

describe('who is the same person', () => {
  const another = { ...death, so: '9', ngayDangKy: '01.02.1999' }

  test('tone placement and capitals do not matter, tones and the day of birth do', () => {
    const deaths = (a: Values, b: Values) =>
      findingCodes(checkBooks(['KT', { ...death, ...a }], ['KT', { ...another, ...b }])).length
    expect(deaths({ nktHoTen: 'Trần Thị Hoà' }, { nktHoTen: 'TRẦN THỊ HÒA' })).toBe(1)
    expect(deaths({ nktHoTen: 'Trần Thị Hoà' }, { nktHoTen: 'Trần Thị Hoa' })).toBe(0)
    expect(deaths({}, { nktNgaySinh: '05.02.1970' })).toBe(0)
    expect(deaths({ nktNgaySinh: '1970' }, { nktNgaySinh: '1970' })).toBe(0)
    expect(deaths({}, { nktGioiTinh: '1' })).toBe(0)
    expect(deaths({ nktDanToc: 'Jrai' }, { nktDanToc: 'Kinh' })).toBe(0)
    expect(deaths({ nktNgaySinh: '01.01.1970' }, { nktNgaySinh: '01.01.1970' })).toBe(0)
    expect(deaths({ nktSoGiayToTuyThan: '064170001111' }, { nktSoGiayToTuyThan: '064170002222' })).toBe(0)
  })

  test('a name that many bear needs a second fact', () => {
    const many = Array.from({ length: 8 }, (_, at) => ({
      ...death,
      so: String(at + 20),
      nktHoTen: 'Nguyễn Văn Hùng',
      nktGioiTinh: '1',
      nktNgaySinh: `0${at + 1}.03.1950`,
    }))
    const namesake = { ...many[0], so: '99', ngayDangKy: '03.03.1999' }
    expect(checkBooks(['KT', ...many], ['KT', namesake])).toEqual([])
    const kin = { nycHoTen: 'Lò Thị Pâng' }
    expect(
      findingCodes(
        checkBooks(['KT', { ...many[0], ...kin }, ...many.slice(1)], ['KT', { ...namesake, ...kin }]),
      ),
    ).toEqual(['cross.death-twice KT 2 nktHoTen'])
  })

  test('one personal number on two persons, or on one written in two ways', () => {
    const number = { nktSoGiayToTuyThan: '064170001111' }
    expect(
      findingCodes(
        checkBooks(
          ['KT', { ...death, ...number }],
          [
            'KT',
            { ...another, ...number, nktHoTen: 'Siu H’Bia', nktNgaySinh: '1970' },
            { ...another, ...number, nktHoTen: 'Siu H’Bia', nktNgaySinh: '09.09.1971', so: '11' },
          ],
        ),
      ),
    ).toEqual([
      'cross.person-differs KT 2 nktHoTen',
      'cross.identity-shared KT 3 nktHoTen',
      'cross.death-twice KT 3 nktHoTen',
    ])
  })
})
