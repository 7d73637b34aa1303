import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { closeBook } from '../../inventory/close-book.ts'
import type { App } from '../../platform/app.ts'
import { finishJobs } from '../../platform/jobs/finish-jobs.ts'
import type { JobHandlers } from '../../platform/jobs/job.ts'
import type { Text } from '../../register/text.ts'
import { depositPackage } from '../../registry/deposit/deposit-package.ts'
import { withImagingPool } from '../../scanning/render/imaging-processes.ts'
import { agencies } from '../administration.ts'
import { plantMistakes } from '../plant-mistakes.ts'
import { acceptBooks } from './accept-books.ts'
import { actAs } from './act-as.ts'
import { assignCases } from './assign-cases.ts'
import { countMade } from './count-made.ts'
import { declareAccounts, declareAgencies, getId, type Ids } from './declare-province.ts'
import { deliverPackage } from './deliver-package.ts'
import { type DemoBook, demoAccounts, demoBooks, demoSeed, trialBook } from './demo-plan.ts'
import { type DrawnBook, drawBooks } from './draw-books.ts'
import { keyDrawnBook } from './key-books.ts'
import { listDemoBook } from './list-book.ts'
import { addObstacles } from './obstacles.ts'
import { packageDrawnBook, retypeBook } from './package-drawn-book.ts'
import { makeDemoPlan } from './plan.ts'
import { practise } from './practise.ts'
import { enterPrices } from './prices.ts'
import { refuseFilledFolder } from './refuse-filled.ts'
import { reviewPaper } from './review-paper.ts'
import { type BookPlace, exportPages, uploadPages } from './scan-books.ts'
import { handBooksOver } from './slips.ts'
import { stateCounts } from './state-counts.ts'
import { writeTrial } from './write-trial.ts'

/** What the composition root lends: the built program for children, every step's jobs, a voice. */
export interface DemoTools {
  readonly programEntry: string
  readonly handlers: JobHandlers
  readonly say: (text: Text) => void
}

/** The folder in the data folder that holds packages for trying the upload by hand. */
export const trialFolder = 'thu-nghiem'

/** What was made. */
export interface DemoReport {
  readonly agencies: number
  readonly books: number
  readonly pages: number
  readonly packages: number
  readonly records: number
}

/** The province under construction: its application, and ids by agency code, username and book. */
interface Province {
  readonly app: App
  readonly agencyIds: Ids
  readonly accountIds: Ids
  readonly bookIds: ReadonlyMap<DemoBook, string>
}

/** Fills an empty data folder with the invented province, by the same use cases as people's work. Throws `demo.not-empty`. */
export async function makeDemoProvince(
  app: App,
  { programEntry, handlers, say }: DemoTools,
): Promise<DemoReport> {
  await refuseFilledFolder(app)
  const province = await declareProvince(app)
  await reviewPaper(province)
  await enterPrices(province)
  await makeDemoPlan(app, province.agencyIds, province.accountIds)
  say(saidDeclared)
  // With DATABASE_URL nothing may have been written there yet.
  await mkdir(app.config.dataDir, { recursive: true })
  const workDir = await mkdtemp(join(app.config.dataDir, 'demo-'))
  const trialDir = join(app.config.dataDir, trialFolder)
  try {
    const drawn = await drawBooks([...demoBooks, trialBook], workDir, programEntry, (done, of) => {
      if (done % 20 === 0 || done === of)
        say({ vi: `Đã vẽ ${done}/${of} trang sổ`, en: `Drew ${done} of ${of} pages` })
    })
    const scanned = drawn.filter(({ book, pages }) => book !== trialBook && pages.length > 0)
    for (const each of scanned) await uploadPages(app, each, placeOf(province, each.book))
    say({ vi: 'Đang nắn thẳng các trang…', en: 'Straightening the pages…' })
    await finishJobs(app, handlers)
    await assignAll(province, scanned)
    for (const each of scanned)
      await keyDrawnBook({ ...province, handlers }, each, placeOf(province, each.book))
    const trial = drawn.find(({ book }) => book === trialBook)
    if (trial !== undefined)
      await withImagingPool(pool => writeTrial(pool, trial, workDirOf(trial), trialDir))
    const packages: Deposit[] = []
    for (const each of scanned) packages.push(...(await packageAndDeliver(province, each)))
    say({ vi: 'Đang kiểm tra các gói…', en: 'Checking the packages…' })
    await finishJobs(app, handlers)
    await depositAll(province, packages)
    await stateCounts(province, book => placeOf(province, book))
    await closeFinished(province)
    await acceptBooks(province, book => placeOf(province, book))
    await practise(app, handlers, province.accountIds)
    await handBooksOver(province, book => placeOf(province, book), demoBooks)
    await addObstacles(province, book => placeOf(province, book), demoBooks)
    return { agencies: agencies.length, ...(await countMade(app)) }
  } finally {
    await rm(workDir, { recursive: true, force: true })
  }
}

async function assignAll(province: Province, scanned: readonly DrawnBook[]): Promise<void> {
  const { app, agencyIds, accountIds } = province
  const lead = await actAs(app, 'sotuphap', 'pages.arrange', agencyIds, accountIds)
  await app.database.transaction(lead.jurisdiction, async tx => {
    for (const { book } of scanned)
      await assignCases(tx, book, { ...placeOf(province, book), accountId: lead.account.id })
  })
}

const saidDeclared: Text = {
  vi: `Đã khai báo ${agencies.length} cơ quan, ${demoAccounts.length} tài khoản, ${demoBooks.length} quyển sổ`,
  en: `Declared ${agencies.length} agencies, ${demoAccounts.length} accounts, ${demoBooks.length} books`,
}

async function declareProvince(app: App): Promise<Province> {
  const [agencyIds, accountIds] = await app.database.transaction({ scope: 'all' }, async tx => {
    const declared = await declareAgencies(tx)
    return [declared, await declareAccounts(tx, declared)] as const
  })
  // The same people list, assign and close who would in a province.
  const lead = await actAs(app, 'sotuphap', 'books.write', agencyIds, accountIds)
  const bookIds = await app.database.transaction(lead.jurisdiction, async tx => {
    const ids = new Map<DemoBook, string>()
    for (const book of demoBooks) ids.set(book, await listDemoBook(tx, book, lead, agencyIds, accountIds))
    return ids
  })
  return { app, agencyIds, accountIds, bookIds }
}

function placeOf({ agencyIds, accountIds, bookIds }: Province, book: DemoBook): BookPlace {
  const bookId = bookIds.get(book)
  if (bookId === undefined) throw new Error(`${book.kind}.${book.year} is not listed`)
  return { agencyId: getId(agencyIds, book.agency), bookId, accountId: getId(accountIds, 'quet') }
}

const workDirOf = (drawn: DrawnBook): string => dirname(drawn.pages[0]?.path ?? '')

interface Deposit {
  readonly agencyId: string
  readonly packageId: string
}

/** Packages a scanned book and hands it in, as far as its plan says; gives the packages to deposit once they are checked. */
async function packageAndDeliver(province: Province, drawn: DrawnBook): Promise<Deposit[]> {
  const { app, accountIds } = province
  const { kind, progress } = drawn.book
  if (progress !== 'deposited' && progress !== 'hasty') return []
  const place = placeOf(province, drawn.book)
  const { agencyId } = place
  const workDir = workDirOf(drawn)
  const pagesDir = join(workDir, 'straight')
  const pageNames = await exportPages(app, place, pagesDir)
  const made = await packageDrawnBook(drawn, { workDir, pagesDir, pageNames })
  if (progress === 'deposited')
    return [
      {
        agencyId,
        packageId: await deliverPackage(app, agencyId, getId(accountIds, 'hotich.truongmien'), made),
      },
    ]
  const typed = plantMistakes(
    kind,
    drawn.rows.map(row => row.values),
    14,
    demoSeed,
  )
  const xlsxPath = await retypeBook(drawn, typed.rows, join(workDir, 'hasty'))
  await deliverPackage(app, agencyId, getId(accountIds, 'nhaplieu'), { xlsxPath, zipPath: made.zipPath })
  return []
}

/** The registrar of the commune that took the books over deposits them. Throws when a clean book is not taken whole. */
async function depositAll(
  { app, agencyIds, accountIds }: Province,
  packages: readonly Deposit[],
): Promise<void> {
  const actor = await actAs(app, 'hotich.truongmien', 'packages.deposit', agencyIds, accountIds)
  for (const { agencyId, packageId } of packages) {
    const { rejected, book } = await depositPackage(app, actor, { agencyId, packageId, mode: 'all' })
    if (rejected > 0) throw new Error(`the registry refused ${rejected} rows of ${book.kind}.${book.year}`)
  }
}

/** Closes what is done, as the registrar would: such a book only two persons open again. */
async function closeFinished(province: Province): Promise<void> {
  const { app, agencyIds, accountIds } = province
  const { jurisdiction } = await actAs(app, 'hotich.truongmien', 'books.write', agencyIds, accountIds)
  for (const book of demoBooks.filter(({ isClosed }) => isClosed === true)) {
    const { agencyId, bookId } = placeOf(province, book)
    await app.database.transaction(jurisdiction, tx => closeBook(tx, agencyId, bookId))
  }
}
