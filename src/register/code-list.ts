import codes from './code-lists/codes.json' with { type: 'json' }
import ethnicAliases from './code-lists/ethnic-aliases.json' with { type: 'json' }
import ethnicGroups from './code-lists/ethnic-groups.json' with { type: 'json' }
import ethnicNames from './code-lists/ethnic-names.json' with { type: 'json' }
import nationalityAliases from './code-lists/nationality-aliases.json' with { type: 'json' }
import nationalityNames from './code-lists/nationality-names.json' with { type: 'json' }
import { editDistance } from './edit-distance.ts'
import { createNameIndex, type NameIndex } from './name-index.ts'
import { foldName } from './names.ts'
import type { Status } from './status.ts'

/** The code lists of the ministry, and (inferred) of the paper books that have no sheet; `dan_toc` and `quoc_tich` hold names instead of numbers. */
export type CodeListId =
  | 'gioiTinh'
  | 'KS.loaiDangKy'
  | 'KT.loaiDangKy'
  | 'KH.loaiDangKy'
  | 'CMC.loaiDangKy'
  | 'CMC.loaiXacNhan'
  | 'nksLoaiKhaiSinh'
  | 'loaiCuTru'
  | 'loaiGiayToTuyThan'
  | 'gbtLoai'
  | 'nxnLoaiMucDichSuDung'
  | 'KH.tinhTrangKetHon'
  | 'tuyenBo'
  | 'loaiGiamHo'
  | 'loaiChamDutGiamHo'
  | 'loaiThayDoi'
  | 'dan_toc'
  | 'quoc_tich'

/** A value of a list. `code` goes into the sheet for coded fields, `name` for lists of names (there `code` is the ethnic group's number, or the name). */
export interface CodeItem {
  readonly code: string
  readonly name: string
}

/** A list with its values in the ministry's order; `legacy` values belong to older versions of the list and are read with a warning. */
export interface CodeList {
  readonly id: CodeListId
  readonly status: Status
  readonly items: readonly CodeItem[]
  readonly legacy: readonly CodeItem[]
}

/** How a value was recognised: as it stands in the list; a name for its code; another spelling of the same name; a value or name of older times. */
export type CodeMatch = 'exact' | 'name' | 'spelling' | 'old'

export interface FoundCode extends CodeItem {
  readonly match: CodeMatch
}

interface RawList {
  status: string
  items: string[][]
  legacy?: string[][] | undefined
}

function decodeList(id: CodeListId, raw: RawList): CodeList {
  return {
    id,
    status: raw.status as Status,
    items: raw.items.map(decodeItem),
    legacy: (raw.legacy ?? []).map(decodeItem),
  }
}

function decodeItem([code, name]: readonly (string | null)[]): CodeItem {
  return { code: code ?? name ?? '', name: code === null ? '' : (name ?? code ?? '') }
}

/** The 54 ethnic groups of the statistics list (QĐ 121-TCTK/PPCĐ, 02/3/1979) and `55` for foreigners, with local names. */
export const ethnicGroupList: readonly {
  code: string
  name: string
  ministryName: string
  localNames: readonly string[]
}[] = ethnicGroups

/** Every code list by its id. */
export const codeLists: Readonly<Record<CodeListId, CodeList>> = {
  ...(Object.fromEntries(
    Object.entries(codes).map(([id, raw]) => [id, decodeList(id as CodeListId, raw)]),
  ) as Record<Exclude<CodeListId, 'dan_toc' | 'quoc_tich'>, CodeList>),
  dan_toc: {
    id: 'dan_toc',
    status: 'official',
    items: ethnicNames.map(([name, code]) => ({ code: code ?? '', name: name ?? '' })),
    legacy: [],
  },
  quoc_tich: {
    id: 'quoc_tich',
    status: 'official',
    items: nationalityNames.map(name => ({ code: name, name })),
    legacy: [],
  },
}

const indexes: Partial<Record<CodeListId, NameIndex<CodeItem>>> = {}

function indexOf(list: CodeListId): NameIndex<CodeItem> {
  const known = indexes[list]
  if (known !== undefined) return known
  const index = createNameIndex(codeLists[list].items, item => item.name)
  if (list === 'dan_toc') addEthnicNames(index)
  if (list === 'quoc_tich') addNationalityNames(index)
  indexes[list] = index
  return index
}

function addEthnicNames(index: NameIndex<CodeItem>): void {
  for (const group of ethnicGroupList) {
    index.addSpelling(group.name, group.ministryName)
    for (const local of group.localNames) index.addOldName(local, `${group.ministryName} (${local})`)
  }
  for (const [old, name] of Object.entries(ethnicAliases.names)) index.setOldName(old, name)
}

function addNationalityNames(index: NameIndex<CodeItem>): void {
  for (const name of nationalityNames) {
    const [base = '', ...others] = name.split('(').map(part => part.replace(')', '').trim())
    index.addSpelling(base, name)
    // What stands in brackets is a proposal only: the ministry's own list calls two countries Albanian.
    for (const other of others.flatMap(part => part.split('/'))) index.addOldName(other, name)
  }
  for (const [old, name] of Object.entries(nationalityAliases.names)) index.setOldName(old, name)
}

/** Whether a list is one of names (dân tộc, quốc tịch), which the sheet holds as text. */
export function isNameList(list: CodeListId): boolean {
  return list === 'dan_toc' || list === 'quoc_tich'
}

const exactValues: Partial<Record<CodeListId, ReadonlySet<string>>> = {}

/** Whether a text is a value of the list just as the sheet wants it: a code, or a name of a list of names. */
export function isListedValue(list: CodeListId, text: string): boolean {
  const known = exactValues[list]
  if (known !== undefined) return known.has(text)
  const values = new Set(codeLists[list].items.map(item => (isNameList(list) ? item.name : item.code)))
  exactValues[list] = values
  return values.has(text)
}

/** The value a text means in a list, with how it was recognised; nothing when the list has no such value. */
export function findCode(list: CodeListId, raw: string): FoundCode | undefined {
  const text = raw.trim()
  const index = indexOf(list)
  if (isNameList(list)) return index.find(text)
  const { items, legacy } = codeLists[list]
  const exact = items.find(item => item.code === text)
  if (exact) return { ...exact, match: 'exact' }
  const old = legacy.find(item => item.code === text)
  if (old) return { ...old, match: 'old' }
  const named = index.find(text)
  return named && { code: named.code, name: named.name, match: 'name' }
}

/** The value of a list nearest to a text (at most a third of its letters wrong, one nearest value), or nothing. */
export function suggestCode(list: CodeListId, raw: string): CodeItem | undefined {
  const found = findCode(list, raw)
  if (found) return found
  const text = foldName(raw)
  const limit = Math.min(3, Math.floor(text.length / 3))
  let best: CodeItem | undefined
  let bestDistance = limit + 1
  for (const item of codeLists[list].items) {
    const distance = editDistance(text, foldName(item.name), bestDistance)
    if (distance < bestDistance) {
      best = item
      bestDistance = distance
    } else if (distance === bestDistance) best = undefined
  }
  return bestDistance <= limit ? best : undefined
}
