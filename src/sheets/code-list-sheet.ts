import { type CodeListId, codeLists, isNameList } from '../register/code-list.ts'
import { getKind } from '../register/kind.ts'
import type { Profile } from '../register/profile.ts'
import { columnLetters } from '../register/recognize-columns.ts'
import type { WriteCell, WriteSheet } from './write-workbook.ts'
import type { DropDown, NamedRange } from './xlsx-xml.ts'

const sheetName = 'Danh mục'

/** What lets a person choose codes instead of remembering them: the lists on a sheet of their own, a name for each, a drop-down for each coded column. */
export interface CodeListAids {
  /** Absent when the profile has no coded column. */
  readonly sheet: WriteSheet | undefined
  readonly ranges: readonly NamedRange[]
  readonly dropDowns: readonly DropDown[]
}

/** The code lists of a profile's columns, each once, in the order of the columns. */
export function codeListAids(profile: Profile): CodeListAids {
  const fields = new Map(getKind(profile.kind).fields.map(field => [field.id, field]))
  const coded = profile.columns.flatMap(({ field }, column) => {
    const list = field === null ? undefined : fields.get(field)?.codeList
    return list === undefined ? [] : [{ column, list }]
  })
  const lists = [...new Set(coded.map(({ list }) => list))]
  return {
    sheet: lists.length === 0 ? undefined : listSheet(lists),
    ranges: lists.map((list, at) => {
      const letters = columnLetters(at * columnsOfList)
      const last = codeLists[list].items.length + 1
      return { name: rangeName(list), range: `'${sheetName}'!$${letters}$2:$${letters}$${last}` }
    }),
    dropDowns: coded.map(({ column, list }) => ({ column, source: rangeName(list) })),
  }
}

/** The value that goes into the cell, and what it means. */
const columnsOfList = 2

function rangeName(list: CodeListId): string {
  return `DM_${list.replaceAll('.', '_')}`
}

function listSheet(lists: readonly CodeListId[]): WriteSheet {
  const depth = Math.max(...lists.map(list => codeLists[list].items.length))
  const header = lists.flatMap((list): WriteCell[] => [
    { text: list, style: 'header' },
    { text: 'Ý nghĩa', style: 'header' },
  ])
  const rows = Array.from({ length: depth }, (_, at) => lists.flatMap(list => listRow(list, at)))
  return {
    name: sheetName,
    columns: lists.flatMap(list =>
      isNameList(list) ? [{ widthChars: 26 }, { widthChars: 12 }] : [{ widthChars: 18 }, { widthChars: 36 }],
    ),
    frozenRows: 1,
    rows: [header, ...rows],
  }
}

function listRow(list: CodeListId, at: number): [WriteCell, WriteCell] {
  const item = codeLists[list].items[at]
  if (item === undefined) return [null, null]
  return isNameList(list) ? [item.name, null] : [item.code, item.name]
}
