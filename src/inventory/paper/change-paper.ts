import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import { findOrigin, type Transaction } from '../../platform/postgres/database.ts'
import { requireOpenBook } from '../close-book.ts'
import { type BookRef, lockBooks } from '../lock-books.ts'
import { requirePeriod } from '../periods/classify-books.ts'
import { getPaper } from './read-paper.ts'
import { type BookPaper, type CopyFacts, type CopyKind, copyKinds, type PaperChange } from './schema.ts'

/** Where each fact stands in the table. */
const columns = {
  openedOn: 'opened_on',
  endedOn: 'ended_on',
  firstNumber: 'first_number',
  lastNumber: 'last_number',
  closingTotal: 'closing_total',
  note: 'note',
} as const
type Fact = keyof typeof columns
const facts = Object.keys(columns) as readonly Fact[]

/** Changes what is written of a book's paper, with its line in the journal. Throws as `applyPaper`. */
export async function changePaper(tx: Transaction, book: BookRef, change: PaperChange): Promise<BookPaper> {
  const { before, after, changed } = await applyPaper(tx, book, change)
  if (changed.length > 0)
    await appendJournal(tx, {
      ...{ agencyId: book.agencyId, action: 'book.update', subject: `book:${book.bookId}` },
      ...{ detail: { changed }, before, after },
    })
  return after
}

interface Written {
  readonly before: BookPaper
  readonly after: BookPaper
  /** Names of what changed; none: it stood there already. */
  readonly changed: readonly string[]
}

/**
 * Writes what is given, and the period its dates then allow unless a person chose one. Where its paper lies and how it is may be written of a closed book, too; what
 * stands in it may not. Throws `not-found`, `book.closed`, `book.dates`, `period.unknown`.
 */
export async function applyPaper(tx: Transaction, book: BookRef, change: PaperChange): Promise<Written> {
  await lockBooks(tx, [book])
  const before = await getPaper(tx, book.agencyId, book.bookId)
  const different = facts.filter(fact => change[fact] !== undefined && change[fact] !== before[fact])
  if (different.length > 0) {
    await requireOpenBook(tx, book.agencyId, book.bookId)
    await setFacts(tx, book, change, different)
  }
  const { openedOn, endedOn } = { ...before, ...withoutAbsent(change) }
  if (openedOn !== null && endedOn !== null && endedOn < openedOn) throw new AppError('book.dates')
  for (const copy of copyKinds) await setCopy(tx, book, copy, change[copy], before)
  if (change.reviewed !== undefined && change.reviewed !== (before.reviewedAt !== null))
    await setReviewed(tx, book, change.reviewed)
  await setPeriod(tx, book, change.period)
  const after = await getPaper(tx, book.agencyId, book.bookId)
  const changed = (Object.keys(after) as (keyof BookPaper)[]).filter(
    key => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  )
  return { before, after, changed: changed.filter(key => key !== 'possiblePeriods') }
}

const withoutAbsent = ({ openedOn, endedOn }: PaperChange) => ({
  ...(openedOn === undefined ? {} : { openedOn }),
  ...(endedOn === undefined ? {} : { endedOn }),
})

async function setFacts(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  change: PaperChange,
  different: readonly Fact[],
): Promise<void> {
  const values = different.map(fact => sql`${sql.ref(columns[fact])} = ${change[fact]}`)
  await sql`update book set ${sql.join(values)}, updated_at = now() where agency_id = ${agencyId} and id = ${bookId}`.execute(
    tx,
  )
}

const unknownCopy: CopyFacts = {
  ...{ standing: 'unknown', condition: 'unknown', paperSize: null, sheets: null, place: '', note: '' },
}

async function setCopy(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  copy: CopyKind,
  change: PaperChange[CopyKind],
  { copies }: BookPaper,
): Promise<void> {
  if (change === undefined) return
  const known = copies.find(each => each.copy === copy)
  const { standing, condition, paperSize, sheets, place, note } = { ...(known ?? unknownCopy), ...change }
  const same = known !== undefined && JSON.stringify({ ...known, ...change }) === JSON.stringify(known)
  if (same) return
  await sql`
    insert into book_copy (agency_id, book_id, copy, standing, condition, paper_size, sheets, place, note)
    values (${agencyId}, ${bookId}, ${copy}, ${standing}, ${condition}, ${paperSize}, ${sheets}, ${place}, ${note})
    on conflict (agency_id, book_id, copy) do update set standing = excluded.standing, condition = excluded.condition,
      paper_size = excluded.paper_size, sheets = excluded.sheets, place = excluded.place, note = excluded.note, updated_at = now()`.execute(
    tx,
  )
}

async function setReviewed(tx: Transaction, { agencyId, bookId }: BookRef, reviewed: boolean): Promise<void> {
  const by = reviewed ? (findOrigin(tx)?.accountId ?? null) : null
  await sql`
    update book set reviewed_at = ${reviewed ? new Date() : null}, reviewed_by = ${by}
    where agency_id = ${agencyId} and id = ${bookId}`.execute(tx)
}

/** A person's choice, or what the dates say; where they leave a choice, no period stands by the rule any more. */
async function setPeriod(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  stated: string | null | undefined,
): Promise<void> {
  const { period, periodSource, possiblePeriods } = await getPaper(tx, agencyId, bookId)
  if (stated != null && stated !== period) await requirePeriod(tx, stated)
  const [only] = possiblePeriods
  const byRule = possiblePeriods.length === 1 && only !== undefined ? only : null
  const keeps = stated === undefined && periodSource === 'person'
  const next = stated ?? (keeps ? period : byRule)
  const source = next === null ? null : keeps || (stated != null && stated !== byRule) ? 'person' : 'rule'
  if (next === period && source === periodSource) return
  await sql`
    update book set period = ${next}, period_source = ${source} where agency_id = ${agencyId} and id = ${bookId}`.execute(
    tx,
  )
}
