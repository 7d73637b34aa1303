import type { Vault } from '../../../platform/vault/vault.ts'
import { formatCsv } from '../../../sheets/write-csv.ts'
import type { ZippedFile } from '../../../sheets/zip-pieces.ts'
import { makeCasePdfs, makeCoverPdf, type WithPool } from './make-pdfs.ts'
import { nameCasePdfs, nameCoverPdf } from './name-pdfs.ts'
import type { PdfSources, RenderedPage } from './read-sources.ts'

/** Pages that are of the book itself. */
const coverRoles: readonly string[] = ['cover', 'opening', 'closing']
const a4LongSideInches = 11.69

/**
 * The files of a book's .zip: the PDF of its cover pages, one of each case, and map.csv, which joins the numbers with them for
 * `sogoc package`.
 */
export async function* listZipFiles(
  vault: Vault,
  withPool: WithPool,
  sources: PdfSources,
): AsyncGenerator<ZippedFile, void, undefined> {
  const { book, cases, pages } = sources
  const covers = [...pages.values()].filter(
    ({ role, sequence }) => sequence !== null && coverRoles.includes(role),
  )
  const [cover] = covers
  if (cover !== undefined)
    yield { name: nameCoverPdf(book, paperOf(cover)), bytes: await makeCoverPdf(vault, book, covers) }
  const names = nameCasePdfs(book, cases)
  let at = 0
  for await (const { pdf } of makeCasePdfs(vault, withPool, sources)) {
    yield { name: names[at] ?? `${at + 1}.pdf`, bytes: pdf }
    at += 1
  }
  yield { name: 'map.csv', bytes: await formatMap(sources, names) }
}

/** A side longer than that of A4 by a tenth is of A3. */
function paperOf({ width, height, dpi }: RenderedPage): 'A3' | 'A4' {
  return Math.max(width, height) / dpi > a4LongSideInches * 1.1 ? 'A3' : 'A4'
}

async function formatMap({ cases, pages }: PdfSources, names: readonly string[]): Promise<Buffer> {
  const rows = cases.flatMap((one, index) =>
    one.standing === 'cancelled'
      ? []
      : [
          [
            one.number,
            names[index] ?? '',
            one.registered,
            one.standing === 'repeated' ? 'trùng số' : null,
            one.pages.map(({ page }) => pages.get(page)?.sequence ?? '?').join('+'),
          ],
        ],
  )
  let text = ''
  for await (const piece of formatCsv([['so', 'pages', 'ngayDangKy', 'tinhTrang', 'trangSo'], ...rows]))
    text += piece
  return Buffer.from(text)
}
