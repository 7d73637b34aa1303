import { spawnSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { profiles } from '../../src/imaging/options.ts'
import { writePdf } from '../../src/imaging/pdf/write-pdf.ts'
import { jpegOptions } from '../../src/imaging/render/encode.ts'
import type { ScannedPage } from '../../src/imaging/scan-image.ts'
import { cleanScan } from '../../src/imaging/synth/capture.ts'
import { drawPages } from '../../src/imaging/synth/draw-pages.ts'
import { forms } from '../../src/imaging/synth/form.ts'
import type { PageRequest } from '../../src/imaging/synth/page-request.ts'
import { createImagingPool } from '../../src/imaging/worker/pool.ts'
import { programEntry } from '../../src/platform/program.ts'
import { generateBook } from '../../src/training/generate-book.ts'
import { writeOnPaper } from '../../src/training/paper-text.ts'
import { type Figure, percentile } from './measure.ts'
import { watchMemory } from './watch-memory.ts'

/** Pages of the run; more tell more about memory: SOGOC_BENCH_PAGES=300. */
const pages = Number(process.env['SOGOC_BENCH_PAGES'] ?? 40)
/** The other program takes seconds a page. */
const pagesForOthers = 4
const profile = profiles['hotich-1437']

/**
 * Pages per second of the whole job (hash, analyse, render, encode, thumbnail) on 300-dpi scans, against the limit of decoding and
 * encoding the same pages alone and against ocrmypdf. The rounds of job and limit take turns, so that other work on the machine slows both.
 */
export async function benchScan(folder: string): Promise<readonly Figure[]> {
  const input = join(folder, 'in')
  await mkdir(input, { recursive: true })
  const made = await drawPages(requests(input), { programEntry })
  const sources = made.map(page => page.path)
  const jobs = availableParallelism()
  const pool = createImagingPool({ programEntry, jobs })
  const memory = watchMemory()
  const results: ScannedPage[] = []
  const seconds = { job: 0, limit: 0 }
  try {
    await Promise.all(Array.from({ length: jobs }, () => scanOne(pool, sources[0] ?? '')))
    for (const part of cut(sources, 4)) {
      const started = performance.now()
      const done = await Promise.all(part.map(path => scanOne(pool, path)))
      seconds.job += (performance.now() - started) / 1000
      results.push(...done.flat())
      seconds.limit += await decodeAndEncode(part, done.flat(), jobs)
    }
  } finally {
    await pool.close()
  }
  const mostMb = memory.stop()
  const rate = pages / seconds.job
  const sizes = results.map(page => page.jpeg.length / 1000)
  return [
    {
      what: `whole job, ${pages} A4 pages at 300 dpi, ${jobs} processes`,
      value: `${rate.toFixed(2)} pages/s`,
    },
    { what: 'limit: decode and encode alone', value: `${(pages / seconds.limit).toFixed(2)} pages/s` },
    { what: 'share of the limit', value: `${((100 * seconds.limit) / seconds.job).toFixed(0)} %` },
    await compareWithOcrmypdf(folder, sources.slice(0, pagesForOthers), jobs, rate),
    {
      what: 'size of a page, p50 / p90',
      value: `${percentile(sizes, 0.5).toFixed(0)} / ${percentile(sizes, 0.9).toFixed(0)} kB`,
    },
    { what: 'memory of the imaging processes together, highest', value: `${mostMb} MB` },
  ]
}

function scanOne(pool: ReturnType<typeof createImagingPool>, path: string): Promise<readonly ScannedPage[]> {
  return pool
    .scan({ path, page: 1 }, { profile: 'hotich-1437', split: 'auto', thumbnailWidth: 300 })
    .then(({ pages }) => pages)
}

function cut<T>(list: readonly T[], parts: number): T[][] {
  const size = Math.ceil(list.length / parts)
  return Array.from({ length: parts }, (_, part) => list.slice(part * size, (part + 1) * size))
}

/** Seconds to read each source and write a JPEG of its output's size once, same library and settings: what no pipeline can pass. */
async function decodeAndEncode(
  sources: readonly string[],
  results: readonly ScannedPage[],
  jobs: number,
): Promise<number> {
  const rendered = await Promise.all(
    results.map(page => sharp(page.jpeg).raw().toBuffer({ resolveWithObject: true })),
  )
  sharp.concurrency(1)
  sharp.cache(false)
  const target = profile.encode(1)
  const started = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: jobs }, async () => {
      for (let index = next++; index < sources.length; index = next++) {
        await sharp(sources[index]).raw().toBuffer()
        const page = rendered[index]
        if (page === undefined) throw new Error(`no output for ${sources[index]}`)
        await sharp(page.data, { raw: page.info }).jpeg(jpegOptions(target.quality, target.chroma)).toBuffer()
      }
    }),
  )
  return (performance.now() - started) / 1000
}

/** The same pages through Debian's ocrmypdf without reading: its straightening and cleaning. */
async function compareWithOcrmypdf(
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
  const started = performance.now()
  const run = spawnSync(
    'ocrmypdf',
    [
      '--deskew',
      '--clean',
      '--tesseract-timeout',
      '0',
      '--jobs',
      String(jobs),
      input,
      join(folder, 'out.pdf'),
    ],
    { encoding: 'utf8' },
  )
  if (run.status !== 0) return { what, value: `failed: ${run.stderr.trim().split('\n').at(-1) ?? ''}` }
  const other = sources.length / ((performance.now() - started) / 1000)
  return { what, value: `${(rate / other).toFixed(1)} (${other.toFixed(2)} pages/s)` }
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
