import { readFile } from 'node:fs/promises'
import { v7 as newId } from 'uuid'
import { addAccount, addAgency, addBook } from '../../access/testing.ts'
import type { Look } from '../../imaging/look.ts'
import type { ScanOptions } from '../../imaging/options.ts'
import type { ScannedPage } from '../../imaging/scan-image.ts'
import type { PageSource, ScanResult } from '../../imaging/worker/messages.ts'
import { type ImagingPool, PageFailure } from '../../imaging/worker/pool.ts'
import type { ChangedBook } from '../../inventory/changes/state-kind.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import { finishJobs } from '../../platform/jobs/finish-jobs.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import type { PageRecipe } from '../review/schema.ts'
import { findScanning } from './find-scanning.ts'
import { createRenderCapture } from './render-capture.ts'
import { renderCaptureKind, requestRendering } from './request-rendering.ts'
import type { Scanning } from './schema.ts'

/** For tests: a picture that is not one, only what an analysis would find on it. */
export interface FakePicture {
  readonly name: string
  readonly look: Look
  readonly flags?: readonly ScannedPage['flags'][number][]
}

const size = { width: 2000, height: 1400 }

/** For tests: takes pictures into a book in their order and asks for their rendering; returns the ids of the captures. */
async function takeIn(
  app: TestApp,
  { agencyId, bookId }: BookRef,
  pictures: readonly FakePicture[],
): Promise<readonly string[]> {
  const pending = await app.vault.begin('page')
  const captures: { id: string; page: string; digest: Buffer; name: string }[] = []
  for (const picture of pictures) {
    const { digest } = await pending.put(Buffer.from(JSON.stringify(picture)))
    captures.push({ id: newId(), page: newId(), digest, name: picture.name })
  }
  await app.asOwner(async client => {
    for (const { id, page, digest, name } of captures) {
      await client.query(
        `insert into file (agency_id, sha256, size_bytes, media_type) values ($1, $2, 10, 'image/jpeg') on conflict do nothing`,
        [agencyId, digest],
      )
      await client.query(
        'insert into capture (agency_id, id, book_id, original, original_name) values ($1, $2, $3, $4, $5)',
        [agencyId, id, bookId, digest, name],
      )
      await client.query(
        `insert into page (agency_id, id, book_id, capture_id, sequence)
         select $1, $2, $3, $4, coalesce(max(sequence), 0) + 1 from page where agency_id = $1 and book_id = $3`,
        [agencyId, page, bookId, id],
      )
    }
  })
  await pending.commit()
  const ids = captures.map(({ id }) => id)
  await app.database.transaction({ scope: 'all' }, tx =>
    requestRendering(tx, { agencyId, bookId }, ids, { urgent: false }),
  )
  return ids
}

/** For tests: an imaging pool that finds on a picture what is written in it, and draws what it was asked; its process dies at some pictures. */
const createFakePool = (dies: (name: string) => boolean): Pick<ImagingPool, 'scan'> => ({
  async scan({ path }: PageSource, options: ScanOptions): Promise<ScanResult> {
    const picture: FakePicture = JSON.parse(await readFile(path, 'utf8'))
    if (dies(picture.name)) throw new PageFailure('imaging.crashed', { name: picture.name }, undefined, null)
    const recipes = options.recipes ?? planFake(picture.look, options)
    const isUnsure =
      options.recipes === undefined &&
      options.gutterNear === undefined &&
      picture.look.layout === 'spread' &&
      !picture.look.sure &&
      options.split !== 'none'
    const pages = recipes.map(
      (recipe): ScannedPage => ({
        recipe,
        metrics: { sharpness: 0.7, brightness: 200, contrast: 0.6, inkShare: 0.1 },
        flags: [...(picture.flags ?? []), ...(isUnsure ? (['split-unsure'] as const) : [])],
        jpeg: Buffer.from(JSON.stringify({ picture: picture.name, recipe })),
        width: 1000,
        height: 1400,
        dpi: 200,
        isOriginal: false,
        ...(options.recipes === undefined ? { look: picture.look } : {}),
        thumbnail: Buffer.from(`small ${picture.name} ${JSON.stringify(recipe)}`),
      }),
    )
    return { sha256: '', ...size, pages, ms: 1 }
  },
})

function planFake(look: Look, { split, gutterNear }: ScanOptions): PageRecipe[] {
  const isSplit =
    (split === 'spread' && (look.layout !== 'single' || !look.sure)) ||
    (split === 'auto' && look.layout === 'spread' && (look.sure || gutterNear !== undefined))
  const near =
    gutterNear !== undefined &&
    (look.fold === null || Math.abs(look.fold - gutterNear.at) > gutterNear.within)
  const fold = (near ? gutterNear?.at : look.fold) ?? 0.5
  const part = (half: PageRecipe['half'], from: number, to: number): PageRecipe => ({
    half,
    rotationDeg: 0,
    skewDeg: 0,
    quad: [
      [from * size.width, 0],
      [to * size.width, 0],
      [to * size.width, size.height],
      [from * size.width, size.height],
    ],
    confidence: { rotation: 1, skew: 1, quad: 1, split: 1 },
  })
  return isSplit ? [part('left', 0, fold), part('right', fold, 1)] : [part(null, 0, 1)]
}

/** For tests: an app with a book and pictures that are none, drawn by a fake pool. */
export interface RenderStage {
  readonly app: TestApp
  readonly agencyId: string
  /** Something that happens once, while a picture is being drawn. */
  meanwhile: (() => Promise<void>) | undefined
  /** Pictures at which the imaging process dies. */
  dies: (picture: string) => boolean
  newBook(): Promise<ChangedBook>
  within<T>(run: (tx: Transaction) => Promise<T>): Promise<T>
  takeIn(book: BookRef, pictures: readonly FakePicture[]): Promise<readonly string[]>
  /** Draws until nothing waits. */
  drawAll(): Promise<void>
  scanning(book: BookRef): Promise<Scanning>
}

/** For tests: opens it, with an agency and a registrar. */
export async function openRenderStage(): Promise<RenderStage> {
  const app = await openTestApp()
  const agencyId = await addAgency(app, '10015')
  const accountId = await addAccount(app, 'binh', 'registrar', agencyId)
  const within: RenderStage['within'] = run => app.database.transaction({ scope: 'all' }, run)
  const handler = createRenderCapture(async work => {
    const done = await work(createFakePool(name => stage.dies(name)))
    const now = stage.meanwhile
    stage.meanwhile = undefined
    await now?.()
    return done
  })
  const stage: RenderStage = {
    app,
    agencyId,
    meanwhile: undefined,
    dies: () => false,
    newBook: async () => ({ agencyId, bookId: await addBook(app, agencyId), accountId }),
    within,
    takeIn: (book, pictures) => takeIn(app, book, pictures),
    drawAll: () => finishJobs(app, { [renderCaptureKind]: handler }),
    scanning: book => within(tx => findScanning(tx, book)),
  }
  return stage
}

/** For tests: looks of pictures. */
export const looks = {
  clear: (fold: number): Look => ({ layout: 'spread', sure: true, fold }),
  faint: { layout: 'spread', sure: false, fold: null },
  single: { layout: 'single', sure: true, fold: null },
  ledger: { layout: 'ledger', sure: true, fold: 0.5 },
} as const satisfies Record<string, Look | ((fold: number) => Look)>

/** For tests: pictures that look so, each another. */
export function picturesOf(list: readonly Look[]): FakePicture[] {
  return list.map((look, i) => ({ name: `${newId()}-${i + 1}.jpg`, look }))
}
