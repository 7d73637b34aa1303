import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createAccount } from '../../src/access/create-account.ts'
import { ensureAgency } from '../../src/agencies/ensure-agency.ts'
import { type CaptureTruth, cleanScan } from '../../src/imaging/synth/capture.ts'
import { forms } from '../../src/imaging/synth/form.ts'
import { makePicture } from '../../src/imaging/synth/page-request.ts'
import { createBook } from '../../src/inventory/create-book.ts'
import { type App, openApp } from '../../src/platform/app.ts'
import { importPages } from '../../src/scanning/intake/import-pages.ts'
import { applyCorrection, type DrawnCorrection } from '../../src/scanning/review/apply-correction.ts'
import type { PageRecipe } from '../../src/scanning/review/schema.ts'
import { generateBook } from '../../src/training/generate-book.ts'
import { writeOnPaper } from '../../src/training/paper-text.ts'

/** For tests: a book with a picture a page, as scanned. */
export interface ReviewedBook {
  readonly dataDir: string
  readonly agencyId: string
  readonly bookId: string
  readonly username: string
  readonly password: string
  /** Each picture, and where its page really lies in it. */
  readonly pictures: readonly { readonly jpeg: Buffer; readonly truth: CaptureTruth }[]
  remove(): Promise<void>
}

/** For tests: what somebody decided wrongly about a page, from where it really lies. */
export type Mistakes = Readonly<Record<number, DrawnCorrection>>

const everything = { scope: 'all' } as const

/** For tests: a data folder with a registrar and a book of so many scanned pages; of some, somebody decided wrongly; the last is broken if wanted. */
export async function makeReviewedBook(
  count: number,
  mistakes: Mistakes,
  withBroken: boolean,
): Promise<ReviewedBook> {
  const dir = await mkdtemp(join(tmpdir(), 'sogoc-review-'))
  const dataDir = join(dir, 'data')
  const [username, password] = ['hotich.dongmay', 'một câu dễ nhớ để thử']
  const pictures = await drawPictures(count)
  const app = await openApp(dataDir, { env: { LOG_LEVEL: 'warn' } })
  const ids = await app.database.transaction(everything, async tx => {
    const { id: agencyId } = await ensureAgency(tx, '20509', { name: 'UBND xã Đồng Mây' })
    const account = { username, displayName: 'Lê Thị Thử', role: 'registrar' as const, agencyId, password }
    await createAccount(tx, account, null)
    const book = { agencyId, kind: 'KS', year: 1998, volume: '01', closingTotal: null, note: null }
    const { id: bookId } = await createBook(tx, book, null)
    return { agencyId, bookId }
  })
  const files = pictures.map(({ jpeg }, index) => [`trang-${index + 1}.jpg`, jpeg] as const)
  // Its transmission broke off.
  const [sound = Buffer.alloc(0)] = pictures.map(({ jpeg }) => jpeg)
  const broken = [`trang-${count + 1}.jpg`, sound.subarray(0, sound.length * 0.6)] as const
  const all = withBroken ? [...files, broken] : files
  await importPages(
    app,
    { ...ids, accountId: null, jurisdiction: everything },
    all.map(([name, bytes]) => ({ name, bytes: pieces(bytes) })),
  )
  await seedMistakes(app, ids.bookId, pictures, mistakes)
  await app.close()
  return {
    ...ids,
    dataDir,
    username,
    password,
    pictures,
    remove: () => rm(dir, { recursive: true, force: true }),
  }
}

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function drawPictures(count: number): Promise<ReviewedBook['pictures']> {
  const book = { kind: 'KS', year: 1998, volume: '01', agency: '20509', rows: count, seed: 7 } as const
  const rows = [...generateBook(book)].map(row => writeOnPaper('KS', row.values))
  const pictures: { jpeg: Buffer; truth: CaptureTruth }[] = []
  for (const [index, values] of rows.slice(0, count).entries()) {
    const hand = { face: 'pen', ink: '#2b3a9b' } as const
    const page = { form: forms.KS, office: 'UBND xã Đồng Mây', page: index + 1, hand, seed: index + 1 }
    const capture = { ...cleanScan, dpi: 120, marginMm: 7, skewDeg: ((index % 5) - 2) * 0.3, seed: index + 1 }
    const { jpeg, truth } = await makePicture({
      sheet: { type: 'form', ...page, cases: [values] },
      capture,
      quality: 85,
    })
    pictures.push({ jpeg, truth })
  }
  return pictures
}

/** How a page of a picture comes out right. */
export function rightRecipe({ quad, rotationDeg, skewDeg }: CaptureTruth): PageRecipe {
  const confidence = { rotation: 1, skew: 1, quad: 1, split: 1 }
  return { half: null, rotationDeg, skewDeg, quad, confidence }
}

async function seedMistakes(
  app: App,
  bookId: string,
  pictures: ReviewedBook['pictures'],
  mistakes: Mistakes,
): Promise<void> {
  await app.database.transaction(everything, async tx => {
    for (const [sequence, mistake] of Object.entries(mistakes)) {
      const truth = pictures[Number(sequence) - 1]?.truth
      if (truth === undefined) throw new TypeError(`no picture ${sequence}`)
      const decision = { recipes: applyCorrection([rightRecipe(truth)], truth, mistake) }
      await sql`
        update capture set decision = ${JSON.stringify(decision)}::jsonb
        where id = (select capture_id from page where book_id = ${bookId} and sequence = ${Number(sequence)})`.execute(
        tx,
      )
    }
  })
}
