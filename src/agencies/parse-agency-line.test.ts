import { expect, test } from 'vitest'
import { parseAgencyLine } from './parse-agency-line.ts'

const parse = (cells: Record<string, string>) => parseAgencyLine({ line: 2, cells })

test('a line in Vietnamese and one in English mean the same', () => {
  const vietnamese = parse({
    code: '4',
    name: 'UBND phường Trúc Bạch',
    level: 'Phường',
    until: '30/6/2025',
    successor: '00004',
    extent: 'Toàn bộ',
    kind: 'sáp nhập',
  })
  const english = parse({
    code: '00004',
    name: 'UBND phường Trúc Bạch',
    level: 'commune',
    valid_to: '2025-07-01',
    successor: '00004',
    extent: 'full',
    kind: 'merge',
  })
  expect(vietnamese).toEqual(english)
})

test.each([
  [{ name: 'Không mã', level: 'xã' }, 'agency-file.missing'],
  [{ code: 'A', level: 'thôn' }, 'agency-file.value'],
  [{ code: 'xã 1', level: 'xã' }, 'agency.code'],
  [{ code: 'A', level: 'xã', valid_from: '31/02/2004' }, 'agency-file.value'],
  [{ code: 'A', level: 'xã', valid_to: '2025' }, 'agency-file.value'],
  [{ code: 'A', level: 'xã', successor: 'B' }, 'agency-file.missing'],
])('%j is refused: %s', (cells, code) => {
  expect(() => parse(cells)).toThrow(expect.objectContaining({ code }))
})
