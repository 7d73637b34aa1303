import { join } from 'node:path'
import { writeGeneratedPackage } from './generated-package.ts'
import { type Figure, type Finished, sogoc } from './measure.ts'

const rows = 10_000

/** Rows per second of `deposit` on a birth book of 10,000 rows with as many PDFs; wall time of the whole command. */
export async function benchDeposit(folder: string): Promise<readonly Figure[]> {
  const { xlsxPath: xlsx, zipPath: zip } = await writeGeneratedPackage(folder, {
    kind: 'KS',
    year: 2006,
    volume: '01',
    agency: '20509',
    rows,
    seed: 7,
  })
  const data = ['--data', join(folder, 'data')]
  const deposit = ['deposit', xlsx, zip, '--agency', '20509', ...data]
  await sogoc('search', 'nguyen', ...data) // the data folder exists and has its schema
  const first = await sogoc(...deposit)
  const again = await sogoc(...deposit)
  return [
    rate('deposit, new', first),
    rate('deposit, the same again', again),
    { what: 'inserted / unchanged', value: `${first.result.inserted} / ${again.result.unchanged}` },
  ]
}

function rate(what: string, { seconds }: Finished): Figure {
  return {
    what,
    value: `${Math.round(rows / seconds).toLocaleString('en')} rows/s (${seconds.toFixed(2)} s)`,
  }
}
