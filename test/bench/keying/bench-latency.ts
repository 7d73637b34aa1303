import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../../support/browser.ts'
import { serve } from '../../support/serve.ts'
import { type Figure, percentile } from '../measure.ts'
import { declareCommune, within } from './commune.ts'
import { depositEarlier } from './deposit-earlier.ts'
import { type DeskPage, openDeskPage } from './desk-page.ts'
import { type Move, measureEmptyPage, watchMoves } from './latency-probe.ts'
import { handOutBatches, type PreparedBook, prepareBook } from './prepare-book.ts'

/** So many moves from field to field, and from entry to entry. */
export interface LatencyOptions {
  readonly moves: number
  readonly entries: number
  /** The first year of which the registry has births and marriages. */
  readonly since: number
}

const year = 1997
/** Between two keys, so that only one thing is measured at a time; people are slower. */
const pauseMs = 60
const emptyPresses = 300

/**
 * From key to picture on the real desk, the CPU otherwise idle: births with pages of 200 dpi, the dictionary of a registry of earlier years, every field
 * typed into before it is left.
 */
export async function benchKeyingLatency(
  folder: string,
  options: LatencyOptions,
): Promise<readonly Figure[]> {
  const dataDir = join(folder, 'data')
  await mkdir(dataDir, { recursive: true })
  const commune = await within(dataDir, declareCommune)
  await depositEarlier(folder, dataDir, { since: options.since, before: year }, 7)
  const { book, batches } = await within(dataDir, async app => {
    const book = await prepareBook(app, commune, {
      ...{ kind: 'KS', year, volume: '01', cases: options.entries + 1, drawn: 20, dpi: 200 },
      ...{ columns: 'form', setup: {} },
    })
    return { book, batches: await handOutBatches(app, book, options.entries + 1) }
  })
  const served = await serve(dataDir)
  const browser = await launchBrowser()
  try {
    const [batch] = batches
    if (batch === undefined) throw new Error('no batch')
    const desk = await openDeskPage(browser, served.address, batch.username)
    await desk.open(book.agencyId, batch.batch)
    const moves = await watchMoves(desk.page)
    await keyThrough(desk, book, moves, options)
    await desk.close()
    const empty = await measureEmptyPage(await browser.newPage(), emptyPresses)
    return [
      ...figuresOf(
        'field to field',
        'goal p99 ≤ 50 ms',
        moves.filter(({ kind }) => kind === 'field'),
      ),
      ...figuresOf(
        'entry to entry',
        'goal p99 ≤ 150 ms',
        moves.filter(({ kind }) => kind === 'entry'),
      ),
      {
        what: `limit: a key to the next frame of an empty page p50 / p99, ${empty.length} keys`,
        value: shares(empty),
      },
    ]
  } finally {
    await browser.close()
    await served.stop()
  }
}

/** Types a little into every field and goes on until there are moves enough; then from entry to entry. */
async function keyThrough(
  desk: DeskPage,
  { truth }: PreparedBook,
  moves: readonly Move[],
  { moves: wanted, entries }: LatencyOptions,
): Promise<void> {
  const { page } = desk
  const papers = [...truth.values()]
  for (let entry = 0; entry < entries; entry++) {
    const { task } = await desk.see()
    const paper = papers[entry] ?? {}
    while (moves.filter(({ kind }) => kind === 'field').length < wanted) {
      const { at } = await desk.see()
      if (at === '') break
      await page.keyboard.type((paper[at] ?? '').slice(0, 3))
      await press(page, 'Enter')
    }
    // The next picture lies ready, as it does when somebody has typed a whole entry.
    await desk.pictures()
    do await press(page, 'Control+Enter')
    while ((await desk.see()).task === task)
  }
}

async function press(page: Page, key: string): Promise<void> {
  await page.waitForTimeout(pauseMs)
  await page.keyboard.press(key)
  await page.waitForTimeout(pauseMs)
}

function figuresOf(what: string, goal: string, moves: readonly Move[]): readonly Figure[] {
  return [
    {
      what: `${what}, drawn, p50 / p99, ${moves.length} moves (${goal})`,
      value: shares(moves.map(({ ms }) => ms)),
    },
    {
      what: `${what}, the browser’s own figure of its key (event timing), p50 / p99`,
      value: shares(moves.map(({ shownMs }) => shownMs)),
    },
  ]
}

function shares(figures: readonly number[]): string {
  return [0.5, 0.99].map(share => `${percentile(figures, share).toFixed(1)} ms`).join(' / ')
}
