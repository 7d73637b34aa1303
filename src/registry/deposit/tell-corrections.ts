import type { Corrections } from '../../checking/corrections/corrections.ts'

/** What a deposit keeps of corrections: how many, nothing of what they say. Empty when nothing was put right. */
export function countCorrections(corrections: Corrections | undefined): Readonly<Record<string, unknown>> {
  if (corrections === undefined) return {}
  const { cells, leftOut, added } = corrections
  const isAdded = new Set(added)
  const ofSheet = [...cells].filter(([row]) => !isAdded.has(row) && !leftOut.has(row))
  if (ofSheet.length + leftOut.size + added.length === 0) return {}
  const count = ofSheet.reduce((sum, [, own]) => sum + Object.keys(own).length, 0)
  return {
    corrected: { rows: ofSheet.length, cells: count, leftOut: leftOut.size, added: added.length },
  }
}

/** The sentence of a version's reason that tells how its row differs from the package's workbook; none when it doesn't. */
export function tellCorrection(corrections: Corrections | undefined, row: number): string | undefined {
  if (corrections === undefined) return undefined
  if (corrections.added.includes(row)) return 'Dòng được thêm khi kiểm tra, bảng tính của gói không có'
  const count = Object.keys(corrections.cells.get(row) ?? {}).length
  return count === 0 ? undefined : `Đã sửa ${count} ô so với bảng tính của gói`
}
