import { lettersNames } from '../register/letters/letters.ts'
import type { Recognition } from '../register/recognize-columns.ts'
import type { SheetHead } from '../sheets/read-sheet.ts'
import type { ConvertedLetters, SheetRemarks } from '../sheets/sheet-remarks.ts'
import { type CheckFinding, fileFinding } from './check-rules.ts'

/** What a person must be told about how the sheet was read: letters converted, other sheets, hidden and merged cells, columns known by words. */
export function sheetFindings(
  head: SheetHead,
  recognition: Recognition,
  remarks: SheetRemarks,
): readonly CheckFinding[] {
  const { suspect, otherSheets, hiddenRows, hiddenColumns, mergedAreas, farCells, encoding } = remarks
  const labelled = recognition.columns.filter(column => column?.by === 'label')
  return [
    ...when(labelled.length > 0, () =>
      fileFinding('column.by-label', {
        value: labelled.map(column => `${column?.header} → ${column?.field}`).join('; '),
      }),
    ),
    ...remarks.converted.map(lettersFinding),
    ...(suspect === null
      ? []
      : [fileFinding('sheet.letters-suspect', { value: suspect.text, params: { count: suspect.cells } })]),
    ...when(remarks.unclearEncoding, () => fileFinding('sheet.encoding-unclear', {})),
    ...when(encoding !== null && encoding !== 'latin1' && !remarks.unclearEncoding, () =>
      fileFinding('sheet.encoding', { value: encoding }),
    ),
    ...when(otherSheets.length > 0, () =>
      fileFinding('sheet.others', { value: otherSheets.join(', '), params: { read: head.sheet } }),
    ),
    ...when(hiddenRows > 0 || hiddenColumns.length > 0, () =>
      fileFinding('sheet.hidden', { params: { rows: hiddenRows, columns: hiddenColumns.length } }),
    ),
    ...(mergedAreas === null
      ? []
      : [fileFinding('sheet.merged', { params: { count: mergedAreas.count, row: mergedAreas.row } })]),
    ...when(farCells > 0, () => fileFinding('sheet.far-cells', { params: { count: farCells } })),
  ]
}

function when(given: boolean, make: () => CheckFinding): readonly CheckFinding[] {
  return given ? [make()] : []
}

const lettersRule = {
  font: 'sheet.letters',
  told: 'sheet.letters-told',
  text: 'sheet.letters-guessed',
} as const

function lettersFinding({ letters, by, cells }: ConvertedLetters): CheckFinding {
  return fileFinding(lettersRule[by], { value: lettersNames[letters], params: { count: cells } })
}
