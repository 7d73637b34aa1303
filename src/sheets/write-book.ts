import { type CodeListId, codeLists, isNameList } from '../register/code-list.ts'
import { getKind } from '../register/kind.ts'
import type { Profile } from '../register/profile.ts'
import { type WriteCell, type WriteSheet, writeWorkbook } from './write-workbook.ts'
import { columnLetters, type DropDown } from './xlsx-xml.ts'

/** A row to write: values by field id; fields the profile has no column for are left out. */
export type BookValues = Readonly<Record<string, string>>

const defaultSheetName = 'DL Import'
const notesSheetName = 'Ghi chu'
const lastListedRow = 10_000

/**
 * Writes a book by a column profile: the header exactly as the ministry writes it, one row per case, every cell text.
 * `STT` counts the rows. The same rows give the same bytes. Gives the size of the file.
 */
export function writeBook(
  profile: Profile,
  rows: Iterable<BookValues> | AsyncIterable<BookValues>,
  path: string,
): Promise<number> {
  return writeWorkbook(path, [dataSheet(profile, rows)])
}

/** Writes an empty book with drop-downs on the coded columns and the code lists on a sheet `Ghi chu`, as the ministry's template of 2024 has it. */
export function writeTemplate(profile: Profile, path: string): Promise<number> {
  const lists = listsOf(profile)
  const sheet = { ...dataSheet(profile, []), dropDowns: dropDownsOf(profile, lists) }
  return writeWorkbook(path, [sheet, notesSheet(lists)])
}

function dataSheet(profile: Profile, rows: Iterable<BookValues> | AsyncIterable<BookValues>): WriteSheet {
  return {
    name: profile.sheetName ?? defaultSheetName,
    columns: profile.columns.map(column => ({
      widthChars: Math.max(10, Math.min(30, column.header.length + 4)),
    })),
    frozenRows: 1,
    rows: bookRows(profile, rows),
  }
}

async function* bookRows(
  profile: Profile,
  rows: Iterable<BookValues> | AsyncIterable<BookValues>,
): AsyncGenerator<readonly WriteCell[]> {
  yield profile.columns.map(column => ({ text: column.header, style: 'header' as const }))
  let sequence = 0
  for await (const values of rows) {
    sequence += 1
    yield profile.columns.map(column =>
      column.field === null ? String(sequence) : (values[column.field] ?? null),
    )
  }
}

interface ListColumn {
  readonly list: CodeListId
  /** Column of the notes sheet, from 0. */
  readonly at: number
}

/** The code lists a profile's columns use, each once, in the order of the columns. */
function listsOf(profile: Profile): readonly ListColumn[] {
  const fields = new Map(getKind(profile.kind).fields.map(field => [field.id, field]))
  const lists = new Set<CodeListId>()
  for (const column of profile.columns) {
    const list = column.field === null ? undefined : fields.get(column.field)?.codeList
    if (list !== undefined) lists.add(list)
  }
  // Two columns a list: the value that goes into the cell, and what it means.
  return [...lists].map((list, at) => ({ list, at: at * 2 }))
}

function listedValue(list: CodeListId, item: { readonly code: string; readonly name: string }): string {
  return isNameList(list) ? item.name : item.code
}

function dropDownsOf(profile: Profile, lists: readonly ListColumn[]): DropDown[] {
  const fields = new Map(getKind(profile.kind).fields.map(field => [field.id, field]))
  return profile.columns.flatMap((column, at) => {
    const id = column.field === null ? undefined : fields.get(column.field)?.codeList
    const found = lists.find(one => one.list === id)
    if (found === undefined) return []
    const letters = columnLetters(at)
    const source = columnLetters(found.at)
    const last = codeLists[found.list].items.length + 1
    return [
      {
        range: `${letters}2:${letters}${lastListedRow}`,
        source: `'${notesSheetName}'!$${source}$2:$${source}$${last}`,
      },
    ]
  })
}

function notesSheet(lists: readonly ListColumn[]): WriteSheet {
  const depth = Math.max(0, ...lists.map(({ list }) => codeLists[list].items.length))
  const rows: WriteCell[][] = [
    lists.flatMap(({ list }): WriteCell[] => [
      { text: list, style: 'header' },
      { text: 'Ý nghĩa', style: 'header' },
    ]),
  ]
  for (let at = 0; at < depth; at++) {
    rows.push(
      lists.flatMap(({ list }) => {
        const item = codeLists[list].items[at]
        return item === undefined
          ? [null, null]
          : [listedValue(list, item), isNameList(list) ? null : item.name]
      }),
    )
  }
  return {
    name: notesSheetName,
    columns: lists.flatMap(() => [{ widthChars: 18 }, { widthChars: 36 }]),
    frozenRows: 1,
    rows,
  }
}
