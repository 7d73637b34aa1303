import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { profiles } from '../../src/imaging/options.ts'
import { jpegOptions } from '../../src/imaging/render/encode.ts'
import type { ScannedPage } from '../../src/imaging/scan-image.ts'
import { drawPages } from '../../src/imaging/synth/draw-pages.ts'
import { createImagingPool, type ImagingPool } from '../../src/imaging/worker/pool.ts'
import { programEntry } from '../../src/platform/program.ts'
import { type Figure, percentile, sogoc } from './measure.ts'
import { compareWithOcrmypdf } from './ocrmypdf.ts'
import { plainPages, worstPages } from './scan-pages.ts'
import { watchMemory } from './watch-memory.ts'

/** Pages given at once for the figure of memory; the distinct ones are few, so that drawing them takes no time: SOGOC_BENCH_PAGES=2000. */
const queued = Number(process.env['SOGOC_BENCH_PAGES'] ?? 120)
const distinct = 12
const rounds = 6
/** The other program takes seconds a page. */
const pagesForOthers = 4
const options = { profile: 'hotich-1437', split: 'auto', thumbnailWidth: 300 } as const

/**
 * Pages per second of the whole job (hash, analyse, render, encode, thumbnail) on 300-dpi scans, against the limit of decoding and
 * encoding the same pages alone and against ocrmypdf. The rounds of job and limit take turns, so that other work on the machine slows both.
 */
export async function benchScan(folder: string): Promise<readonly Figure[]> {
  await mkdir(join(folder, 'in'), { recursive: true })
  const jobs = availableParallelism()
  const draw = async (requests: Parameters<typeof drawPages>[0]) =>
    (await drawPages(requests, { programEntry })).map(page => page.path)
  const plain = await draw(plainPages(join(folder, 'in'), distinct))
  const worst = await draw(worstPages(join(folder, 'in')))
  const measured = await withPool(jobs, async pool => ({
    ...(await measureSpeed(pool, plain, jobs)),
    worst: (await scanAll(pool, worst)).map(kilobytes),
  }))
  const { rate, limit } = measured
  const mostMb = await measureMemory(plain, join(folder, 'out'))
  return [
    {
      what: `whole job, ${distinct * rounds} A4 pages at 300 dpi, ${jobs} processes`,
      value: `${rate.toFixed(2)} pages/s`,
    },
    { what: 'limit: decode and encode alone', value: `${limit.toFixed(2)} pages/s` },
    { what: 'share of the limit', value: `${((100 * rate) / limit).toFixed(0)} %` },
    await compareWithOcrmypdf(folder, plain.slice(0, pagesForOthers), jobs, rate),
    { what: 'size of a page, p50 / p90', value: middleAndHigh(measured.sizes) },
    {
      what: `the same on ${measured.worst.length} pages: stained, full of writing, worn, photographed`,
      value: middleAndHigh(measured.worst),
    },
    { what: `memory of all processes, ${queued} pages given at once, highest`, value: `${mostMb} MB` },
  ]
}

async function withPool<T>(jobs: number, work: (pool: ImagingPool) => Promise<T>): Promise<T> {
  const pool = createImagingPool({ programEntry, jobs })
  try {
    return await work(pool)
  } finally {
    await pool.close()
  }
}

async function measureSpeed(
  pool: ImagingPool,
  sources: readonly string[],
  jobs: number,
): Promise<{ readonly rate: number; readonly limit: number; readonly sizes: readonly number[] }> {
  const seconds = { job: 0, limit: 0 }
  const sizes: number[] = []
  // Processes start and compile: a book has hundreds of pages.
  await scanAll(pool, sources)
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    const results = await scanAll(pool, sources)
    seconds.job += (performance.now() - started) / 1000
    seconds.limit += await decodeAndEncode(sources, results, jobs)
    if (round === 0) sizes.push(...results.map(kilobytes))
  }
  const pages = sources.length * rounds
  return { rate: pages / seconds.job, limit: pages / seconds.limit, sizes }
}

async function scanAll(pool: ImagingPool, paths: readonly string[]): Promise<ScannedPage[]> {
  const results = await Promise.all(paths.map(path => pool.scan({ path, page: 1 }, options)))
  return results.flatMap(({ pages }) => pages)
}

/** The command with all pages given at once, its own process and those for images counted together. */
async function measureMemory(sources: readonly string[], out: string): Promise<number> {
  const memory = watchMemory()
  const paths = Array.from({ length: queued }, (_, i) => sources[i % sources.length] ?? '')
  await sogoc('scan', ...paths, '--out', out)
  return memory.stop()
}

function kilobytes({ jpeg }: ScannedPage): number {
  return jpeg.length / 1000
}

function middleAndHigh(sizes: readonly number[]): string {
  return `${percentile(sizes, 0.5).toFixed(0)} / ${percentile(sizes, 0.9).toFixed(0)} kB`
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
  const target = profiles[options.profile].encode(1)
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
