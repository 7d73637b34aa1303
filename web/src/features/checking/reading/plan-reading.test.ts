import { describe, expect, test } from 'vitest'
import type { ReadColumn, ReadingView } from '../../../../../src/checking/reading/schema.ts'
import { doubledField, lostColumns, planReading } from './plan-reading.ts'

const column = (header: string, stand: ReadColumn['stand'], field: string | null, index = 0): ReadColumn => ({
  index,
  letters: '',
  key: header,
  header,
  stand,
  field,
})
const columns = [
  column('STT', 'name', null),
  column('so', 'name', 'so'),
  column('Họ tên con', 'proposed', 'nksHoTen'),
  column('Cột lạ', 'unknown', null),
  column('so', 'repeated', 'so'),
]
const view = (stored: ReadingView['stored'] = {}): ReadingView => ({
  stored,
  sheets: [],
  sheet: 'S',
  headerRow: 1,
  kind: 'KS',
  columns,
  missing: [],
  rows: [],
  letters: { converted: [], suspect: null, examples: [] },
})

describe('confirming how a workbook is read', () => {
  test('takes proposals as shown, and says of the rest that it is not read', () => {
    expect(planReading(view(), {}, {})).toEqual({
      columns: { 'Họ tên con': 'nksHoTen', 'Cột lạ': null, so: null },
    })
  })

  test('keeps what was tried out in place of what was kept; letters found by themselves are not kept', () => {
    const stored = { sheet: 'A', letters: 'vni' } as const
    expect(planReading(view(stored), {}, {})).toMatchObject(stored)
    const planned = planReading(view(stored), { sheet: 'B', headerRow: 3, letters: 'auto' }, {})
    expect([planned.sheet, planned.headerRow, planned.letters]).toEqual(['B', 3, undefined])
  })

  test('tells what would be lost, and what was chosen twice', () => {
    expect(lostColumns(columns, {}).map(({ header }) => header)).toEqual(['Cột lạ', 'so'])
    expect(doubledField(columns, {})).toBeUndefined()
    expect(doubledField(columns, { 'Cột lạ': 'nksHoTen' })).toBe('nksHoTen')
  })
})
