import { open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { readRange } from './file-range.ts'
import type { SheetRow } from './sheet-row.ts'
import type { TextEncoding } from './text-encoding.ts'

const delimiters = ['\t', ';', ',', '|'] as const
/** A row of 70 cells of the 32,767 characters that a cell can hold. */
const longestRowChars = 70 * 32_767
const sampleChars = 64 * 1024

/** The text of a file piece by piece, without its byte order mark. */
export async function* readTextFile(
  path: string,
  encoding: TextEncoding,
): AsyncGenerator<string, void, undefined> {
  const file = await open(path, 'r')
  // The decoder of Node knows latin1 as windows-1252 only in name; a Buffer keeps every byte.
  const decoder = encoding === 'latin1' ? undefined : new TextDecoder(encoding)
  try {
    for await (const chunk of readRange(file, 0, Number.POSITIVE_INFINITY))
      yield decoder === undefined ? chunk.toString('latin1') : decoder.decode(chunk, { stream: true })
    if (decoder !== undefined) yield decoder.decode()
  } finally {
    await file.close()
  }
}

/** The sign between the cells of a text's first lines; nothing when no sign stands there equally often. */
export function findDelimiter(text: string): string | undefined {
  const lines = text
    .slice(0, sampleChars)
    .split(/\r\n|\r|\n/)
    .filter(line => line.trim() !== '')
    .slice(0, 20)
  // Only signs outside of quotes part cells.
  const bare = lines.map(line => line.replace(/"(?:[^"]|"")*"/g, ''))
  const counts = delimiters.map(sign => {
    const perLine = bare.map(line => line.split(sign).length - 1)
    return { sign, lines: perLine.filter(count => count >= 2).length, most: Math.max(0, ...perLine) }
  })
  counts.sort((a, b) => b.lines - a.lines || b.most - a.most)
  const [best] = counts
  return best !== undefined && best.lines > 0 ? best.sign : undefined
}

/** The rows of a text table (.csv, .tsv): every cell as it is written, rows numbered as a spreadsheet program would show them. */
export async function* readTextRows(
  path: string,
  encoding: TextEncoding,
): AsyncGenerator<SheetRow, void, undefined> {
  const delimiter = findDelimiter(await firstText(path, encoding))
  if (delimiter === undefined) return
  // A pipe of streams closes the file also when the table breaks off; what went wrong shows in the reading.
  const records = pipeline(
    Readable.from(readTextFile(path, encoding)),
    parse({
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: longestRowChars,
    }),
    () => undefined,
  )
  let row = 0
  for await (const record of records as AsyncIterable<string[]>) {
    row += 1
    // "sep=;" tells Excel the sign and is no row of the table, yet Excel does not number it.
    if (row === 1 && /^sep=/i.test(record[0] ?? '')) {
      row = 0
      continue
    }
    yield { row, cells: record.map(cell => (cell === '' ? null : readCell(cell, encoding))) }
  }
}

async function firstText(path: string, encoding: TextEncoding): Promise<string> {
  let text = ''
  for await (const piece of readTextFile(path, encoding)) {
    text += piece
    if (text.length >= sampleChars) break
  }
  return text
}

/** A cell's text: tones that windows-1258 keeps behind their letter are joined; `="001"`, by which people keep zeros from Excel, is 001. */
function readCell(cell: string, encoding: TextEncoding): string {
  const text = encoding === 'windows-1258' ? cell.normalize('NFC') : cell
  return text.startsWith('="') && text.endsWith('"') ? text.slice(2, -1) : text
}
