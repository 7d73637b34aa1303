import { findKind } from '../../register/kind.ts'
import { maskText, maskValue } from '../../register/mask-identity.ts'
import { columnLetters, type Recognition } from '../../register/recognize-columns.ts'
import type { SheetPeek } from '../../sheets/peek-sheets.ts'
import type { ReadColumn, Reading, ReadingView } from './schema.ts'

const mostExamples = 6

/** What a person sees of how a workbook is read; the sheet is the one told, else the first with column names, else the first. */
export function viewReading(
  peeks: readonly SheetPeek[],
  tried: Reading,
  stored: Reading,
  identity: boolean,
): ReadingView {
  const sheet =
    peeks.find(({ name }) => name === tried.sheet) ??
    peeks.find(({ recognition }) => recognition !== null) ??
    peeks[0]
  const recognition = sheet?.recognition ?? null
  const columns = recognition === null ? [] : listColumns(recognition)
  const show = createShow(recognition, columns, identity)
  return {
    stored,
    sheets: peeks.map(({ name, hidden, headerRow }) => ({ name, hidden, hasHeader: headerRow !== null })),
    sheet: sheet?.name ?? null,
    headerRow: sheet?.headerRow ?? null,
    kind: recognition?.kind ?? null,
    columns,
    missing: [...(recognition?.missing ?? [])],
    rows: (sheet?.rows ?? []).map(({ row, cells }) => ({ row, cells: cells.map(show) })),
    letters: {
      converted: [...new Set(sheet?.letters.converted.map(({ letters }) => letters))],
      suspect: show(sheet?.letters.suspect?.text ?? null, -1),
      examples: listExamples(sheet, show),
    },
  }
}

type Show = (cell: string | null, column: number) => string | null

function createShow(
  recognition: Recognition | null,
  columns: readonly ReadColumn[],
  identity: boolean,
): Show {
  if (identity) return cell => cell
  const kind = recognition?.kind === undefined ? undefined : findKind(recognition.kind)
  const fields = new Map(columns.map(({ index, field }) => [index, field]))
  return (cell, column) => {
    const field = fields.get(column)
    return cell && (field ? maskValue(kind, field, cell) : maskText(cell))
  }
}

function listColumns({ keys, columns, unknown, repeated }: Recognition): ReadColumn[] {
  return keys.map((key, index): ReadColumn => {
    const place = { index, letters: columnLetters(index), key }
    // Through the child's JSON nothing comes as null.
    const known = columns[index] ?? undefined
    if (known !== undefined) return { ...place, header: known.header, stand: known.by, field: known.field }
    const again = repeated.find(column => column.index === index)
    if (again !== undefined) return { ...place, header: again.header, stand: 'repeated', field: again.field }
    const other = unknown.find(column => column.index === index)
    if (other === undefined) return { ...place, header: '', stand: 'unknown', field: null }
    const stand = other.suggestion === null ? 'unknown' : 'proposed'
    return { ...place, header: other.header, stand, field: other.suggestion }
  })
}

/** A few different texts that were converted, as they stand in the file and as they are read. */
function listExamples(sheet: SheetPeek | undefined, show: Show): ReadingView['letters']['examples'] {
  const examples = new Map<string, string>()
  for (const { cells, original } of sheet?.rows ?? []) {
    for (const [at, before] of Object.entries(original ?? {})) {
      const [shown, after] = [show(before, Number(at)), show(cells[Number(at)] ?? null, Number(at))]
      if (shown !== null && after !== null) examples.set(shown, after)
      if (examples.size >= mostExamples) break
    }
  }
  return [...examples].slice(0, mostExamples).map(([before, after]) => ({ before, after }))
}
