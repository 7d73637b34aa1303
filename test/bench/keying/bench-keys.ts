import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { getKind } from '../../../src/register/kind.ts'
import { launchBrowser } from '../../support/browser.ts'
import { serve } from '../../support/serve.ts'
import type { Figure } from '../measure.ts'
import { declareCommune, within } from './commune.ts'
import { type Comparison, comparePaper } from './compare-paper.ts'
import { depositEarlier } from './deposit-earlier.ts'
import { type DeskPage, openDeskPage } from './desk-page.ts'
import type { DrawnKind } from './draw-papers.ts'
import { type HandedBatch, handOutBatches, type PreparedBook, prepareBook } from './prepare-book.ts'
import { type KeyedEntry, keyEntry } from './robot-keyer.ts'
import { constantColumns, copiedKeys, type RowKeys, typedKeys } from './spreadsheet.ts'

/** How many entries of each kind; whether all of the paper is keyed or its core columns only; whether keys are told by field. */
export interface KeysOptions {
  readonly entries: number
  readonly columns: 'core' | 'form'
  readonly fields: boolean
  /** The first year of which the registry has births and marriages. */
  readonly since: number
}

const year = 1997
const kinds: readonly DrawnKind[] = ['KS', 'KH', 'KT']
const batchSize = 25
/** Card, Moran & Newell, keystroke-level model: a key of skilled typing; a look at a field on the paper and on the screen. */
const [keySeconds, lookSeconds] = [0.2, 1.35]

/** What somebody else's sheet, or the desk, took of a book. */
interface Series {
  readonly what: string
  readonly rows: readonly RowKeys[]
  readonly looks: number
  readonly machineMs: number | null
}

/** A book keyed on the desk. */
interface Keyed {
  readonly book: PreparedBook
  readonly entries: readonly KeyedEntry[]
  readonly compared: Comparison
}

const registries = [
  { seed: 8, what: 'desk, registry of the same hamlets without these families' },
  { seed: 7, what: 'desk, marriages and earlier births deposited' },
] as const

/**
 * Keystrokes and time per record of synthetic births, marriages and deaths: as typed into a spreadsheet, and as a robot keys them on the real desk in
 * Chromium, knowing only what stands on the paper and on the screen.
 */
export async function benchKeyingKeys(folder: string, options: KeysOptions): Promise<readonly Figure[]> {
  const ways: { readonly what: string; readonly keyed: readonly Keyed[] }[] = []
  for (const { seed, what } of registries)
    ways.push({ what, keyed: await keyBooks(join(folder, `way-${seed}`), seed, options) })
  return kinds.flatMap((kind, at) => {
    const books = ways.flatMap(({ keyed }) => keyed[at] ?? [])
    const [first] = books
    if (first === undefined) return []
    const series = [
      ...spreadsheets(first.book),
      ...ways.flatMap(({ what, keyed }) => (keyed[at] === undefined ? [] : [deskSeries(what, keyed[at])])),
    ]
    const [sheet] = series
    const typed = sheet === undefined ? 1 : meanKeys(sheet)
    const columns = columnsOf(first.book).length
    return [
      ...series.map(each => describe(kind, each, typed, columns)),
      wrongOf(kind, books),
      ...(options.fields ? fieldsOf(kind, first.book, series) : []),
    ]
  })
}

async function keyBooks(folder: string, seed: number, options: KeysOptions): Promise<readonly Keyed[]> {
  const dataDir = join(folder, 'data')
  await mkdir(dataDir, { recursive: true })
  const commune = await within(dataDir, declareCommune)
  await depositEarlier(folder, dataDir, { since: options.since, before: year }, seed)
  const books = await within(dataDir, async app => {
    const prepared = []
    for (const kind of kinds) {
      const book = await prepareBook(app, commune, {
        ...{ kind, year, volume: '01', cases: options.entries, drawn: 5, dpi: 72 },
        ...{ columns: options.columns, setup: { batchSize } },
      })
      prepared.push({ book, batches: await handOutBatches(app, book, batchSize) })
    }
    return prepared
  })
  const served = await serve(dataDir)
  const browser = await launchBrowser()
  try {
    // The robot waits more than it types: one of each kind at a time.
    const keyed = await Promise.all(
      books.map(async ({ book, batches }) => {
        const entries: KeyedEntry[] = []
        for (const batch of batches) {
          const desk = await openDeskPage(browser, served.address, batch.username)
          entries.push(...(await keyBatch(desk, book, batch)))
          await desk.close()
        }
        return { book, entries }
      }),
    )
    await browser.close()
    await served.stop()
    return await within(dataDir, async app =>
      Promise.all(keyed.map(async each => ({ ...each, compared: await comparePaper(app, each.book) }))),
    )
  } finally {
    await browser.close()
    await served.stop()
  }
}

async function keyBatch(
  desk: DeskPage,
  { agencyId, kind, truth }: PreparedBook,
  { batch, numbers }: HandedBatch,
): Promise<readonly KeyedEntry[]> {
  const entries: KeyedEntry[] = []
  await desk.open(agencyId, batch)
  for (const number of numbers) {
    await desk.rest()
    entries.push(await keyEntry(desk, kind, truth.get(number) ?? {}))
  }
  await desk.sent()
  return entries
}

/** The columns of the sheet that this book fills: what is keyed, carried and follows. */
function columnsOf({ kind, truth, fields }: PreparedBook): readonly string[] {
  const filled = new Set([...fields, ...[...truth.values()].flatMap(Object.keys)])
  return getKind(kind).fields.flatMap(({ id }) => (filled.has(id) ? [id] : []))
}

function spreadsheets(book: PreparedBook): readonly Series[] {
  const columns = columnsOf(book)
  const rows = [...book.truth.values()]
  const constant = constantColumns(columns, rows)
  const plain = { looks: 0, machineMs: null }
  return [
    { what: 'spreadsheet, every cell typed', rows: rows.map(row => typedKeys(columns, row)), ...plain },
    {
      what: 'spreadsheet, constant columns filled once, Ctrl+D where shorter',
      rows: rows.map((row, at) => copiedKeys(columns, row, rows[at - 1], constant)),
      ...plain,
    },
  ]
}

function deskSeries(what: string, { entries }: Keyed): Series {
  const sum = (of: (entry: KeyedEntry) => number) => entries.reduce((total, entry) => total + of(entry), 0)
  return {
    what,
    rows: entries.map(({ keys }) => keys),
    looks: sum(({ looks }) => looks) / entries.length,
    machineMs: sum(({ machineMs }) => machineMs) / entries.length,
  }
}

function meanKeys({ rows }: Series): number {
  return rows.reduce((sum, row) => sum + Object.values(row).reduce((a, b) => a + b, 0), 0) / rows.length
}

function describe(kind: string, series: Series, typed: number, columns: number): Figure {
  const keys = meanKeys(series)
  const seconds = keys * keySeconds + columns * lookSeconds
  const share = `${keys.toFixed(1)} keys (${Math.round((100 * keys) / typed)} %)`
  const time = `${seconds.toFixed(0)} s (${(seconds + series.looks * lookSeconds).toFixed(0)} s with a look at the list for each value chosen from it)`
  const machine =
    series.machineMs === null ? '' : `; the robot took ${(series.machineMs / 1000).toFixed(1)} s`
  return { what: `${kind}: ${series.what}`, value: `${share}, ${time}${machine}` }
}

function wrongOf(kind: string, books: readonly Keyed[]): Figure {
  const wrong = books.flatMap(({ compared }) => compared.wrong)
  const values = books.reduce((sum, { compared }) => sum + compared.values, 0)
  const told = wrong.length === 0 ? '0' : `${wrong.length}: ${wrong.slice(0, 10).join('; ')}`
  return {
    what: `${kind}: values compared with the paper, wrong (else the figures are void)`,
    value: `${values}, ${told}`,
  }
}

function fieldsOf(kind: string, book: PreparedBook, series: readonly Series[]): readonly Figure[] {
  const mean = ({ rows }: Series, field: string) =>
    rows.reduce((sum, row) => sum + (row[field] ?? 0), 0) / rows.length
  return [...columnsOf(book), ''].map(field => ({
    what: `${kind} keys of ${field || 'the entry as a whole'} (${series.length} ways as above)`,
    value: series.map(each => mean(each, field).toFixed(1)).join(' / '),
  }))
}
