import { type ExtractPaper, getPaper, type PaperId } from '../../../register/extract-papers.ts'
import { type Field, findKind, type RegisterKind } from '../../../register/kind.ts'

/** A place that a template can have filled in: `{name}`; with `parts` it is repeated, `{#name}…{/name}`. */
export interface Placeholder {
  readonly name: string
  /** What is printed there, in Vietnamese. */
  readonly label: string
  readonly group: 'extract' | 'entry' | 'notes'
  /** Whether every template of the paper must have it. */
  readonly required: boolean
  readonly parts?: readonly string[]
}

/** Instead of the identity number alone: kind, number, day and place of issue, as papers say it. */
export function identityPlaceholder(numberField: string): string {
  return numberField.replace(/SoGiayToTuyThan$/, 'GiayToTuyThan')
}

const ofExtract = (name: string, label: string, required = false): Placeholder => ({
  name,
  label,
  group: 'extract',
  required,
})

/** What every paper has: who issued it, when, and how to confirm it. */
const common: readonly Placeholder[] = [
  ofExtract('soTrichLuc', 'Số của bản sao, ví dụ 143/TLKS-BS', true),
  ofExtract('coQuanCapTrichLuc', 'Tên cơ quan cấp, chữ in hoa', true),
  ofExtract('diaDanh', 'Địa danh ghi trước ngày cấp'),
  ofExtract('ngayCapTrichLuc', 'Ngày cấp, ví dụ ngày 05 tháng 3 năm 2026', true),
  ofExtract('nguoiKyTrichLuc', 'Họ, chữ đệm, tên người ký bản sao', true),
  ofExtract('chucVuNguoiKyTrichLuc', 'Chức vụ người ký bản sao'),
  ofExtract('maXacNhan', 'Mã xác nhận; hình mã QR là một ảnh có “văn bản thay thế” (Alt Text) là QR', true),
  ofExtract('diaChiXacNhan', 'Địa chỉ trang xác nhận, không kèm mã'),
  ofExtract('soBanCap', 'Số lượng bản cấp'),
  ofExtract('tenSo', 'Tên sổ hộ tịch'),
]
const repeated: readonly Placeholder[] = [
  {
    name: 'ghiChuTrichLuc',
    label: 'Ghi chú: mỗi lần lặp là một nội dung đã ghi, kèm quyết định',
    group: 'notes',
    required: true,
    parts: ['noiDung'],
  },
  {
    name: 'thongTin',
    label: 'Toàn bộ thông tin đã đăng ký: mỗi lần lặp là một mục (nhan) và nội dung (giaTri)',
    group: 'notes',
    required: false,
    parts: ['nhan', 'giaTri'],
  },
]

/** Fields whose content goes into the notes of the paper. */
export function isNoteField(kind: RegisterKind, id: string): boolean {
  return (
    id === 'ghiChu' ||
    kind.facts.grounds.some(({ status, ground }) => status === id || ground.includes(id)) ||
    kind.facts.notes.flat().includes(id)
  )
}

/** The fields that every register of a paper has. */
function sharedFields({ kinds }: ExtractPaper): readonly Field[] {
  const [first, ...others] = kinds.map(code => findKind(code)?.fields ?? [])
  return (first ?? []).filter(({ id }) => others.every(fields => fields.some(field => field.id === id)))
}

/** Everything a template of a paper can have filled in, in the order in which it is listed to people. */
export function listPlaceholders(id: PaperId): readonly Placeholder[] {
  const paper = getPaper(id)
  const fields = sharedFields(paper).flatMap(({ id: name, label }): Placeholder[] => {
    const field: Placeholder = { name, label: label.vi, group: 'entry', required: false }
    const identity = identityPlaceholder(name)
    if (identity === name) return [field]
    const whole = `${label.vi.replace('Số giấy tờ', 'Giấy tờ')}: loại, số, ngày cấp, nơi cấp`
    return [field, { ...field, name: identity, label: whole }]
  })
  return [...common, ...fields, ...repeated]
}
