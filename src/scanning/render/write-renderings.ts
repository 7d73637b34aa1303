import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { ScannedPage } from '../../imaging/scan-image.ts'
import { countBookLater } from '../../inventory/count-book.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { noteFile } from '../../platform/vault/note-file.ts'
import type { Stored } from '../../platform/vault/vault.ts'
import { openGap } from '../order/open-gap.ts'
import type { RenderedCapture } from './read-capture.ts'

/** A page drawn from a capture, with its files in the vault. */
export interface Rendering {
  readonly page: ScannedPage
  readonly image: Stored
  readonly thumbnail: Stored
}

interface KnownPage {
  readonly id: string
  readonly half: 'left' | 'right' | null
  readonly sequence: number | null
  /** Whether a person has set it aside. */
  readonly isAside: boolean
}

/**
 * Gives a capture's renderings to its pages. A capture that now gives two pages instead of one gets a second behind the first, with the same
 * cases; one that now gives one instead of two sets the second aside and its cases go to the first.
 */
export async function writeRenderings(
  tx: Transaction,
  capture: RenderedCapture,
  renderings: readonly Rendering[],
): Promise<void> {
  const { agencyId, bookId, captureId } = capture
  countBookLater(tx, agencyId, bookId)
  const { rows: known } = await sql<KnownPage>`
    select id, half, sequence, aside_at is not null as "isAside" from page where agency_id = ${agencyId} and capture_id = ${captureId}
    order by sequence nulls last, half nulls first`.execute(tx)
  const kept = matchPages(known, renderings)
  for (const [index, rendering] of renderings.entries()) {
    for (const file of [rendering.image, rendering.thumbnail])
      await noteFile(tx, agencyId, file, 'image/jpeg')
    const page = kept[index]
    if (page === undefined) await addPage(tx, capture, rendering, known[0])
    else await updatePage(tx, capture, rendering, page, known[0])
  }
  const [first] = kept
  for (const page of known) {
    if (page.sequence === null || kept.includes(page) || first === undefined) continue
    await setAside(tx, capture, page, first)
  }
}

/** Which known page takes which rendering: the one of the same half, else the first that is in the book for the first. */
function matchPages(
  known: readonly KnownPage[],
  renderings: readonly Rendering[],
): readonly (KnownPage | undefined)[] {
  const left = [...known]
  const take = (fits: (page: KnownPage) => boolean) => {
    const at = left.findIndex(fits)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const halves = renderings.map(({ page }) => page.recipe.half)
  const exact = halves.map(half => take(page => page.half === half))
  return exact.map(
    (page, index) => page ?? (index === 0 ? take(other => other.sequence !== null) : undefined),
  )
}

const drawn = ({ page, image, thumbnail }: Rendering) => sql`
  half = ${page.recipe.half}, rendered = ${image.digest}, thumbnail = ${thumbnail.digest}, width = ${page.width}, height = ${page.height},
  dpi = ${page.dpi}, recipe = ${JSON.stringify(page.recipe)}::jsonb, metrics = ${JSON.stringify(page.metrics)}::jsonb,
  flags = ${page.flags}::text[], read_numbers = case when rendered = ${image.digest} then read_numbers end`

async function updatePage(
  tx: Transaction,
  { agencyId, bookId, isRetired }: RenderedCapture,
  rendering: Rendering,
  page: KnownPage,
  first: KnownPage | undefined,
): Promise<void> {
  await sql`update page set ${drawn(rendering)} where agency_id = ${agencyId} and id = ${page.id}`.execute(tx)
  // A second half that the picture did not give for a while comes back behind the first.
  if (page.sequence !== null || page.isAside || isRetired || first?.sequence == null) return
  await openGap(tx, { agencyId, bookId }, first.sequence + 1, 1)
  await sql`update page set sequence = ${first.sequence + 1} where agency_id = ${agencyId} and id = ${page.id}`.execute(
    tx,
  )
  await shareCases(tx, agencyId, first.id, page.id)
}

async function addPage(
  tx: Transaction,
  { agencyId, bookId, captureId, isRetired }: RenderedCapture,
  rendering: Rendering,
  first: KnownPage | undefined,
): Promise<void> {
  const id = newId()
  const sequence = isRetired || first?.sequence == null ? null : first.sequence + 1
  if (sequence !== null) await openGap(tx, { agencyId, bookId }, sequence, 1)
  await sql`
    insert into page (agency_id, id, book_id, capture_id, sequence, half, aside_at)
    values (${agencyId}, ${id}, ${bookId}, ${captureId}, ${sequence}, ${rendering.page.recipe.half}, ${isRetired ? sql`now()` : null})`.execute(
    tx,
  )
  await sql`update page set ${drawn(rendering)} where agency_id = ${agencyId} and id = ${id}`.execute(tx)
  if (first !== undefined) await shareCases(tx, agencyId, first.id, id)
}

/** Whose case stands on one half may stand on the other: nothing is lost, a person takes away what is too much. */
async function shareCases(tx: Transaction, agencyId: string, from: string, to: string): Promise<void> {
  await sql`
    insert into entry_page (agency_id, entry_id, page_id, position, part)
    select agency_id, entry_id, ${to}, position + 1, case part when 'main' then 'continued' else part end
    from entry_page where agency_id = ${agencyId} and page_id = ${from}
    on conflict do nothing`.execute(tx)
}

async function setAside(
  tx: Transaction,
  { agencyId, bookId }: RenderedCapture,
  page: KnownPage,
  first: KnownPage,
): Promise<void> {
  await sql`
    insert into entry_page (agency_id, entry_id, page_id, position, part)
    select agency_id, entry_id, ${first.id}, position, part from entry_page where agency_id = ${agencyId} and page_id = ${page.id}
    on conflict do nothing`.execute(tx)
  await sql`delete from entry_page where agency_id = ${agencyId} and page_id = ${page.id}`.execute(tx)
  await sql`update page set sequence = null where agency_id = ${agencyId} and id = ${page.id}`.execute(tx)
  await sql`
    update page set sequence = sequence - 1
    where agency_id = ${agencyId} and book_id = ${bookId} and sequence > ${page.sequence}`.execute(tx)
}
