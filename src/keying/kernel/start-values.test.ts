import { expect, test } from 'vitest'
import { getKind } from '../../register/kind.ts'
import type { Values } from './asking.ts'
import { startValues } from './start-values.ts'
import { entriesBefore } from './testing.ts'

const start = (before: readonly Values[], carried: Values = {}, number = '53') =>
  startValues({
    ...{
      kind: getKind('KS'),
      fields: ['so', 'nguoiKy', 'chucVuNguoiKy', 'nguoiThucHien', 'nksHoTen'],
      carried,
      before,
    },
    ...{ book: { year: 1995, volume: '1' }, number },
  })

test('an entry begins with its volume, its number and what the book carries', () => {
  expect(start([], { noiDangKy: 'UBND xã Ia Mơ' })).toEqual({
    values: { quyenSo: '01/1995', so: '53', noiDangKy: 'UBND xã Ia Mơ' },
    sources: {
      quyenSo: { how: 'generated', from: null },
      so: { how: 'carried', from: null },
      noiDangKy: { how: 'carried', from: null },
    },
  })
  expect(start([], { quyenSo: '02/TP' }).values.quyenSo).toBe('02/TP')
})

test('who signs is taken over only while the same people serve', () => {
  const entry = { nguoiKy: 'Lê An', chucVuNguoiKy: 'Chủ tịch', nguoiThucHien: 'Lê Ba', nksHoTen: 'Lê Tư' }
  expect(start(entriesBefore(8, entry)).values).toMatchObject({
    ...{ nguoiKy: 'Lê An', chucVuNguoiKy: 'Chủ tịch', nguoiThucHien: 'Lê Ba' },
  })
  expect(start(entriesBefore(8, entry)).values.nksHoTen).toBeUndefined()
  const twoInTurn = entriesBefore(8, entry, at => (at === 2 ? { nguoiKy: 'Lê Năm' } : {}))
  expect(start(twoInTurn).values).not.toHaveProperty('nguoiKy')
  expect(start(twoInTurn).values).not.toHaveProperty('chucVuNguoiKy')
  expect(start(entriesBefore(7, entry)).values).not.toHaveProperty('nguoiThucHien')
})
