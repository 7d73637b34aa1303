import { codeLists } from './code-list.ts'
import type { EntryValues } from './entry.ts'
import { entryFields } from './entry-fields.ts'
import type { KindCode } from './register-kind.ts'

/** The fields of an acting entry that say what a note about it rests on. */
interface DecisionFields {
  readonly number: string
  readonly date: string
  readonly authority: string
}

/** What an entry of one register says of an entry of another: whom it concerns, and what is noted there. */
export interface Concern {
  /** The registers it may concern, the usual one first; empty: any. */
  readonly targets: readonly KindCode[]
  /** Prefixes of the persons whom both entries name: what the other entry is searched by. */
  readonly persons: readonly string[]
  /** The fields that name the other entry on paper. */
  readonly reference: { readonly number: string; readonly date: string } | null
  /** The kind of note beside the other entry (note-kinds.ts), by a code of `by` where that decides; null: it is linked and nothing noted. */
  readonly note: {
    readonly kind: string
    readonly by?: { readonly field: string; readonly kinds: Readonly<Record<string, string>> }
  } | null
  /** What always holds beside the other entry since. */
  readonly changes: Readonly<Record<string, string>>
  /** Somebody says which fields of the other entry are changed; `to` holds the new value as written. */
  readonly chosen: { readonly from: string; readonly to: string } | 'open' | null
  /** A decision named in the entry; without it the note rests on the registration itself. */
  readonly decision: DecisionFields | null
}

const registration: DecisionFields = {
  number: entryFields.number,
  date: entryFields.registered,
  authority: 'noiDangKy',
}
const none = { reference: null, note: null, changes: {}, chosen: null, decision: null } as const

/** Which register concerns which (thông tư 04/2020/TT-BTP, Đ.29 k6). */
const concerns: Readonly<Partial<Record<KindCode, Concern>>> = {
  TDCC: {
    ...none,
    targets: [],
    persons: ['ntd'],
    reference: { number: 'soGiayToHoTich', date: 'ngayCapGiayToHoTich' },
    note: {
      kind: 'rectification',
      by: {
        field: 'loaiDangKy',
        kinds: { '1': 'name-change', '2': 'rectification', '3': 'supplement', '4': 'ethnicity' },
      },
    },
    chosen: { from: 'noiDungTu', to: 'noiDungThanh' },
  },
  LH: {
    ...none,
    targets: ['KH'],
    persons: ['chong', 'vo'],
    reference: { number: 'soGiayKetHon', date: 'ngayKetHon' },
    note: { kind: 'divorce' },
    changes: { tinhTrangKetHon: 'Đã ly hôn' },
    decision: { number: 'soBanAn', date: 'ngayBanAn', authority: 'coQuanBanAn' },
  },
  CDGH: {
    ...none,
    targets: ['GH'],
    persons: ['ndgh'],
    reference: { number: 'soDangKyGiamHo', date: 'ngayDangKyGiamHo' },
    note: { kind: 'guardianship-end' },
  },
  GSGH: { ...none, targets: ['GH'], persons: ['ndgh'], note: { kind: 'other' } },
  GH: { ...none, targets: ['KS'], persons: ['ndgh'], note: { kind: 'guardianship' } },
  CN: { ...none, targets: ['KS'], persons: ['cn'], note: { kind: 'adoption' }, chosen: 'open' },
  CMC: { ...none, targets: ['KS'], persons: ['nc'], note: { kind: 'parentage' }, chosen: 'open' },
  K: { ...none, targets: [], persons: ['nlq'] },
}

/** What an entry of this kind concerns; nothing for registers whose entries stand by themselves. */
export function findConcern(kind: string): Concern | undefined {
  return concerns[kind as KindCode]
}

/** The note that an entry has written beside the one it concerns. */
export interface ConcernNote {
  /** Code of note-kinds.ts. */
  readonly kind: string
  /** In Vietnamese, as it would be written on paper. */
  readonly text: string
  readonly decision: { readonly number: string; readonly date: string; readonly authority: string }
}

const events: Readonly<Partial<Record<KindCode, string>>> = {
  LH: 'Ly hôn',
  CDGH: 'Chấm dứt giám hộ',
  GSGH: 'Giám sát việc giám hộ',
  GH: 'Đăng ký giám hộ',
  CN: 'Đăng ký nuôi con nuôi',
  CMC: 'Đăng ký nhận cha, mẹ, con',
}

/** What is noted beside the entry that this one concerns, made of its own values; undefined when nothing is. */
export function formatConcernNote(kind: KindCode, values: EntryValues): ConcernNote | undefined {
  const concern = concerns[kind]
  if (concern?.note == null) return undefined
  const { note, chosen } = concern
  const at = (field: string) => (values[field] ?? '').trim()
  const named = concern.decision !== null && at(concern.decision.number) !== '' ? concern.decision : null
  const fields = named ?? registration
  const decision = { number: at(fields.number), date: at(fields.date), authority: at(fields.authority) }
  const what =
    kind === 'TDCC'
      ? (codeLists.loaiThayDoi.items.find(({ code }) => code === at('loaiDangKy'))?.name ??
        'Thay đổi, cải chính hộ tịch')
      : (events[kind] ?? '')
  const [from, to] = chosen === null || chosen === 'open' ? ['', ''] : [at(chosen.from), at(chosen.to)]
  const change = to === '' ? '' : from === '' ? `: ${to}` : `: từ “${from}” thành “${to}”`
  const basis = named === null ? `đăng ký số ${decision.number}` : `bản án, quyết định số ${decision.number}`
  const dated = decision.date === '' ? '' : ` ngày ${decision.date}`
  const by = decision.authority === '' ? '' : ` của ${decision.authority}`
  return {
    kind: note.by?.kinds[at(note.by.field)] ?? note.kind,
    text: `${what}${change}. Căn cứ ${basis}${dated}${by}`,
    decision,
  }
}
