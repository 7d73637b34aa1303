import type { KindCode } from './register-kind.ts'
import type { Text } from './text.ts'

/** How one record bears on another, in the words of both sides. */
export interface RecordRelation {
  readonly code: string
  /** Seen from the record that acts: "Thay đổi, cải chính bản ghi". */
  readonly forward: Text
  /** Seen from the record it bears on: "Được thay đổi, cải chính tại". */
  readonly backward: Text
  /** The registers that act, and those they bear on; empty: any. */
  readonly from: readonly KindCode[]
  readonly to: readonly KindCode[]
}

/** The vocabulary of links between records (thông tư 04/2020/TT-BTP, Đ.29 k6; domain.md 2.1). The codes are ours. */
export const recordRelations: readonly RecordRelation[] = [
  {
    code: 'changes',
    forward: { vi: 'Thay đổi, cải chính bản ghi', en: 'Changes the record' },
    backward: { vi: 'Được thay đổi, cải chính tại', en: 'Changed by' },
    from: ['TDCC'],
    to: [],
  },
  {
    code: 'divorces',
    forward: { vi: 'Ghi chú ly hôn của việc kết hôn', en: 'Divorce of the marriage' },
    backward: { vi: 'Đã ly hôn, ghi chú tại', en: 'Divorced, noted in' },
    from: ['LH'],
    to: ['KH'],
  },
  {
    code: 'ends',
    forward: { vi: 'Chấm dứt việc giám hộ', en: 'Ends the guardianship' },
    backward: { vi: 'Được chấm dứt tại', en: 'Ended by' },
    from: ['CDGH'],
    to: ['GH'],
  },
  {
    code: 'supervises',
    forward: { vi: 'Giám sát việc giám hộ', en: 'Supervises the guardianship' },
    backward: { vi: 'Được giám sát tại', en: 'Supervised by' },
    from: ['GSGH'],
    to: ['GH'],
  },
  {
    code: 'guards',
    forward: { vi: 'Giám hộ cho người được khai sinh tại', en: 'Guardianship of the person born in' },
    backward: { vi: 'Được giám hộ, đăng ký tại', en: 'Under guardianship registered in' },
    from: ['GH'],
    to: ['KS'],
  },
  {
    code: 'adopts',
    forward: { vi: 'Nuôi con nuôi của người được khai sinh tại', en: 'Adoption of the person born in' },
    backward: { vi: 'Được nhận làm con nuôi, đăng ký tại', en: 'Adopted, registered in' },
    from: ['CN'],
    to: ['KS'],
  },
  {
    code: 'recognises',
    forward: {
      vi: 'Nhận cha, mẹ, con của người được khai sinh tại',
      en: 'Recognition for the person born in',
    },
    backward: { vi: 'Được nhận cha, mẹ, con tại', en: 'Recognised in' },
    from: ['CMC'],
    to: ['KS'],
  },
  {
    code: 'replaces',
    forward: { vi: 'Đăng ký lại thay cho', en: 'Registered again in place of' },
    backward: { vi: 'Đã đăng ký lại tại', en: 'Registered again in' },
    from: ['KS', 'KH', 'KT'],
    to: ['KS', 'KH', 'KT'],
  },
  {
    code: 'concerns',
    forward: { vi: 'Liên quan đến', en: 'Concerns' },
    backward: { vi: 'Có liên quan tại', en: 'Concerned by' },
    from: [],
    to: [],
  },
]

const byCode: ReadonlyMap<string, RecordRelation> = new Map(
  recordRelations.map(relation => [relation.code, relation]),
)

/** The relation with this code, or nothing. */
export function findRelation(code: string): RecordRelation | undefined {
  return byCode.get(code)
}

/** The relations a record of one kind may have to one of another; the one that fits best first. */
export function listRelations(from: string, to: string): readonly RecordRelation[] {
  const fits = (kinds: readonly string[], kind: string) => kinds.length === 0 || kinds.includes(kind)
  return recordRelations.filter(
    relation =>
      fits(relation.from, from) && fits(relation.to, to) && (relation.code !== 'replaces' || from === to),
  )
}
