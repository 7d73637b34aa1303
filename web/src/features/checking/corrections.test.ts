import { describe, expect, it } from 'vitest'
import type { PackageFinding } from '../../../../src/checking/schema.ts'
import { checkLive } from './live-check.ts'
import { nearestFinding } from './use-next-finding.ts'

const columns = ['so', 'nksHoTen', 'nksNgaySinh']
const columnOf = ({ column }: PackageFinding) => (column === null ? 0 : columns.indexOf(column) + 1)
const finding = (row: number | null, column: string | null): PackageFinding => ({
  id: `0190c0de-0000-7000-8000-${String(row ?? 0).padStart(12, '0')}`,
  code: 'date.form',
  severity: 'warning',
  row,
  column,
  value: null,
  message: 'm',
  suggestion: null,
  overridable: true,
  resolution: null,
  reason: null,
})

describe('the next finding', () => {
  const findings = [
    finding(null, null),
    finding(3, 'nksNgaySinh'),
    finding(3, null),
    finding(3, 'so'),
    finding(9, 'so'),
  ]
  const placeOf = (found: PackageFinding | undefined) => found && [found.row, found.column]
  it('is the nearest cell behind, in the same row first', () => {
    expect(placeOf(nearestFinding(findings, { row: 3, column: 0 }, 1, columnOf))).toEqual([3, 'so'])
    expect(placeOf(nearestFinding(findings, { row: 3, column: 1 }, 1, columnOf))).toEqual([3, 'nksNgaySinh'])
    expect(placeOf(nearestFinding(findings, { row: 3, column: 3 }, 1, columnOf))).toEqual([9, 'so'])
    expect(nearestFinding(findings, { row: 9, column: 1 }, 1, columnOf)).toBeUndefined()
  })
  it('is looked for backwards as well', () => {
    expect(placeOf(nearestFinding(findings, { row: 9, column: 1 }, -1, columnOf))).toEqual([3, 'nksNgaySinh'])
    expect(placeOf(nearestFinding(findings, { row: 3, column: 1 }, -1, columnOf))).toEqual([3, null])
    expect(nearestFinding(findings, { row: 3, column: 0 }, -1, columnOf)).toBeUndefined()
  })
})

describe('a row while it is typed', () => {
  const row = { row: 2, values: { so: '1', ngayDangKy: '07.01.1997', nksNgaySinh: '01.01.1997' } }
  const live = (text: string) =>
    checkLive(
      { kind: 'KS', year: 1997 },
      row,
      { column: 'nksNgaySinh', text },
      ['so', 'ngayDangKy', 'nksNgaySinh'],
      'vi',
    ).filter(({ column }) => column === 'nksNgaySinh')
  it('is judged by the rules of cells and rows, in the words of the language', () => {
    expect(live('31.02.1997').map(({ message }) => message)).toEqual(['Không có ngày 31.02.1997'])
    expect(live('02.01.1997')).toEqual([])
    expect(live('08.01.1997')[0]?.message).toContain('sau ngày đăng ký')
  })
  it('is read as the server will keep it: without spaces around', () => {
    expect(live('  02.01.1997 ')).toEqual([])
  })
})
