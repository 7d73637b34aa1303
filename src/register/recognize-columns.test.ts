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
    expect(found.columns[0]).toEqual({ index: 0, header: 'SO', field: 'so', exact: false })
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

  test('proposes the field of a misspelt header, and of a Vietnamese label', () => {
    const headers = headersOf('ks-60').map(header =>
      header === 'nksHoTen' ? 'nksHoTn' : header === 'trangSo' ? 'Trang số' : header,
    )
    const { unknown, missing } = recognizeColumns(headers)
    expect(unknown.map(({ suggestion }) => suggestion)).toEqual(['trangSo', 'nksHoTen'])
    expect(missing).toEqual(['trangSo', 'nksHoTen'])
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
