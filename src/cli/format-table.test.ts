import { expect, test } from 'vitest'
import { formatTable, textWidth } from './format-table.ts'

test('columns stand under each other, however the letters are composed', () => {
  const name = 'Xã Đồng Mây'
  const table = formatTable(
    [{ head: 'Sổ' }, { head: 'Dòng', align: 'right' }],
    [
      [name, '7'],
      [name.normalize('NFD'), '10000'],
    ],
  )
  expect(table).toBe(
    ['Sổ            Dòng', '───────────  ─────', 'Xã Đồng Mây      7', 'Xã Đồng Mây  10000'].join('\n'),
  )
  expect(textWidth('ệ'.normalize('NFD'))).toBe(1)
})

test('the name of a file cannot steer the terminal', () => {
  const table = formatTable([{ head: 'Sổ' }], [['\u001b[2Jxóa\nmàn hình']])
  expect(table.split('\n').slice(2)).toEqual(['\uFFFD[2Jxóa\uFFFDmàn hình'])
})
