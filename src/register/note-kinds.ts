import type { KindCode } from './register-kind.ts'
import type { Text } from './text.ts'

/** What a note may change about a person, by the name it has in `PersonFields`. */
export type PersonPart = 'name' | 'birth' | 'sex' | 'ethnicity' | 'nationality'

/** A kind of note (ghi chú) that the law has beside an entry. */
export interface NoteKind {
  readonly code: string
  readonly name: Text
  /** The registers beside whose entries it is usually written; empty: any. */
  readonly registers: readonly KindCode[]
  /** What it usually changes about a person; offered first on the screen. */
  readonly parts: readonly PersonPart[]
  /** Fields of the ministry's columns that hold what was noted. */
  readonly fields: readonly string[]
  /** It tells of an adoption or of a recognition of parents: hidden like the registers CN and CMC. */
  readonly confidential: boolean
}

const note = (
  code: string,
  vi: string,
  en: string,
  registers: readonly KindCode[],
  rest: Partial<Pick<NoteKind, 'parts' | 'fields' | 'confidential'>> = {},
): NoteKind => ({ code, name: { vi, en }, registers, parts: [], fields: [], confidential: false, ...rest })

/**
 * The notes of Luật Hộ tịch and of thông tư 04/2020/TT-BTP, Đ.29 k6 (what a court or an office decides is noted: nationality, parentage, sex,
 * missing, capacity and adoption beside the birth; divorce, annulment and recognition beside the marriage; declared dead beside the death).
 * The codes are ours.
 */
export const noteKinds: readonly NoteKind[] = [
  note('name-change', 'Thay đổi họ, chữ đệm, tên', 'Change of name', [], { parts: ['name'] }),
  note('rectification', 'Cải chính hộ tịch', 'Rectification', [], { parts: ['birth', 'name', 'sex'] }),
  note('supplement', 'Bổ sung thông tin hộ tịch', 'Supplement', []),
  note('ethnicity', 'Xác định lại dân tộc', 'Ethnic group determined again', [], { parts: ['ethnicity'] }),
  note('sex', 'Xác định lại giới tính', 'Sex determined again', [], { parts: ['sex', 'name'] }),
  note('nationality', 'Thay đổi quốc tịch', 'Change of nationality', [], { parts: ['nationality'] }),
  note('parentage', 'Nhận cha, mẹ, con', 'Recognition of a parent or child', ['KS'], {
    parts: ['name', 'birth', 'ethnicity', 'nationality'],
    confidential: true,
  }),
  note('adoption', 'Nuôi con nuôi', 'Adoption', ['KS'], { parts: ['name'], confidential: true }),
  note('adoption-end', 'Chấm dứt nuôi con nuôi', 'End of an adoption', ['KS', 'CN'], {
    parts: ['name'],
    confidential: true,
  }),
  note('divorce', 'Ly hôn', 'Divorce', ['KH'], { fields: ['tinhTrangKetHon'] }),
  note('marriage-annulled', 'Hủy việc kết hôn', 'Marriage annulled', ['KH'], {
    fields: ['tinhTrangKetHon', 'huyKetHonNgayGhiChu', 'huyKetHonCanCu'],
  }),
  note('marriage-recognised', 'Công nhận việc kết hôn', 'Marriage recognised', ['KH'], {
    fields: ['tinhTrangKetHon', 'congNhanKetHonNgayGhiChu', 'congNhanKetHonCanCu'],
  }),
  note('guardianship', 'Giám hộ', 'Guardianship', ['KS', 'GH']),
  note('guardianship-end', 'Chấm dứt, thay đổi giám hộ', 'Guardianship ended or changed', ['KS', 'GH']),
  note('missing', 'Tuyên bố mất tích', 'Declared missing', ['KS'], {
    fields: ['nksMatTich', 'nksMatTichNgayGhiChuTuyenBo', 'nksMatTichCanCuTuyenBo'],
  }),
  note('missing-revoked', 'Hủy tuyên bố mất tích', 'Declaration of being missing revoked', ['KS'], {
    fields: ['nksMatTich', 'nksMatTichNgayGhiChuHuyTuyenBo', 'nksMatTichCanCuHuyTuyenBo'],
  }),
  note('capacity', 'Mất, hạn chế năng lực hành vi dân sự', 'Legal capacity lost or limited', ['KS'], {
    fields: [
      'nksHanCheNangLucHanhVi',
      'nksHanCheNangLucHanhViNgayGhiChuTuyenBo',
      'nksHanCheNangLucHanhViCanCuTuyenBo',
    ],
  }),
  note(
    'capacity-revoked',
    'Hủy tuyên bố mất, hạn chế năng lực hành vi dân sự',
    'Limit of legal capacity revoked',
    ['KS'],
    {
      fields: [
        'nksHanCheNangLucHanhVi',
        'nksHanCheNangLucHanhViNgayGhiChuHuyTuyenBo',
        'nksHanCheNangLucHanhViNgayCanCuHuyTuyenBo',
      ],
    },
  ),
  note('death-declared', 'Tuyên bố chết', 'Declared dead', ['KT'], {
    fields: ['nktTinhTrangTuyenBoViecChet', 'nktNgayGhiChuTuyenBoViecChet', 'nktCanCuTuyenBoViecChet'],
  }),
  note('death-revoked', 'Hủy tuyên bố chết', 'Declaration of death revoked', ['KT'], {
    fields: ['nktTinhTrangTuyenBoViecChet', 'nktNgayGhiChuHuyTuyenBoViecChet', 'nktCanCuHuyTuyenBoViecChet'],
  }),
  note('other', 'Ghi chú khác', 'Other note', []),
]

const byCode: ReadonlyMap<string, NoteKind> = new Map(noteKinds.map(kind => [kind.code, kind]))

/** The kind of note with this code, or nothing. */
export function findNoteKind(code: string): NoteKind | undefined {
  return byCode.get(code)
}

/** Whether a note of this kind is shown only to who may see adoptions and recognitions of parents; migration 0006 says the same. */
export function isConfidentialNote(code: string): boolean {
  return byCode.get(code)?.confidential ?? false
}
