import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import { writeXlsx } from 'hucre'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { cellCases } from '../../src/sheets/corpus/cells.ts'
import { headerCases } from '../../src/sheets/corpus/headers.ts'
import { letterCases } from '../../src/sheets/corpus/letters.ts'
import { entry, header, xlsxFiles, zipOf } from '../../src/sheets/corpus/make-xlsx.ts'
import { createChance, mutateBytes, mutateXml } from '../../src/sheets/corpus/mutate.ts'
import { oldFormatCases } from '../../src/sheets/corpus/old-formats.ts'
import { peekSheets } from '../../src/sheets/peek-sheets.ts'
import { openSheet } from '../../src/sheets/read-sheet.ts'
import { inspectZip } from '../../src/sheets/zip-inspect.ts'

// Real files, spoilt by chance with a fixed seed (SOGOC_FUZZ_SEED for another). Whatever comes: rows, or an AppError; in bounded memory, and
// never forever. SOGOC_FUZZ multiplies the number of cases for a longer run at home.

const times = Number(process.env['SOGOC_FUZZ'] ?? 1)
const seed = Number(process.env['SOGOC_FUZZ_SEED'] ?? 20_061)
const slowestMs = 10_000
const mostGrowthBytes = 700 * 1024 * 1024

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fuzz-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

/** What came of a file; throws anything that is not an AppError, with the file kept for a look. */
async function outcome(bytes: Buffer, name: string, about: string): Promise<string> {
  const path = join(dir, name)
  await writeFile(path, bytes)
  const began = performance.now()
  try {
    const { rows, remarks } = await openSheet(path, name)
    for await (const row of rows) expect(Number.isInteger(row.row), about).toBe(true)
    remarks()
    return 'read'
  } catch (error) {
    if (!(error instanceof AppError)) throw new Error(`${about}: ${String(error)}`, { cause: error })
    return error.code
  } finally {
    expect(performance.now() - began, about).toBeLessThan(slowestMs)
  }
}

async function run(count: number, one: (chance: (below: number) => number, at: number) => Promise<string>) {
  const before = process.memoryUsage().rss
  const outcomes = new Map<string, number>()
  const chance = createChance(seed)
  for (let at = 0; at < count * times; at++) {
    const found = await one(chance, at)
    outcomes.set(found, (outcomes.get(found) ?? 0) + 1)
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(mostGrowthBytes)
  return outcomes
}

async function workbooks(): Promise<readonly Buffer[]> {
  const rows = [[...header], ...Array.from({ length: 30 }, () => [...entry])]
  const made = [headerCases[10], cellCases[4], cellCases[6], letterCases[0], letterCases[4]]
  return [
    Buffer.from(await writeXlsx({ sheets: [{ name: 'S', rows }], stringMode: 'shared' })),
    Buffer.from(await writeXlsx({ sheets: [{ name: 'S', rows }], stringMode: 'inline' })),
    ...(await Promise.all(made.map(async one => Buffer.from((await one?.make()) ?? '')))),
  ]
}

test(
  'workbooks with spoilt bytes',
  async () => {
    const files = await workbooks()
    const outcomes = await run(900, (chance, at) =>
      outcome(mutateBytes(files[at % files.length] ?? Buffer.alloc(0), chance), 'a.xlsx', `bytes ${at}`),
    )
    // A reader that refuses all, or reads all, was not tried at its edges.
    expect(outcomes.get('sheet.damaged') ?? 0).toBeGreaterThan(50)
    expect(outcomes.get('read') ?? 0).toBeGreaterThan(5)
  },
  120_000 * times,
)

test(
  'workbooks whose parts are spoilt, in a zip that is right',
  async () => {
    const parts = xlsxFiles({
      strings: '<si><t>Lê An</t></si><si><r><rPr><rFont val=".VnTime"/></rPr><t>NguyÔn</t></r></si>',
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts><font><name val=".VnTime"/></font></fonts><cellXfs><xf numFmtId="164" fontId="0"/></cellXfs>',
      files: {
        'xl/worksheets/sheet1.xml': `<worksheet xmlns="x"><dimension ref="A1:F9"/><cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1">${header.map((name, at) => `<c r="${'ABCDEF'[at]}1" t="inlineStr"><is><t>${name}</t></is></c>`).join('')}</row>${[2, 3, 4].map(row => `<row r="${row}"><c r="A${row}"><v>${row}</v></c><c r="B${row}" t="s"><v>0</v></c><c r="C${row}" s="0"><v>38751</v></c><c r="D${row}" t="s" s="0"><v>1</v></c><c r="E${row}"><f>A1</f></c></row>`).join('')}</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>`,
      },
    })
    const names = [...parts.keys()].filter(name => name.startsWith('xl/'))
    const outcomes = await run(900, async (chance, at) => {
      const name = names[chance(names.length)] ?? ''
      const spoilt = new Map(parts)
      spoilt.set(name, Buffer.from(mutateXml(parts.get(name)?.toString() ?? '', chance)))
      return outcome(await zipOf(spoilt), 'b.xlsx', `part ${name} ${at}`)
    })
    expect(outcomes.get('sheet.damaged') ?? 0).toBeGreaterThan(50)
    expect(outcomes.get('read') ?? 0).toBeGreaterThan(50)
  },
  120_000 * times,
)

test(
  '.xls, .csv and HTML with spoilt bytes',
  async () => {
    const rows = [[...header], ...Array.from({ length: 30 }, () => [...entry])]
    const sheet = xlsx.utils.aoa_to_sheet(rows)
    const book = { Sheets: { S: sheet }, SheetNames: ['S'] }
    const csv = rows.map(row => row.join(',')).join('\n')
    const html = oldFormatCases.find(({ name }) => name === 'an HTML table saved as .xls')
    const files = [
      Buffer.from(xlsx.write(book, { type: 'buffer', bookType: 'biff8' }) as Uint8Array),
      Buffer.from(csv),
      Buffer.from(csv, 'utf16le'),
      Buffer.from((await html?.make()) ?? ''),
    ]
    const outcomes = await run(500, (chance, at) =>
      outcome(mutateBytes(files[at % files.length] ?? Buffer.alloc(0), chance), 'c.xls', `old ${at}`),
    )
    expect(outcomes.get('read') ?? 0).toBeGreaterThan(20)
  },
  120_000 * times,
)

test(
  'zips of PDFs with spoilt bytes',
  async () => {
    const files = await zipOf(
      Array.from({ length: 6 }, (_, at): [string, Buffer] => [
        `KS.2006.01.2006-02-03.00${at}.pdf`,
        Buffer.from(`%PDF-1.4 ${'x'.repeat(at * 50)} startxref 9 %%EOF`),
      ]),
    )
    await run(900, async (chance, at) => {
      const path = join(dir, 'd.zip')
      await writeFile(path, mutateBytes(files, chance))
      try {
        for await (const inspected of inspectZip(path, { hash: true }))
          expect(typeof inspected.name).toBe('string')
        return 'read'
      } catch (error) {
        if (!(error instanceof AppError)) throw new Error(`zip ${at}: ${String(error)}`, { cause: error })
        return error.code
      }
    })
  },
  120_000 * times,
)

test(
  'a look at spoilt workbooks',
  async () => {
    const files = await workbooks()
    await run(150, async (chance, at) => {
      const path = join(dir, 'e.xlsx')
      await writeFile(path, mutateBytes(files[at % files.length] ?? Buffer.alloc(0), chance))
      try {
        await peekSheets(path)
        return 'read'
      } catch (error) {
        if (!(error instanceof AppError)) throw new Error(`look ${at}: ${String(error)}`, { cause: error })
        return error.code
      }
    })
  },
  120_000 * times,
)
