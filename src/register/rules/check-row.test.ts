import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingText } from '../finding.ts'
import { getKind, kinds } from '../kind.ts'
import { cleanEntries, findingsWith } from '../testing/defects.ts'
import { checkRow } from './check-row.ts'

const KS = 'KS' as const
const KH = 'KH' as const
const none: string[] = []

describe('clean entries', () => {
  test.each(['KS', 'KH', 'KT', 'CMC', 'HN'] as const)('%s: nothing is found', kind => {
    expect(findingsWith(kind, {})).toEqual(none)
  })
})

describe('a rule fires on its defect and on nothing else', () => {
  test.each([
    // Missing values
    [KS, { nksHoTen: '' }, ['value.required nksHoTen']],
    [KS, { ngayDangKy: '' }, ['value.required ngayDangKy']],
    [KS, { meDanToc: '', meNgaySinh: '' }, ['value.core meNgaySinh']],
    [KS, { trangSo: '' }, ['value.core trangSo']],
    [KS, { meLoaiCuTru: '' }, none],
    [KS, { chaSoGiayToTuyThan: '', chaLoaiGiayToTuyThan: '' }, none],
    // Parents the paper does not name
    [
      KS,
      { nksLoaiKhaiSinh: '3', chaHoTen: '', chaNgaySinh: '', chaDanToc: '', chaQuocTich: 'Việt Nam' },
      none,
    ],
    [KS, { nksLoaiKhaiSinh: '', ...blank('cha') }, none],
    [KS, { nksLoaiKhaiSinh: '5', ...blank('cha'), ...blank('me') }, none],
    [KS, { ...blank('cha') }, ['parents.missing nksLoaiKhaiSinh']],
    [KS, { nksLoaiKhaiSinh: '3' }, ['parents.unexpected nksLoaiKhaiSinh']],
    [KS, { nksLoaiKhaiSinh: '', chaHoTen: '' }, ['value.core chaHoTen']],
    // Cells
    [KS, { so: 'null' }, ['value.null-text so']],
    [KS, { meHoTen: 'NULL' }, ['value.null-text meHoTen']],
    [KS, { nksDanToc: 'Null' }, none],
    [KS, { ghiChu: '#N/A' }, ['value.null-text ghiChu']],
    [KS, { nksQueQuan: ', , , ' }, ['place.empty-part nksQueQuan']],
    [KS, { nksQueQuan: 'xã A, , tỉnh B' }, ['place.empty-part nksQueQuan']],
    [KS, { ghiChu: '---' }, ['value.placeholder ghiChu']],
    [KS, { chaHoTen: 'Không rõ' }, ['value.placeholder chaHoTen']],
    [KS, { nksHoTen: 'Nguyễn Thị H0à' }, ['name.characters nksHoTen']],
    [KS, { meNgaySinh: 'không rõ' }, ['date.format meNgaySinh']],
    [KS, { meNgaySinh: '31.02.1990' }, ['date.impossible meNgaySinh']],
    [KS, { meNgaySinh: '5990' }, ['date.year-range meNgaySinh']],
    [KS, { meNgaySinh: '2028' }, ['date.year-range meNgaySinh']],
    [KS, { meNgaySinh: '12/5/90' }, ['date.two-digit-year meNgaySinh']],
    [KS, { meNgaySinh: '12/5/1990' }, ['date.form meNgaySinh']],
    [KS, { nksGioiTinh: 'Nữ' }, ['code.form nksGioiTinh']],
    [KS, { loaiDangKy: '9' }, ['code.unknown loaiDangKy']],
    [KS, { loaiDangKy: '0' }, ['code.legacy loaiDangKy']],
    [KS, { nksDanToc: 'Klingon' }, ['list.unknown nksDanToc']],
    [KS, { nksDanToc: 'kinh' }, ['list.spelling nksDanToc']],
    [KS, { nksDanToc: 'Việt' }, ['list.old-name nksDanToc']],
    // Dates in words
    [
      KS,
      { nksNgaySinhBangChu: 'ngày hai mươi tám tháng một năm hai nghìn mười bảy' },
      ['words.mismatch nksNgaySinhBangChu'],
    ],
    [KS, { nksNgaySinhBangChu: 'ngày hai mươi bảy tháng giêng năm hai ngàn không trăm mười bảy' }, none],
    [KS, { nksNgaySinhBangChu: 'năm hai nghìn không trăm mười bảy' }, none],
    [KS, { nksNgaySinhBangChu: 'không đọc được' }, ['words.unreadable nksNgaySinhBangChu']],
    // Identity numbers
    [KS, { chaSoGiayToTuyThan: '49088001234' }, ['identity.shape chaSoGiayToTuyThan']],
    [KS, { chaSoGiayToTuyThan: '049089001234' }, ['identity.birth chaSoGiayToTuyThan']],
    [KS, { chaSoGiayToTuyThan: '049188001234' }, ['identity.sex chaSoGiayToTuyThan']],
    [KS, { nksSoDinhDanh: '049317001234' }, none],
    [KS, { nksSoDinhDanh: '049217001234' }, ['identity.sex nksSoDinhDanh']],
    [KS, { meLoaiGiayToTuyThan: '2', meSoGiayToTuyThan: 'B1234567' }, none],
    // Order of dates
    [KS, { ngayDangKy: '26.01.2017' }, ['order.birth-registration nksNgaySinh']],
    [KS, { ngayDangKy: '01.2017' }, none],
    ['KT', { nktNgayChet: '13.03.1995' }, ['order.death-registration nktNgayChet']],
    [
      'KT',
      { nktNgaySinh: '1996' },
      ['order.birth-registration nktNgaySinh', 'order.birth-death nktNgaySinh'],
    ],
    [KH, { ngayXacLapQuanHeHonNhan: '11.05.2010' }, ['order.marriage-registration ngayXacLapQuanHeHonNhan']],
    [KH, { ngayXacLapQuanHeHonNhan: '05.2010' }, none],
    ['HN', { nxnThoiGianCuTruTu: '07.2015' }, ['order.residence nxnThoiGianCuTruTu']],
    // Ages
    [KS, { meNgaySinh: '2006' }, ['age.parent meNgaySinh']],
    [KS, { meNgaySinh: '2005' }, none],
    [KS, { chaNgaySinh: '1940', chaSoGiayToTuyThan: '' }, ['age.parent chaNgaySinh']],
    ['CMC', { cmNgaySinh: '2000' }, ['age.parent cmNgaySinh']],
    [KH, { voNgaySinh: '11.05.1993' }, ['age.marriage voNgaySinh']],
    [KH, { voNgaySinh: '09.05.1993' }, none],
    [KH, { voNgaySinh: '1993' }, none],
    [KH, { ngayDangKy: '10.05.2015', voNgaySinh: '11.05.1997' }, ['age.marriage voNgaySinh']],
    [KH, { ngayDangKy: '1970', chongNgaySinh: '1945', voNgaySinh: '1955' }, none],
    [KH, { loaiDangKy: '3', voNgaySinh: '11.05.1994' }, none],
    // Numbers
    [KS, { so: 'năm' }, ['number.unreadable so']],
    [KS, { so: '01/2018' }, ['number.year so']],
    [KS, { so: '53a' }, none],
    [KS, { quyenSo: 'một' }, ['volume.unreadable quyenSo']],
  ] as const)('%s %j', (kind, changes, expected) => {
    expect(findingsWith(kind, changes)).toEqual(expected)
  })
})

test('no text whatever breaks a check, and every finding is whole', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('null', '1', '12/5/53', 'ngày năm', ', ,', '049187001234'),
  )
  for (const kind of kinds) {
    const anyValues = fc.record(Object.fromEntries(kind.fields.map(({ id }) => [id, anyText])))
    fc.assert(
      fc.property(anyValues, values => {
        // The value itself may hold braces.
        const texts = checkRow(kind, { row: 2, values }).flatMap(found =>
          (['vi', 'en'] as const).map(language =>
            findingText({ ...found, value: '', suggestion: '' }, language),
          ),
        )
        expect(texts.filter(text => /\{\w+\}/.test(text))).toEqual([])
      }),
      { numRuns: 20 },
    )
  }
})

describe('findings read well', () => {
  const first = (changes: Record<string, string>) => {
    const [found] = checkRow(
      getKind('KS'),
      { row: 7, values: { ...cleanEntries.KS, ...changes } },
      { today: 20261122 },
    )
    if (!found) throw new Error('nothing found')
    return found
  }

  test('with the value, its place and what it should be', () => {
    expect(first({ meNgaySinh: '12/05/1990' })).toMatchObject({
      row: 7,
      column: 'meNgaySinh',
      value: '12/05/1990',
      suggestion: '12.05.1990',
    })
    expect(first({ nksNgaySinh: '27.01.5017', nksNgaySinhBangChu: '' }).suggestion).toBe('27.01.2017')
    expect(first({ nksGioiTinh: 'Nữ' }).suggestion).toBe('2')
    expect(first({ nksGioiTinh: '2.0' }).suggestion).toBe('2')
    expect(first({ nksDanToc: 'Việt' }).suggestion).toBe('Kinh')
  })

  test('an unknown code with nothing near it tells the codes there are', () => {
    const unlike = first({ loaiDangKy: '9' })
    expect(unlike.suggestion).toBeNull()
    expect(findingText(unlike, 'vi')).toMatch(
      /^“9” không có trong danh mục .+\. Giá trị hợp lệ: 1, 2, 3, 4, 5, 6$/,
    )
    expect(findingText(unlike, 'en')).toMatch(/Valid values: 1, 2, 3, 4, 5, 6$/)
    expect(findingText(first({ nksGioiTinh: 'Nữ' }), 'vi')).not.toContain('Giá trị hợp lệ')
  })

  test('in both languages, without a gap left open', () => {
    const found = first({ chaSoGiayToTuyThan: '049188001234' })
    expect(findingText(found, 'vi')).toBe('Số định danh là của nữ, cột giới tính ghi nam')
    expect(findingText(found, 'en')).toBe('The personal number is of sex female, the entry says male')
    expect(findingText(first({ meDanToc: '' }), 'vi')).toBe(
      'Còn trống: Dân tộc – mẹ. Để trống chỉ khi sổ không ghi',
    )
    for (const changes of [
      { nksHoTen: '' },
      { loaiDangKy: '9' },
      { meNgaySinh: '2006' },
      { ngayDangKy: '26.01.2017' },
      { so: '01/2018' },
      { nksLoaiKhaiSinh: '3' },
    ]) {
      for (const language of ['vi', 'en'] as const)
        expect(findingText(first(changes), language)).not.toMatch(/[{}]/)
    }
  })

  test('a column the sheet does not have is not missed on every row', () => {
    const { nksHoTen: _, ...values } = cleanEntries.KS
    expect(checkRow(getKind('KS'), { row: 2, values }, { columns: new Set(Object.keys(values)) })).toEqual([])
  })
})

function blank(prefix: string): Record<string, string> {
  return Object.fromEntries(
    Object.keys(cleanEntries.KS)
      .filter(id => id.startsWith(prefix))
      .map(id => [id, '']),
  )
}
