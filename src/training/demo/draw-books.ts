import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { drawPages } from '../../imaging/synth/draw-pages.ts'
import type { PageRequest } from '../../imaging/synth/page-request.ts'
import { communeOf } from '../administration.ts'
import { type GeneratedRow, generateBook } from '../generate-book.ts'
import { type PlannedPage, planPages } from '../plan-pages.ts'
import { hashText, mix } from '../random.ts'
import { type DemoBook, demoSeed } from './demo-plan.ts'

/** A book of the demonstration with its rows, and its pictures as they came from the scanner, in page order. */
export interface DrawnBook {
  readonly book: DemoBook
  readonly rows: readonly GeneratedRow[]
  readonly pages: readonly (PlannedPage & { readonly path: string })[]
}

const quality = 78

/** Writes the rows of the books and draws the pages of those that were scanned, into one folder a book below `dir`. */
export async function drawBooks(
  books: readonly DemoBook[],
  dir: string,
  programEntry: string,
  onPage: (done: number, of: number) => void,
): Promise<readonly DrawnBook[]> {
  const drawn: DrawnBook[] = []
  for (const book of books) {
    const { agency, kind, year, volume, progress } = book
    const rows = [...generateBook({ kind, year, volume, agency, rows: book.rows, seed: demoSeed })]
    const folder = join(dir, `${agency}-${kind}.${year}.${volume}`)
    await mkdir(folder, { recursive: true })
    const office = `UBND ${communeOf(agency).unit}`
    const planned =
      progress === 'listed'
        ? []
        : planPages(kind, office, year, rows, book.look, mix(demoSeed, hashText(folder.slice(dir.length))))
    const pages = planned.map((page, index) => ({
      ...page,
      path: join(folder, `${String(index + 1).padStart(4, '0')}.jpg`),
    }))
    drawn.push({ book, rows, pages })
  }
  const requests: PageRequest[] = drawn.flatMap(({ pages }) =>
    pages.map(({ sheet, capture, path }) => ({ sheet, capture, quality, path })),
  )
  let done = 0
  await drawPages(requests, { programEntry, onPage: () => onPage(++done, requests.length) })
  return drawn
}
