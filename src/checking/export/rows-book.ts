import type { Readable } from 'node:stream'
import type { App } from '../../platform/app.ts'
import { chooseProfile } from '../../register/choose-profile.ts'
import { maskValues } from '../../register/mask-identity.ts'
import type { Profile } from '../../register/profile.ts'
import type { Recognition } from '../../register/recognize-columns.ts'
import type { Row } from '../../register/row.ts'
import type { OpenSheet } from '../../sheets/read-sheet.ts'
import { streamWorkbook } from '../../sheets/stream-workbook.ts'
import { bookSheets } from '../../sheets/write-book.ts'
import { addedRows, correctRow } from '../corrections/corrections.ts'
import { openKnownSheet, type PackageSheet } from '../package-sheet.ts'
import { createRowReader } from '../sheet-values.ts'

/** The rows of a package as they stand with their corrections, as a workbook to go on with; `identity`: with identity numbers. */
export async function openRowsBook(
  app: App,
  sheet: PackageSheet,
  options: { readonly identity: boolean; readonly isolate: boolean },
): Promise<Readable> {
  const opened = await openKnownSheet({
    path: await app.vault.getPath(sheet.xlsx),
    name: sheet.xlsxName,
    hint: sheet.kind.code,
    reading: sheet.reading,
    isolate: options.isolate,
  })
  const { sheets, ranges } = bookSheets(
    wholeProfile(sheet, opened.recognition),
    valuesOf(sheet, opened, options.identity),
  )
  return streamWorkbook(sheets, ranges)
}

/** The columns of the profile the workbook came in; fields that no profile of the kind carries come after them, so that nothing is lost. */
function wholeProfile({ kind, corrections }: PackageSheet, { profile, columns }: Recognition): Profile {
  const used = new Set([
    ...columns.flatMap(column => column?.field ?? []),
    ...[...corrections.cells.values()].flatMap(own => Object.keys(own)),
  ])
  const chosen = chooseProfile(kind.code, profile, used)
  const further = chosen.leftOut.map(field => ({ header: field, field }))
  return { ...chosen.profile, columns: [...chosen.profile.columns, ...further] }
}

async function* valuesOf(
  { kind, corrections }: PackageSheet,
  { rows, recognition }: OpenSheet & { readonly recognition: Recognition },
  identity: boolean,
): AsyncGenerator<Row['values'], void, undefined> {
  const reader = createRowReader(kind, recognition)
  const show = ({ values }: Row) => (identity ? values : maskValues(kind, values))
  for await (const sheetRow of rows) {
    const corrected = correctRow(reader.read(sheetRow), corrections)
    if (corrected !== undefined) yield show(corrected.row)
  }
  for (const row of addedRows(corrections)) yield show(row)
}
