import { buffer } from 'node:stream/consumers'
import type { PagePart } from '../../../imaging/page-part.ts'
import { type PdfPage, writePdf } from '../../../imaging/pdf/write-pdf.ts'
import type { PageCut } from '../../../imaging/render/crop.ts'
import type { ImagingPool } from '../../../imaging/worker/pool.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import type { BookCase } from '../book-case.ts'
import type { PageOfCase } from '../schema.ts'
import { describeCase, describeCover, type PdfBook } from './name-pdfs.ts'
import type { PdfSources, RenderedPage } from './read-sources.ts'

/** Runs with image processes at hand. */
export type WithPool = <T>(work: (pool: Pick<ImagingPool, 'crop'>) => Promise<T>) => Promise<T>

/** Cases whose cuts are made together, so that the rows of a page cost one decoding; their cuts are held in memory. */
const mostTogether = 60

/**
 * The PDFs of cases in their order: whole pages are the rendering byte for byte, a part is cut out of it, a ledger's row with the head of
 * the table above it. The same pages give the same bytes.
 */
export async function* makeCasePdfs(
  vault: Vault,
  withPool: WithPool,
  { book, cases, pages }: PdfSources,
): AsyncGenerator<{ readonly one: BookCase; readonly pdf: Buffer }, void, undefined> {
  for (let at = 0; at < cases.length; at += mostTogether) {
    const group = cases.slice(at, at + mostTogether)
    const cuts = await withPool(pool => cutPages(vault, pool, pages, group))
    for (const one of group) {
      const carried: PdfPage[] = []
      for (const on of one.pages) {
        const page = getPage(pages, on.page)
        const cut = cuts.get(on)
        carried.push({ jpeg: cut ?? (await readRendering(vault, page)), dpi: page.dpi })
      }
      yield { one, pdf: writePdf(carried, describeCase(book, one)) }
    }
  }
}

/** The PDF of some whole pages of the book itself: cover, opening, closing. */
export async function makeCoverPdf(
  vault: Vault,
  book: PdfBook,
  pages: readonly RenderedPage[],
): Promise<Buffer> {
  const carried: PdfPage[] = []
  for (const page of pages) carried.push({ jpeg: await readRendering(vault, page), dpi: page.dpi })
  return writePdf(carried, describeCover(book))
}

async function cutPages(
  vault: Vault,
  pool: Pick<ImagingPool, 'crop'>,
  pages: PdfSources['pages'],
  cases: readonly BookCase[],
): Promise<ReadonlyMap<PageOfCase, Buffer>> {
  const wanted = new Map<string, PageOfCase[]>()
  for (const on of cases.flatMap(one => one.pages)) {
    if (on.place !== null) wanted.set(on.page, [...(wanted.get(on.page) ?? []), on])
  }
  const made = await Promise.all(
    [...wanted].map(async ([id, places]) => {
      const path = await vault.getPath(getPage(pages, id).sha256)
      const jpegs = await pool.crop(path, places.map(cutOf))
      return places.flatMap((on, index): [PageOfCase, Buffer][] => {
        const jpeg = jpegs[index]
        return jpeg === undefined ? [] : [[on, jpeg]]
      })
    }),
  )
  return new Map(made.flat())
}

function cutOf({ place, head }: PageOfCase): PageCut {
  const part: PagePart = place ?? { left: 0, top: 0, width: 1, height: 1 }
  return head === null ? [part] : [{ left: part.left, top: 0, width: part.width, height: head }, part]
}

function getPage(pages: PdfSources['pages'], id: string): RenderedPage {
  const page = pages.get(id)
  if (page === undefined) throw new TypeError(`no rendering of page ${id}`)
  return page
}

async function readRendering(vault: Vault, { sha256 }: RenderedPage): Promise<Buffer> {
  return buffer(await vault.openRead(sha256))
}
