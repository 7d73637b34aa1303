import { describe, expect, test } from 'vitest'
import { kinds } from './kind.ts'
import { profiles } from './profile.ts'
import { recognizeColumns } from './recognize-columns.ts'

const headersOf = (id: string) =>
  profiles.find(profile => profile.id === id)?.columns.map(({ header }) => header) ?? []

describe('recognizeColumns', () => {
  test.each(profiles.map(profile => [profile.id, profile] as const))(
    'knows the columns of %s',
    (_, profile) => {
      const found = recognizeColumns(profile.columns.map(({ header }) => header))
      expect(found).toMatchObject({ kind: profile.kind, missing: [], unknown: [], repeated: [] })
      expect(found.stt).toBe(profile.columns[0]?.field === null)
      expect(found.columns.every(column => column?.exact)).toBe(true)
    },
  )

  test('reads capitals, trailing blanks, hints on a second line and NFD', () => {
    const headers = headersOf('ks-60').map((header, at) =>
      (at % 2 === 0 ? header.toUpperCase() : `${header} \ni=[1,2,3]`).normalize('NFD'),
    )
    const found = recognizeColumns(headers)
    expect(found).toMatchObject({ kind: 'KS', missing: [], unknown: [] })
    expect(found.columns[0]).toEqual({ index: 0, header: 'SO', field: 'so', exact: false, by: 'name' })
  })

  test('reads through letters of other scripts that look the same', () => {
    // Cyrillic о and е, full-width s.
    expect(recognizeColumns(['nksHоTеn', 'ｓo', 'nksNgaySinh']).columns.map(column => column?.field)).toEqual(
      ['nksHoTen', 'so', 'nksNgaySinh'],
    )
  })

  test('knows the dialects of other tools', () => {
    const dialect = headersOf('hn-35').map(header =>
      header.replace('MucDich', 'MucDi').replace('nycNgayCapGiayToTuyThan', 'nycNgayCapGiayToKhac'),
    )
    expect(recognizeColumns(dialect)).toMatchObject({ kind: 'HN', missing: [], unknown: [] })
    const software158 = [
      'DC_DVNHAPXA',
      ...headersOf('ks-60').map(header =>
        header.replace('nksMatTichNgayGhiChuTuyenBo', 'nksMatTichGhiChuTuyenBo').toUpperCase(),
      ),
    ]
    expect(recognizeColumns(software158)).toMatchObject({ kind: 'KS', missing: [], unknown: [] })
  })

  test('proposes the field of a misspelt header; a Vietnamese name that means one field only is known', () => {
    const headers = headersOf('ks-60').map(header =>
      header === 'nksHoTen' ? 'nksHoTn' : header === 'trangSo' ? 'Trang số' : header,
    )
    const { unknown, missing, columns } = recognizeColumns(headers)
    expect(unknown.map(({ suggestion }) => suggestion)).toEqual(['nksHoTen'])
    expect(missing).toEqual(['nksHoTen'])
    expect(columns[2]).toMatchObject({ field: 'trangSo', by: 'label' })
  })

  test('a strange header is unknown without a proposal; a repeated one counts once', () => {
    const found = recognizeColumns([...headersOf('kt-48'), 'Ghi chú của tôi', 'nktHoTen', ''])
    expect(found.unknown).toEqual([{ index: 48, header: 'Ghi chú của tôi', suggestion: null }])
    expect(found.repeated.map(({ index, field }) => [index, field])).toEqual([[49, 'nktHoTen']])
    expect(found.columns[49]).toBeUndefined()
  })

  test('headers that fit no kind have none', () => {
    expect(recognizeColumns(['a', 'b']).kind).toBeUndefined()
    expect(recognizeColumns(['so', 'quyenSo', 'ngayDangKy']).kind).toBeUndefined()
    expect(recognizeColumns(['so', 'quyenSo', 'ngayDangKy'], 'KT').kind).toBe('KT')
  })

  test('kinds with like columns are told apart', () => {
    for (const { code, fields } of kinds)
      expect(
        recognizeColumns(
          fields.map(({ id }) => id),
          code,
        ).kind,
      ).toBe(code)
  })
})

describe('sheets with Vietnamese column names', () => {
  const fieldsOf = (headers: readonly string[], hint?: 'KS' | 'KH' | 'KT' | 'HN') =>
    recognizeColumns(headers, hint).columns.map(column => column?.field)

  test('a birth list as an office makes it', () => {
    const found = recognizeColumns([
      ...[
        'STT',
        'Số ĐK',
        'Quyển số',
        'Trang',
        'Ngày ĐK',
        'Họ và tên',
        'Giới tính',
        'Ngày, tháng, năm sinh',
        'Dân tộc',
        'Quốc tịch',
      ],
      ...[
        'Họ tên mẹ',
        'Năm sinh mẹ',
        'Dân tộc mẹ',
        'Số CMND mẹ',
        'Họ và tên người cha',
        'Năm sinh của cha',
        'Nơi cư trú của cha',
      ],
      ...['Họ tên người đi khai', 'Ghi chú'],
    ])
    expect(found.kind).toBe('KS')
    expect(found.columns.map(column => column?.field)).toEqual([
      ...[
        null,
        'so',
        'quyenSo',
        'trangSo',
        'ngayDangKy',
        'nksHoTen',
        'nksGioiTinh',
        'nksNgaySinh',
        'nksDanToc',
        'nksQuocTich',
      ],
      ...[
        'meHoTen',
        'meNgaySinh',
        'meDanToc',
        'meSoGiayToTuyThan',
        'chaHoTen',
        'chaNgaySinh',
        'chaNoiCuTru',
        'nycHoTen',
        'ghiChu',
      ],
    ])
    expect(found.stt).toBe(true)
  })

  test('without marks, in capitals, on two lines', () => {
    expect(fieldsOf(['SO DANG KY', 'ho ten cha', 'HỌ TÊN\nMẸ', 'Ngay sinh me', 'nksHoTen'])).toEqual([
      'so',
      'chaHoTen',
      'meHoTen',
      'meNgaySinh',
      'nksHoTen',
    ])
  })

  test('marriages, deaths and confirmations are told by who is named', () => {
    expect(
      recognizeColumns(['Số', 'Họ tên chồng', 'Ngày sinh chồng', 'Họ tên vợ', 'Ngày sinh vợ']).kind,
    ).toBe('KH')
    expect(
      recognizeColumns(['Số', 'Họ tên người chết', 'Ngày chết', 'Nơi chết', 'Nguyên nhân chết']).kind,
    ).toBe('KT')
    expect(
      recognizeColumns(
        ['Số', 'Họ tên người được cấp giấy xác nhận', 'Ngày sinh', 'Tình trạng hôn nhân', 'Mục đích sử dụng'],
        'HN',
      ).kind,
    ).toBe('HN')
  })

  test('what could be two things is proposed, never taken: the person of the column before, one column a field', () => {
    const found = recognizeColumns([
      ...[
        'Số đăng ký',
        'Họ tên',
        'Ngày sinh',
        'Dân tộc',
        'Họ tên mẹ',
        'Ngày sinh',
        'Dân tộc',
        'Họ tên cha',
        'Dân tộc',
      ],
    ])
    expect(found.columns.map(column => column?.field)).toEqual([
      ...[
        'so',
        'nksHoTen',
        'nksNgaySinh',
        'nksDanToc',
        'meHoTen',
        undefined,
        undefined,
        'chaHoTen',
        undefined,
      ],
    ])
    expect(found.unknown.map(({ index, suggestion }) => [index, suggestion])).toEqual([
      [5, 'meNgaySinh'],
      [6, 'meDanToc'],
      [8, 'chaDanToc'],
    ])
    const twice = recognizeColumns(['nksHoTen', 'Họ tên mẹ', 'Họ và tên mẹ', 'meDanToc'])
    expect(twice.columns[1]).toBeUndefined()
    expect(twice.unknown.map(({ suggestion }) => suggestion)).toEqual(['meHoTen', null])
  })

  test('other columns that offices keep are taken for nothing', () => {
    const others = [
      'Họ tên bà',
      'Họ tên mẹ nuôi',
      'Số điện thoại',
      'Người nhập',
      'Ngày quét',
      'Tờ số',
      'Tuổi mẹ',
      'Nghề nghiệp mẹ',
      'Nơi cấp',
    ]
    const { columns, unknown } = recognizeColumns([...headersOf('ks-60').slice(0, 14), ...others])
    expect(columns.slice(14)).toEqual(others.map(() => undefined))
    expect(unknown.map(({ suggestion }) => suggestion)).toEqual(others.map(() => null))
  })

  test('misspelt words are proposed', () => {
    const { unknown } = recognizeColumns(['nksHoTen', 'meHoTen', 'Ngày đang kí', 'Quển số', 'Nơi cư chú mẹ'])
    expect(unknown.map(({ suggestion }) => suggestion)).toEqual(['quyenSo', 'meNoiCuTru'])
  })
})

describe('what a person said about columns', () => {
  test('wins over names, words and proposals', () => {
    const headers = ['so', 'nksHoTen', 'Tên thường gọi', 'Họ tên mẹ', 'xyz', '']
    const found = recognizeColumns(headers, 'KS', {
      'Tên thường gọi': 'nksHoTen',
      'Họ tên mẹ': null,
      xyz: 'meHoTen',
      '(F)': 'ghiChu',
    })
    expect(found.columns.map(column => column?.field)).toEqual([
      'so',
      undefined,
      'nksHoTen',
      null,
      'meHoTen',
      'ghiChu',
    ])
    expect(found.repeated.map(({ index }) => index)).toEqual([1])
    expect(found.unknown).toEqual([])
  })

  test('columns of one name are told apart by number', () => {
    const headers = ['nksHoTen', 'Họ tên', 'Họ tên']
    expect(recognizeColumns(headers).keys).toEqual(['nksHoTen', 'Họ tên', 'Họ tên (2)'])
    const found = recognizeColumns(headers, 'KS', { 'Họ tên': 'meHoTen', 'Họ tên (2)': 'chaHoTen' })
    expect(found.columns.map(column => column?.field)).toEqual(['nksHoTen', 'meHoTen', 'chaHoTen'])
  })

  test('also decides the kind', () => {
    expect(
      recognizeColumns(['a', 'b', 'c'], undefined, { a: 'so', b: 'nktHoTen', c: 'nktNgayChet' }).kind,
    ).toBe('KT')
  })
})
