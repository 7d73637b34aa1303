import type { Field, RegisterKind } from '../../../register/kind.ts'

/** Fields whose texts are of one person or one case: they are never told to anybody who keys another. */
const ownTexts =
  /^(?:ghiChu|noiDung.*|canCu|lyDo.*|nxn(?:MucDichSuDung|ThoiGianCuTruTai)|soGiay.*|soBanAn|soDangKy.*|.*So|.*CanCu.*|.*QuocTich.*Str)$/
/** Names of those who act for an office. */
const officials = new Set(['nguoiKy', 'nguoiThucHien', 'daiDienCoSo'])

/**
 * The sort of a field: fields of one sort hold the same texts, whoever's they are (`meNoiCuTru` and `chaNoiCuTru` are `NoiCuTru`). Undefined for
 * fields without texts in common: names of people, numbers, dates, codes, remarks.
 */
export function textSort(kind: RegisterKind, { id, type, subject }: Field): string | undefined {
  if (ownTexts.test(id)) return undefined
  if (type === 'person-name') return officials.has(id) ? id : undefined
  if (type !== 'text' && type !== 'place-text' && type !== 'name-from-list') return undefined
  return kind.persons.some(person => person.prefix === subject) ? id.slice(subject.length) : id
}

/** Sorts that say where something is: a text of one may stand in the other. */
export function isPlaceSort(sort: string): boolean {
  return /^(?:NoiCuTru|NoiSinh|NoiSinhDVHC|QueQuan|NoiChet|noiDangKy|noiCap|noiKetHon)$/.test(sort)
}
