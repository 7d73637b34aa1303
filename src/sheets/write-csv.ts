import { neutralizeFormula } from './neutralize-formula.ts'

/** Excel takes a .csv for UTF-8 only with this mark. */
const byteOrderMark = '\uFEFF'
const chunkChars = 64 * 1024

/** Rows as the text of a .csv file (RFC 4180) for Excel: UTF-8 with its mark, formulas neutralised. In chunks, with memory for one. */
export async function* formatCsv(
  rows: Iterable<readonly (string | null)[]> | AsyncIterable<readonly (string | null)[]>,
): AsyncGenerator<string> {
  let text = byteOrderMark
  for await (const cells of rows) {
    text += `${cells.map(formatCell).join(',')}\r\n`
    if (text.length < chunkChars) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}

function formatCell(cell: string | null): string {
  const text = neutralizeFormula(cell ?? '')
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
