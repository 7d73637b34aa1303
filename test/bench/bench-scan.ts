import { mkdir, readdir, readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { cleanScan } from '../../src/imaging/synth/capture.ts'
import { drawPages } from '../../src/imaging/synth/draw-pages.ts'
import { forms } from '../../src/imaging/synth/form.ts'
import type { PageRequest } from '../../src/imaging/synth/page-request.ts'
import { programEntry } from '../../src/platform/program.ts'
import { generateBook } from '../../src/training/generate-book.ts'
import { writeOnPaper } from '../../src/training/paper-text.ts'
import { type Figure, sogoc } from './measure.ts'

const pages = 40

/** Pages per second of `scan` on 300-dpi scans, against the limit of decoding and encoding the same pages alone, in one run. */
export async function benchScan(folder: string): Promise<readonly Figure[]> {
  const input = join(folder, 'in')
  const out = join(folder, 'out')
  await mkdir(input, { recursive: true })
  await drawPages(requests(input), { programEntry })
  const jobs = availableParallelism()
  const scan = await sogoc('scan', input, '--out', out, '--jobs', String(jobs))
  const limit = await decodeEncodeLimit(input, join(out, 'pages'), jobs)
  const rate = Number(scan.result.pagesPerSecond)
  return [
    { what: `scan, ${pages} A4 pages at 300 dpi, ${jobs} jobs`, value: `${rate.toFixed(2)} pages/s` },
    { what: 'limit: decode and encode alone', value: `${limit.toFixed(2)} pages/s` },
    { what: 'share of the limit', value: `${((100 * rate) / limit).toFixed(0)} %` },
    {
      what: 'mean size of a page',
      value: `${(Number(scan.result.outputBytes) / pages / 1000).toFixed(0)} kB`,
    },
  ]
}

/** Pages per second of reading each source and writing a JPEG of the output's size once: what no pipeline can pass. */
async function decodeEncodeLimit(input: string, output: string, jobs: number): Promise<number> {
  const sources = (await readdir(input)).sort()
  const results = (await readdir(output)).filter(name => name.endsWith('.jpg')).sort()
  const rendered = await Promise.all(
    results.map(async name =>
      sharp(await readFile(join(output, name)))
        .raw()
        .toBuffer({ resolveWithObject: true }),
    ),
  )
  sharp.concurrency(1)
  sharp.cache(false)
  const started = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: jobs }, async () => {
      for (let index = next++; index < sources.length; index = next++) {
        await sharp(join(input, sources[index] ?? ''))
          .raw()
          .toBuffer()
        const page = rendered[index]
        if (page === undefined) throw new Error(`no output for ${sources[index]}`)
        await sharp(page.data, { raw: page.info }).jpeg({ quality: 30, mozjpeg: true }).toBuffer()
      }
    }),
  )
  return sources.length / ((performance.now() - started) / 1000)
}

function requests(folder: string): PageRequest[] {
  const made: PageRequest[] = []
  const book = { kind: 'KS', year: 2004, volume: '01', agency: '20509', rows: pages, seed: 5 } as const
  for (const row of generateBook(book)) {
    made.push({
      sheet: {
        type: 'form',
        form: forms.KS,
        office: 'UBND xã An Hạc',
        page: made.length + 1,
        cases: [writeOnPaper('KS', row.values)],
        hand: { face: 'pen', ink: '#23336b' },
        seed: made.length,
      },
      capture: {
        ...cleanScan,
        dpi: 300,
        skewDeg: (made.length % 7) / 2 - 1.5,
        marginMm: 6,
        grain: 3,
        seed: made.length,
      },
      quality: 88,
      path: join(folder, `${String(made.length + 1).padStart(4, '0')}.jpg`),
    })
  }
  return made
}
