import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../errors.ts'
import type { Language } from '../register/text.ts'
import type { ScanOptions } from './options.ts'
import type { PageElement } from './page-element.ts'
import { mayHoldPages } from './page-source.ts'
import { writePdf } from './pdf/write-pdf.ts'
import type { ScannedPage } from './scan-image.ts'
import type { PageSource, ScanResult } from './worker/messages.ts'
import { type ImagingPool, PageFailure } from './worker/pool.ts'

export interface ScanJob {
  readonly paths: readonly string[]
  readonly outDir: string
  readonly options: ScanOptions
  /** Pages under way at a time; results wait for their turn in order, so this bounds the memory. */
  readonly ahead: number
  readonly language: Language
  readonly onPage?: (element: PageElement, done: number) => void
}

/** What a run gave. */
export interface ScanSummary {
  readonly pages: number
  readonly ok: number
  readonly flagged: number
  readonly failed: number
  readonly seconds: number
  readonly pagesPerSecond: number
  readonly outputBytes: number
}

type Outcome = { readonly result: ScanResult } | { readonly failure: unknown; readonly ms: number }

/**
 * Straightens every page of the files and writes `pages/NNNN.jpg`, `pages/NNNN.pdf` and `pages.json` below the output
 * folder, in input order. Everything is written beside and put in place at the end: an interrupted run leaves what was there.
 */
export async function scanSources(pool: ImagingPool, job: ScanJob): Promise<ScanSummary> {
  const started = performance.now()
  const workDir = join(job.outDir, `.scan-${process.pid}`)
  await rm(workDir, { recursive: true, force: true })
  await mkdir(join(workDir, 'pages'), { recursive: true })
  try {
    const elements = await scanInOrder(pool, job, workDir)
    await writeFile(join(workDir, 'pages.json'), formatPages(elements))
    await rm(join(job.outDir, 'pages'), { recursive: true, force: true })
    await rename(join(workDir, 'pages'), join(job.outDir, 'pages'))
    await rename(join(workDir, 'pages.json'), join(job.outDir, 'pages.json'))
    return summarise(elements, (performance.now() - started) / 1000)
  } finally {
    await rm(workDir, { recursive: true, force: true })
  }
}

/** pages.json: one element a line, so that a difference shows the page it is about. */
function formatPages(elements: readonly PageElement[]): string {
  return `[\n${elements.map(element => JSON.stringify(element)).join(',\n')}\n]\n`
}

async function scanInOrder(pool: ImagingPool, job: ScanJob, workDir: string): Promise<PageElement[]> {
  const elements: PageElement[] = []
  const underWay: { source: PageSource; outcome: Promise<Outcome> }[] = []
  const finishFirst = async () => {
    const first = underWay.shift()
    if (first === undefined) return
    for (const element of await writeOutcome(
      first.source,
      await first.outcome,
      job,
      workDir,
      elements.length,
    )) {
      elements.push(element)
      job.onPage?.(element, elements.length)
    }
  }
  for (const path of job.paths) {
    const count = mayHoldPages(path) ? await countPages(pool, path) : 1
    if (typeof count !== 'number') {
      underWay.push({ source: { path, page: 1 }, outcome: Promise.resolve(count) })
      continue
    }
    for (let page = 1; page <= count; page++) {
      const source = { path, page }
      underWay.push({ source, outcome: attempt(() => pool.scan(source, job.options)) })
      while (underWay.length >= job.ahead) await finishFirst()
    }
  }
  while (underWay.length > 0) await finishFirst()
  return elements
}

async function attempt(work: () => Promise<ScanResult>): Promise<Outcome> {
  const started = performance.now()
  try {
    return { result: await work() }
  } catch (failure) {
    return { failure, ms: performance.now() - started }
  }
}

async function countPages(pool: ImagingPool, path: string): Promise<number | Outcome> {
  try {
    return await pool.countPages(path)
  } catch (failure) {
    return { failure, ms: 0 }
  }
}

async function writeOutcome(
  source: PageSource,
  outcome: Outcome,
  job: ScanJob,
  workDir: string,
  before: number,
): Promise<PageElement[]> {
  if ('failure' in outcome) return [failedElement(source, outcome.failure, outcome.ms, job.language)]
  const { result } = outcome
  const elements: PageElement[] = []
  for (const [i, page] of result.pages.entries()) {
    const name = `pages/${String(before + i + 1).padStart(4, '0')}`
    const pdf = writePdf([{ jpeg: page.jpeg, dpi: page.dpi }], { title: titleOf(source, page) })
    await writeFile(join(workDir, `${name}.jpg`), page.jpeg)
    await writeFile(join(workDir, `${name}.pdf`), pdf)
    elements.push(finishedElement(source, result, page, name, pdf.length))
  }
  return elements
}

/** Nothing of the machine's folders goes into a document that leaves the house. */
function titleOf(source: PageSource, page: ScannedPage): string {
  const name = source.path.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '')
  const half = page.recipe.half === null ? '' : page.recipe.half === 'left' ? ', trang trái' : ', trang phải'
  return `${name}${source.page > 1 ? `, trang ${source.page}` : ''}${half}`
}

function finishedElement(
  source: PageSource,
  result: ScanResult,
  page: ScannedPage,
  name: string,
  pdfBytes: number,
): PageElement {
  const { recipe } = page
  const point = ([x, y]: readonly [number, number]): [number, number] => [round(x, 1), round(y, 1)]
  return {
    source: source.path,
    sourcePage: source.page,
    sourceSha256: result.sha256,
    sourceWidth: result.width,
    sourceHeight: result.height,
    half: recipe.half,
    rotationDeg: recipe.rotationDeg,
    skewDeg: round(recipe.skewDeg, 2),
    quad: [point(recipe.quad[0]), point(recipe.quad[1]), point(recipe.quad[2]), point(recipe.quad[3])],
    confidence: {
      rotation: round(recipe.confidence.rotation, 2),
      skew: round(recipe.confidence.skew, 2),
      quad: round(recipe.confidence.quad, 2),
      split: round(recipe.confidence.split, 2),
    },
    metrics: page.metrics,
    flags: page.flags,
    output: `${name}.jpg`,
    pdf: `${name}.pdf`,
    outputWidth: page.width,
    outputHeight: page.height,
    outputDpi: page.dpi,
    outputBytes: page.jpeg.length,
    pdfBytes,
    ms: Math.round(result.ms / result.pages.length),
    error: null,
  }
}

function failedElement(source: PageSource, failure: unknown, ms: number, language: Language): PageElement {
  if (!(failure instanceof AppError)) throw failure
  return {
    source: source.path,
    sourcePage: source.page,
    sourceSha256: failure instanceof PageFailure ? failure.sha256 : null,
    sourceWidth: null,
    sourceHeight: null,
    half: null,
    rotationDeg: 0,
    skewDeg: 0,
    quad: null,
    confidence: { rotation: 0, skew: 0, quad: 0, split: 0 },
    metrics: null,
    flags: [],
    output: null,
    pdf: null,
    outputWidth: null,
    outputHeight: null,
    outputDpi: null,
    outputBytes: null,
    pdfBytes: null,
    ms: Math.round(ms),
    error: { code: failure.code, message: failure.text(language) },
  }
}

function summarise(elements: readonly PageElement[], seconds: number): ScanSummary {
  const failed = elements.filter(element => element.error !== null).length
  return {
    pages: elements.length,
    ok: elements.length - failed,
    flagged: elements.filter(element => element.flags.length > 0).length,
    failed,
    seconds: round(seconds, 3),
    pagesPerSecond: seconds > 0 ? round((elements.length - failed) / seconds, 2) : 0,
    outputBytes: elements.reduce((sum, element) => sum + (element.outputBytes ?? 0), 0),
  }
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}
