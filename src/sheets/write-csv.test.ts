import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCsv } from './write-csv.ts'

async function write(rows: readonly (readonly (string | null)[])[]): Promise<string> {
  let text = ''
  for await (const chunk of formatCsv(rows)) text += chunk
  return text
}

test('what looks like a formula gets an apostrophe; everything else comes back as it was', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('=1+1', '-2', '@x', '\tx', 'a"b', 'c,d\r\n', 'Sổ'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), async rows => {
      const read: string[][] = parse(await write(rows), { bom: true, relax_column_count: true })
      expect(read).toEqual(
        rows.map(cells => cells.map(text => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text))),
      )
    }),
  )
})

test('Excel is told that it is UTF-8; nothing is an empty cell', async () => {
  expect(await write([['Thời điểm', null, 'Cơ quan']])).toBe('\uFEFFThời điểm,,Cơ quan\r\n')
})
