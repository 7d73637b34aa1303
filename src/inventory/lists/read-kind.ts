import { findKind, type KindCode } from '../../register/kind.ts'
import { foldName } from '../../register/names.ts'

/** Words by which lists name the kinds, the telling before the general; with the names of the books of before 1975. */
const words: readonly (readonly [KindCode, readonly string[]])[] = (
  [
    ['LH', ['ly hôn', 'hủy việc kết hôn', 'hủy kết hôn']],
    ['HN', ['tình trạng hôn nhân', 'xác nhận hôn nhân', 'xnhn', 'xntthn', 'tthn', 'độc thân']],
    ['CMC', ['nhận cha', 'nhận mẹ', 'nhận con', 'cha mẹ con', 'nhận cmc']],
    ['CN', ['nuôi con nuôi', 'con nuôi', 'nuôi con']],
    ['GSGH', ['giám sát']],
    ['CDGH', ['chấm dứt giám hộ', 'chấm dứt việc giám hộ']],
    ['GH', ['giám hộ', 'đỡ đầu']],
    ['TDCC', ['cải chính', 'thay đổi', 'xác định lại dân tộc', 'bổ sung hộ tịch']],
    ['KS', ['khai sinh', 'khai sanh', 'sinh']],
    ['KH', ['kết hôn', 'hôn thú', 'giá thú']],
    ['KT', ['khai tử', 'chứng tử']],
    ['K', ['hộ tịch khác', 'sổ khác', 'khác']],
  ] as const
).map(([kind, said]) => [kind, said.map(foldName)])

/** The kind a cell, a heading or a sheet's name says: `KS`, `Sổ đăng ký khai sinh`, `I. KHAI SINH`. */
export function readKind(text: string): KindCode | undefined {
  const folded = foldName(text)
  if (folded === '') return undefined
  // A code stands alone or beside other words: "KS", "1. KS".
  for (const word of [text, ...text.split(/[\s.,;:()/-]+/).filter(part => part === part.toUpperCase())]) {
    const known = /^[A-Za-z]{1,5}$/.test(word.trim()) ? findKind(word) : undefined
    if (known !== undefined && (word !== 'K' || folded === 'k')) return known.code
  }
  const padded = ` ${folded} `
  return words.find(([, said]) => said.some(each => padded.includes(` ${each} `)))?.[0]
}
