import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { copyLimit } from './copy-limit.ts'
import { writeGeneratedPackage } from './generated-package.ts'
import { type Figure, type Finished, sogoc } from './measure.ts'

const rowsOfBook = 10_000
const books = 10
const all = books * rowsOfBook
const agency = '20509'

/**
 * Rows per second of deposits of birth books of 10,000 rows with as many PDFs, wall time of the whole command: new, the same again, and what
 * the machine could do at most. With `SOGOC_BENCH_FILLED=DIR` (a copy is made, test/bench/fill-registry fills one) the same batch into a registry that
 * holds millions already.
 */
export async function benchDeposit(folder: string): Promise<readonly Figure[]> {
  const dir = join(folder, 'books')
  for (let at = 0; at < books; at++) {
    await mkdir(join(dir, agency), { recursive: true })
    const book = { kind: 'KS', year: 2000 + at, volume: '01', agency, rows: rowsOfBook, seed: 7 } as const
    await writeGeneratedPackage(join(dir, agency), book)
  }
  const first = join(dir, agency, 'KS.2000.01')
  const one = ['deposit', `${first}.xlsx`, `${first}.zip`, '--agency', agency]
  const batch = ['deposit', '--batch', dir]
  const [single, many] = [await emptyFolder(folder, 'single'), await emptyFolder(folder, 'many')]
  const newOne = await sogoc(...one, '--data', single)
  const againOne = await sogoc(...one, '--data', single)
  const read = await sogoc(...batch, '--dry-run', '--data', await emptyFolder(folder, 'read'))
  const newBatch = await sogoc(...batch, '--data', many)
  const againBatch = await sogoc(...batch, '--data', many)
  const copied = await copyLimit(many)
  const filled = process.env.SOGOC_BENCH_FILLED
  return [
    rate(`new, a batch of ${books} books`, all, newBatch),
    rate('new, one book', rowsOfBook, newOne),
    rate('the same again, the batch', all, againBatch),
    rate('the same again, one book', rowsOfBook, againOne),
    rate('limit: reading and checking the batch, nothing written', all, read),
    { what: 'limit: COPY of the same rows into tables without an index', value: formatRate(all, copied) },
    { what: 'inserted / unchanged', value: `${newBatch.result.inserted} / ${againBatch.result.unchanged}` },
    ...(filled === undefined ? [] : await benchFilled(folder, filled, batch, newBatch)),
  ]
}

/** The same batch into a registry full of others' records. */
async function benchFilled(
  folder: string,
  filled: string,
  batch: readonly string[],
  empty: Finished,
): Promise<readonly Figure[]> {
  const data = join(folder, 'filled')
  await cp(filled, data, { recursive: true })
  const { result } = await sogoc('search', 'KS 1/2000', '--data', data)
  const full = await sogoc(...batch, '--data', data)
  const again = await sogoc(...batch, '--data', data)
  const share = empty.seconds / full.seconds
  return [
    rate(`new, into the filled registry (${result.total} hits of a number)`, all, full),
    { what: 'share of the rate in an empty registry (goal 67 %)', value: `${Math.round(share * 100)} %` },
    rate('the same again, in the filled registry', all, again),
  ]
}

/** A data folder with its schema. */
async function emptyFolder(folder: string, name: string): Promise<string> {
  const data = join(folder, name)
  await sogoc('search', 'nguyen', '--data', data)
  return data
}

function rate(what: string, rows: number, { seconds }: Finished): Figure {
  return { what, value: formatRate(rows, seconds) }
}

function formatRate(rows: number, seconds: number): string {
  return `${Math.round(rows / seconds).toLocaleString('en')} rows/s (${seconds.toFixed(2)} s)`
}
