import { fromHtml } from 'hucre'
import { AppError } from '../errors.ts'
import type { SheetRow } from './sheet-row.ts'
import type { TextEncoding } from './text-encoding.ts'
import { readTextFile } from './text-table.ts'

/** Larger tables than this were not saved by an office program as ".xls"; the whole text is held in memory. */
const mostChars = 100 * 1024 * 1024
const marks: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  tilde: '\u0303',
  circ: '\u0302',
}

/**
 * The rows of the tables of an HTML page, which many old systems save under the name .xls. The library stops without a word where a page
 * breaks off, so a page with more rows than it gave is refused.
 */
export async function readHtmlRows(
  path: string,
  name: string,
  encoding: TextEncoding,
): Promise<readonly SheetRow[]> {
  let html = ''
  for await (const piece of readTextFile(path, encoding)) {
    html += piece
    if (html.length > mostChars)
      throw new AppError('sheet.too-large', { path: name, size: '> 100 MB', limit: '100 MB' })
  }
  // A script may hold any sign; nothing of it is a cell.
  const page = html.replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '').replace(/<br\s*\/?>/gi, '\n')
  const { rows } = fromHtml(page, { typeInference: false, classes: false })
  const opened = page.replace(/<!--[\s\S]*?-->/g, '').match(/<tr[\s>]/gi)?.length ?? 0
  if (rows.length < opened || (opened > 0 && !/<\/table\s*>/i.test(page)))
    throw new AppError('sheet.damaged', { path: name })
  return rows.map((cells, at) => ({
    row: at + 1,
    cells: cells.map(cell => (cell === null ? null : decodeNames(String(cell)) || null)),
  }))
}

/** The named letters of HTML that Vietnamese text uses; the library knows the numbered ones. */
function decodeNames(text: string): string {
  if (!text.includes('&')) return text
  return text
    .replace(/&([A-Za-z])(acute|grave|tilde|circ);/g, (_, letter: string, mark: string) =>
      `${letter}${marks[mark] ?? ''}`.normalize('NFC'),
    )
    .replaceAll('&nbsp;', ' ')
    .trim()
}
