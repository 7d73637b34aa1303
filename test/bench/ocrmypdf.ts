import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writePdf } from '../../src/imaging/pdf/write-pdf.ts'
import type { Figure } from './measure.ts'

/** The same pages through Debian's ocrmypdf without reading: its straightening and cleaning; `rate` is ours in pages per second. */
export async function compareWithOcrmypdf(
  folder: string,
  sources: readonly string[],
  jobs: number,
  rate: number,
): Promise<Figure> {
  const what = 'times the speed of ocrmypdf --deskew --clean --tesseract-timeout 0'
  if (spawnSync('ocrmypdf', ['--version']).error !== undefined)
    return { what, value: 'skipped: apt-get install ocrmypdf unpaper' }
  const input = join(folder, 'in.pdf')
  const jpegs = await Promise.all(sources.map(path => readFile(path)))
  await writeFile(
    input,
    writePdf(
      jpegs.map(jpeg => ({ jpeg, dpi: 300 })),
      { title: 'bench' },
    ),
  )
  const settings = ['--deskew', '--clean', '--tesseract-timeout', '0', '--jobs', String(jobs)]
  const started = performance.now()
  const run = spawnSync('ocrmypdf', [...settings, input, join(folder, 'out.pdf')], { encoding: 'utf8' })
  if (run.status !== 0) return { what, value: `failed: ${run.stderr.trim().split('\n').at(-1) ?? ''}` }
  const other = sources.length / ((performance.now() - started) / 1000)
  return { what, value: `${(rate / other).toFixed(1)} (${other.toFixed(2)} pages/s)` }
}
