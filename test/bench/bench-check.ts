import { programEntry } from '../../src/platform/program.ts'
import { defaultProfile } from '../../src/register/profile.ts'
import { writePackage } from '../../src/registry/testing/write-package.ts'
import { readBookSafely } from '../../src/sheets/read-book.ts'
import { generateBook } from '../../src/training/generate-book.ts'
import { plantMistakes } from '../../src/training/plant-mistakes.ts'
import { type Figure, sogoc } from './measure.ts'
import { watchMemory } from './watch-memory.ts'

const book = { kind: 'KS', year: 2006, volume: '01', agency: '20509', rows: 10_000, seed: 7 } as const
const rounds = 5

/**
 * `check` of a birth book of 10,000 rows and every column of the ministry's sheet with as many PDFs, one row in twenty with a mistake: the middle of some runs
 * of the whole command, its processes' memory together, and the time of reading the sheet alone, which no check can go below.
 */
export async function benchCheck(folder: string): Promise<readonly Figure[]> {
  const { rows } = plantMistakes(
    book.kind,
    [...generateBook(book)].map(({ values }) => values),
    book.rows / 20,
    1,
  )
  const { xlsxPath, zipPath } = await writePackage({ ...book, dir: folder, rows })
  const checks: number[] = []
  const readings: number[] = []
  let findings = 0
  for (let round = 0; round < rounds; round++) {
    const { seconds, result } = await sogoc('check', xlsxPath, zipPath)
    checks.push(seconds)
    findings = Array.isArray(result.findings) ? result.findings.length : Number.NaN
    readings.push(await readSheet(xlsxPath))
  }
  // In a run of its own: looking at every page of memory holds the processes up.
  const memory = watchMemory(40)
  await sogoc('check', xlsxPath, zipPath)
  const megabytes = memory.stop()
  const [check, reading] = [middle(checks), middle(readings)]
  const columns = defaultProfile(book.kind).columns.length
  return [
    {
      what: 'book',
      value: `${book.rows.toLocaleString('en')} rows × ${columns} columns, ${book.rows.toLocaleString('en')} PDFs, ${findings} findings`,
    },
    { what: 'check', value: `${check.toFixed(2)} s (goal 3 s)` },
    { what: 'limit: reading the sheet alone, in its process', value: `${reading.toFixed(2)} s` },
    { what: 'share of the limit', value: `${Math.round((reading / check) * 100)} %` },
    {
      what: 'memory of both processes together, highest',
      value: `${megabytes} MB (goal 300 MB)`,
    },
  ]
}

/** Seconds of reading a workbook through its process, its rows thrown away. */
async function readSheet(path: string): Promise<number> {
  const started = performance.now()
  const { rows } = await readBookSafely(path, { programEntry })
  for await (const _ of rows);
  return (performance.now() - started) / 1000
}

function middle(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN
}
