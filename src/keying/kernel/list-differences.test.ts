import { expect, test } from 'vitest'
import { getKind } from '../../register/kind.ts'
import { listDifferences } from './list-differences.ts'

const births = getKind('KS')
const keyed = (values: Record<string, string>, doubts = {}) => ({ values, doubts })

test('only the fields that both were to key are compared, and only what a reader would call different', () => {
  const fields = ['nksHoTen', 'nksNgaySinh', 'meHoTen', 'chaHoTen']
  const one = keyed({ so: '1', nksHoTen: 'Lê Thị Hòa', nksNgaySinh: '3/2/2001', meHoTen: 'Ngô Thị Lý' })
  const other = keyed({ so: '2', nksHoTen: 'Lê  Thị Hoà', nksNgaySinh: '03.02.2001', meHoTen: 'Ngô Thị Lí' })
  expect(listDifferences(births, fields, one, other).map(({ field }) => field)).toEqual(['meHoTen'])
})

test('nothing beside something is a difference, with what was doubted; a doubt alone is none', () => {
  const unreadable = { kind: 'unreadable', note: null } as const
  const one = keyed({ meHoTen: 'Ngô Thị Lý' }, { chaHoTen: unreadable })
  const other = keyed({}, { meHoTen: unreadable })
  expect(listDifferences(births, ['meHoTen', 'chaHoTen'], one, other)).toEqual([
    { field: 'meHoTen', first: 'Ngô Thị Lý', second: '', first_doubt: null, second_doubt: unreadable },
  ])
})
