import { sql } from 'kysely'
import type { Actor } from '../../access/guard.ts'
import { formatOfficeNumber, nextNumber } from '../../agencies/next-number.ts'
import { getPaperOffice } from '../../agencies/paper-office.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import { writePaper } from '../../papers/write-paper.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { storePaper } from '../../platform/vault/store-paper.ts'
import type { Pending } from '../../platform/vault/vault.ts'
import { today } from '../../platform/vietnam-day.ts'
import { findKind } from '../../register/kind.ts'
import { type HeldCopy, holdCopies } from './held-copies.ts'
import { columnsOf, isSameParty } from './party.ts'
import type { NewSlip, Party } from './schema.ts'
import { composeSlip, type SlipLine } from './slip-paper.ts'

/** Who makes a slip. */
interface Maker {
  readonly account: Pick<Actor['account'], 'id' | 'agencyId'>
}

/**
 * Makes a slip in the caller's transaction: its number is the next of the account's agency, its papers are stored, and every copy on it is from then on with
 * who takes it. `returns` is the number of the hand-over whose books come back. The same request again changes nothing. Throws `not-found`, `custody.*`, what `writePaper` throws.
 */
export async function makeSlip(
  tx: Transaction,
  { account }: Maker,
  pending: Pending,
  slip: NewSlip,
  returns: string | null,
): Promise<void> {
  const { agencyId } = account
  await sql`select pg_advisory_xact_lock(hashtextextended(${`custody-slip:${slip.id}`}, 0))`.execute(tx)
  const made = await sql`select from custody_slip where agency_id = ${agencyId} and id = ${slip.id}`.execute(
    tx,
  )
  if (made.rows.length > 0) return
  requireSense(slip)
  const [giver, taker] = [await getParty(tx, slip.from), await getParty(tx, slip.to)]
  if (taker.ended) throw new AppError('custody.ended', { name: taker.name })
  const copies = await holdCopies(tx, slip.items)
  const moves = slip.items.map(item => {
    const copy = copies.find(held => held.book.id === item.bookId && held.copy === item.copy)
    if (copy === undefined) throw new AppError('not-found')
    requireMovable(copy, slip)
    return { ...item, held: copy }
  })
  const year = Number(today().slice(0, 4))
  const number = formatOfficeNumber(await nextNumber(tx, agencyId, 'BG', year), 'BG', year)
  const lines = moves.map(({ held, condition, sheets }): SlipLine => ({ ...held, condition, sheets }))
  const imprint = {
    ...(await getPaperOffice(tx, agencyId)),
    ...{ number, fromName: giver.name, toName: taker.name, returns },
  }
  const paper = await writePaper(composeSlip(slip, lines, imprint))
  const { docx, pdf } = await storePaper(tx, pending, agencyId, paper)
  const [from, to] = [columnsOf(slip.from), columnsOf(slip.to)]
  await sql`
    insert into custody_slip (agency_id, id, number, kind, from_agency_id, from_contractor_id, to_agency_id, to_contractor_id, from_person, to_person,
      on_day, due_on, reason, note, returns, books, docx, pdf, account_id, at)
    values (${agencyId}, ${slip.id}, ${number}, ${slip.kind}, ${from.agencyId}, ${from.contractorId}, ${to.agencyId}, ${to.contractorId},
      ${slip.fromPerson}, ${slip.toPerson}, ${slip.onDay}, ${slip.dueOn}, ${slip.reason}, ${slip.note}, ${slip.returns}, ${moves.length},
      ${docx}, ${pdf}, ${account.id}, clock_timestamp())`.execute(tx)
  await moveCopies(tx, agencyId, slip, moves)
  await appendJournal(tx, {
    agencyId,
    action: 'custody.slip',
    subject: `custody-slip:${slip.id}`,
    detail: { number, movement: slip.kind, books: moves.length },
    after: {
      number,
      kind: slip.kind,
      from: slip.from,
      to: slip.to,
      books: moves.map(({ bookId }) => bookId),
    },
  })
}

function requireSense(slip: NewSlip): void {
  if (isSameParty(slip.from, slip.to)) throw new AppError('custody.same-side')
  if (slip.onDay > today() || (slip.dueOn !== null && slip.dueOn < slip.onDay))
    throw new AppError('custody.day')
}

/** A copy that is gone does not move, and one that a slip has given to somebody moves only from there. */
function requireMovable(copy: HeldCopy, { from }: NewSlip): void {
  const book = formatBook(copy)
  if (copy.standing === 'lost' || copy.standing === 'destroyed') throw new AppError('custody.gone', { book })
  if (copy.moved && copy.holder !== null && !isSameParty(copy.holder, from))
    throw new AppError('custody.elsewhere', { book, holder: copy.holder.name })
}

function formatBook({ book }: Pick<HeldCopy, 'book'>): string {
  return `${findKind(book.kind)?.name.vi ?? book.kind}, quyển ${book.volume}, năm ${book.year}`
}

async function getParty(tx: Transaction, { kind, id }: Party): Promise<{ name: string; ended: boolean }> {
  const { rows } = await sql<{ name: string; ended: boolean }>`
    select name, coalesce(valid_to <= ${today()}::date, false) as ended from agency where id = ${id} and ${kind} = 'agency'
    union all
    select name, ended_at is not null from contractor where id = ${id} and ${kind} = 'contractor'`.execute(tx)
  const [party] = rows
  if (party === undefined) throw new AppError('not-found')
  return party
}

type Move = NewSlip['items'][number] & { readonly held: HeldCopy }

/** Back at whoever keeps the book, its copy needs no holder of its own: it goes where the book goes when agencies are merged. */
async function moveCopies(
  tx: Transaction,
  slipAgencyId: string,
  { id, kind, to, dueOn }: NewSlip,
  moves: readonly Move[],
): Promise<void> {
  const home = ({ held }: Move) =>
    held.copy === 'registering' && held.keeper !== null && isSameParty(held.keeper, to)
  const holder = columnsOf(to)
  const column = <Value>(value: (move: Move) => Value) => moves.map(value)
  await sql`
    insert into custody_item (agency_id, slip_id, slip_agency_id, book_id, copy, position, condition, sheets)
    select agency, ${id}, ${slipAgencyId}, book, copy, position, condition, sheets
    from unnest(${column(move => move.agencyId)}::uuid[], ${column(move => move.bookId)}::uuid[], ${column(move => move.copy)}::text[],
      ${column(move => move.condition)}::text[], ${column(move => move.sheets)}::integer[])
      with ordinality as item (agency, book, copy, condition, sheets, position)`.execute(tx)
  await sql`
    update book_copy c set holder_agency_id = case when item.home then null else ${holder.agencyId}::uuid end,
      holder_contractor_id = case when item.home then null else ${holder.contractorId}::uuid end,
      slip_agency_id = ${slipAgencyId}, slip_id = ${id}, due_on = ${kind === 'hand-over' ? dueOn : null}::date, updated_at = now()
    from unnest(${column(move => move.agencyId)}::uuid[], ${column(move => move.bookId)}::uuid[], ${column(move => move.copy)}::text[],
      ${column(home)}::boolean[]) as item (agency, book, copy, home)
    where c.agency_id = item.agency and c.book_id = item.book and c.copy = item.copy`.execute(tx)
}
