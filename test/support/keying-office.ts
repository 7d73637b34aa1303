import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { cleanScan } from '../../src/imaging/synth/capture.ts'
import { ledgerColumns } from '../../src/imaging/synth/draw-ledger.ts'
import { makePicture } from '../../src/imaging/synth/page-request.ts'
import { createBook } from '../../src/inventory/create-book.ts'
import { handOut } from '../../src/keying/batches/hand-out.ts'
import { changeSetups } from '../../src/keying/setup/change-setups.ts'
import type { App } from '../../src/platform/app.ts'
import { applyTemplate } from '../../src/scanning/cases/change-cases.ts'
import { addRenderedPages } from '../../src/scanning/cases/testing.ts'
import { setFieldPlaces } from '../../src/scanning/pages/field-places.ts'
import type { Values } from '../../src/training/entries/entry.ts'
import { generateBook } from '../../src/training/generate-book.ts'
import { writeOnPaper } from '../../src/training/paper-text.ts'
import {
  addPerson,
  assignBook,
  benchPassword,
  type Commune,
  communeCode,
  declareCommune,
  everything,
  within,
} from '../bench/keying/commune.ts'
import { type PreparedBook, prepareBook } from '../bench/keying/prepare-book.ts'
import { launchBrowser } from './browser.ts'
import { windows } from './faults.ts'
import { type Served, serve } from './serve.ts'

/** For tests: an office where a contractor's keyer has batches before them: births by form, and births in the rows of an older ledger. */
export interface KeyingOffice {
  readonly dir: string
  readonly agencyId: string
  readonly served: Served
  readonly browser: Browser
  readonly page: Page
  /** A batch of a book of forms, whose places were taught. */
  readonly form: { readonly batch: string; readonly book: PreparedBook }
  readonly ledger: { readonly batch: string; readonly truth: ReadonlyMap<string, Values> }
  /** Signs the keyer in at the desk. */
  signIn(page?: Page): Promise<void>
  /** Opens a batch on the desk. */
  open(batch: string, page?: Page): Promise<void>
  /** With SHOTS=DIR in the environment: what a page looks like, for people to judge. */
  shot(name: string, page?: Page): Promise<void>
  /** Looks into the data while the program serves it. */
  look<T>(work: (app: App) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** For tests: who keys. */
export const keyer = { username: 'nhaplieu', password: benchPassword }

/** For tests: opens an office with so many births by form, drawn with their places, and so many pages of a ledger. */
export async function openKeyingOffice(name: string, forms = 3, ledgerPages = 1): Promise<KeyingOffice> {
  const dir = await mkdtemp(join(tmpdir(), `sogoc-${name}-`))
  const dataDir = join(dir, 'data')
  const made = await within(dataDir, async app => {
    const commune = await declareCommune(app)
    const keyerId = await addPerson(app, commune.agencyId, keyer.username, 'keyer')
    const book = await prepareBook(app, commune, {
      ...{ kind: 'KS', year: 1998, volume: '01', cases: forms, drawn: forms, dpi: 130 },
      ...{ columns: 'core', setup: {} },
    })
    await assignBook(app, commune.agencyId, book.bookId, keyerId)
    const form = { batch: await handOutAll(app, book, keyerId, forms), book }
    const ledger = await addLedger(app, commune, keyerId, ledgerPages)
    return { agencyId: commune.agencyId, form, ledger }
  })
  const served = await serve(dataDir)
  const browser = await launchBrowser()
  const page = await browser.newPage({ viewport: windows[0], locale: 'vi-VN' })
  page.setDefaultTimeout(20_000)
  return {
    ...made,
    ...{ dir, served, browser, page },
    async signIn(on = page) {
      await on.goto(`${served.address}/nhap/`)
      await on.getByLabel('Tên đăng nhập').fill(keyer.username)
      await on.getByLabel('Mật khẩu', { exact: true }).fill(keyer.password)
      await on.keyboard.press('Enter')
      await on.getByLabel('Mật khẩu', { exact: true }).waitFor({ state: 'detached' })
    },
    async open(batch, on = page) {
      // The same address would not be opened anew.
      await on.goto('about:blank')
      await on.goto(`${served.address}/nhap/#dot=${made.agencyId}/${batch}`)
      await on.locator('[data-key]:focus').waitFor({ state: 'attached' })
    },
    async shot(title, of = page) {
      const folder = process.env.SHOTS
      if (folder === undefined) return
      await of.screenshot({ path: join(folder, `${name}-${title}-${of.viewportSize()?.width}.png`) })
    },
    look: work => within(dataDir, work),
    async close() {
      await browser.close()
      await served.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

const rowsPerPage = 8
/** Where the rows of a drawn ledger stand on its page (imaging/synth/draw-ledger.ts, in tenths of a millimetre). */
const table = { top: 380 / 2970, bottom: 2770 / 2970, left: 130 / 2100, width: 1840 / 2100 }

/** An older ledger of births, a row a case, keyed as the rows of a table. */
async function addLedger(
  app: App,
  { agencyId, managerId }: Commune,
  keyerId: string,
  pages: number,
): Promise<KeyingOffice['ledger']> {
  const [kind, year, volume] = ['KS', 1972, '01'] as const
  const columns = ledgerColumns.KS.left
  const rows = [
    ...generateBook({ kind, year, volume, agency: communeCode, rows: pages * rowsPerPage, seed: 7 }),
  ]
  const drawn = []
  for (let page = 0; page < pages; page++) {
    const written = rows.slice(page * rowsPerPage, (page + 1) * rowsPerPage)
    const { jpeg, truth } = await makePicture({
      sheet: {
        ...{ type: 'ledger', title: 'SỔ ĐĂNG KÝ KHAI SINH', subtitle: '', left: columns, right: [] },
        ...{ rows: written.map(row => writeOnPaper(kind, row.values)), page: page + 1 },
        ...{ hand: { face: 'pen', ink: '#2b3a9b' }, seed: page + 1 },
      },
      capture: { ...cleanScan, dpi: 130, seed: page + 1 },
      quality: 60,
    })
    drawn.push({ jpeg, width: truth.width, height: truth.height, dpi: 130 })
  }
  const fields = columns.map(({ field }) => field)
  let left = table.left
  const places = columns.map(({ field, share }) => {
    const place = { field, sheet: 1, left, top: 0, width: share * table.width, height: 1 }
    left += place.width
    return place
  })
  const { id: bookId } = await app.database.transaction(everything, tx =>
    createBook(tx, { agencyId, kind, year, volume, closingTotal: rows.length, note: null }, managerId),
  )
  await addRenderedPages(app, { agencyId, bookId }, drawn)
  await assignBook(app, agencyId, bookId, keyerId)
  await app.database.transaction(everything, async tx => {
    await setFieldPlaces(tx, agencyId, bookId, places)
    const { top, bottom } = table
    await applyTemplate(
      tx,
      { agencyId, bookId, accountId: managerId },
      {
        ...{ template: { shape: 'rows', rowsPerPage, top, bottom, head: true }, from: null, to: null },
        ...{ firstNumber: 1, preview: false },
      },
    )
    const change = { fields, shape: 'ledger' as const, goldShare: 0 }
    await changeSetups(tx, managerId, [{ agencyId, bookId, change }])
  })
  const batch = await handOutAll(app, { agencyId, bookId }, keyerId, rows.length)
  const truth = new Map(
    rows.map(({ number, values }) => [
      number,
      Object.fromEntries(fields.map(field => [field, values[field] ?? ''])),
    ]),
  )
  return { batch, truth }
}

async function handOutAll(
  app: App,
  { agencyId, bookId }: { readonly agencyId: string; readonly bookId: string },
  accountId: string,
  size: number,
): Promise<string> {
  const batch = await app.database.transaction(everything, tx =>
    handOut(tx, { agencyId, bookId, accountId, handedBy: null, size, pass: 1 }),
  )
  if (batch === undefined) throw new Error('no batch was left to hand out')
  return batch
}
