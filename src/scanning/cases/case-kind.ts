import { sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { ChangedBook, StateKind } from '../../inventory/changes/state-kind.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { withFreshPlans } from '../../platform/postgres/fresh-plans.ts'
import { entryFields } from '../../register/entry-fields.ts'
import { type CaseState, planOrder, statesOf } from './case-states.ts'
import { readCases } from './read-cases.ts'
import { caseSchema } from './schema.ts'

const stateSchema = caseSchema
  .omit({ id: true, position: true })
  .extend({ after: z.uuid().nullable() }) satisfies z.ZodType<CaseState>

/** A state to set, with the id of its case. */
type SetCase = CaseState & { readonly id: string }

/** The cases of a book as something that can be changed and changed back; states by the id of the case, and of the book for its end. */
export const caseKind: StateKind = {
  async read(tx, { agencyId, bookId }, ids) {
    const states = statesOf(bookId, await readCases(tx, agencyId, bookId))
    return Object.fromEntries(ids.map(id => [id, states.get(id) ?? null]))
  },
  async write(tx, book, states) {
    const order = planOrder(book.bookId, await readOrder(tx, book), states)
    if (order === undefined) throw new AppError('change.overtaken')
    const changed = Object.entries(states).filter(([id]) => id !== book.bookId)
    const gone = changed.flatMap(([id, state]) => (state === null ? [id] : []))
    const set = changed.flatMap(([id, state]) =>
      state === null ? [] : [{ id, ...stateSchema.parse(state) }],
    )
    await removeCases(tx, book, gone)
    await writeCases(tx, book, set)
    await writePages(tx, book, set)
    await writeOrder(tx, book, order)
  },
}

async function readOrder(tx: Transaction, { agencyId, bookId }: ChangedBook): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from entry where agency_id = ${agencyId} and book_id = ${bookId} and position is not null order by position`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** Of a query over `entry`: somebody keys it, has keyed something of it, or trusted it as a known answer. What was handed out and taken back untouched is no hindrance. */
const isKeyed = sql<boolean>`(
  status <> 'assigned'
  or exists (
    select from keying_task task
    where task.agency_id = entry.agency_id and task.entry_id = entry.id and (task.state <> 'withdrawn' or exists (
      select from keying where keying.agency_id = task.agency_id and keying.task_id = task.id)))
  or exists (select from gold_entry gold where gold.agency_id = entry.agency_id and gold.entry_id = entry.id))`

/** What somebody has keyed is not thrown away with a case. */
async function removeCases(
  tx: Transaction,
  { agencyId, bookId }: ChangedBook,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ id: string }>`
    delete from entry where agency_id = ${agencyId} and book_id = ${bookId} and id = any(${ids}::uuid[]) and not ${isKeyed}
    returning id`.execute(tx)
  if (rows.length < ids.length) throw new AppError('case.keyed', { count: ids.length - rows.length })
}

/** A number of which somebody has keyed what stands on the paper was used. */
async function refuseSkipping(
  tx: Transaction,
  { agencyId, bookId }: Pick<ChangedBook, 'agencyId' | 'bookId'>,
  cases: readonly SetCase[],
): Promise<void> {
  const skipped = cases.flatMap(({ id, standing }) => (standing === 'skipped' ? [id] : []))
  if (skipped.length === 0) return
  const { rows } = await sql`
    select from entry where agency_id = ${agencyId} and book_id = ${bookId} and id = any(${skipped}::uuid[]) and standing <> 'skipped' and ${isKeyed}`.execute(
    tx,
  )
  if (rows.length > 0) throw new AppError('case.keyed', { count: rows.length })
}

/** New cases have no place yet; of those that are there only what a state holds changes, not what was keyed. */
async function writeCases(
  tx: Transaction,
  { agencyId, bookId }: ChangedBook,
  cases: readonly SetCase[],
): Promise<void> {
  await refuseSkipping(tx, { agencyId, bookId }, cases)
  const set = sql`jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as wanted (id uuid, number text, standing text, registered text, note text)`
  const date = sql`case when registered is null then '{}' else jsonb_build_object(${entryFields.registered}::text, registered) end`
  await sql`
    update entry set number = wanted.number, standing = wanted.standing, note = wanted.note,
      fields = (entry.fields - ${entryFields.registered}::text) || ${date}
    from ${set} where entry.agency_id = ${agencyId} and entry.book_id = ${bookId} and entry.id = wanted.id`.execute(
    tx,
  )
  const { rows } = await sql<{ left: number }>`
    with added as (
      insert into entry (agency_id, id, book_id, number, standing, note, fields, status)
      select ${agencyId}, id, ${bookId}, number, standing, note, ${date}, 'assigned' from ${set}
      where not exists (select from entry where entry.agency_id = ${agencyId} and entry.book_id = ${bookId} and entry.id = wanted.id)
      on conflict (agency_id, id) do nothing returning id),
    known as (select id from entry where agency_id = ${agencyId} and book_id = ${bookId} and id in (select id from ${set}))
    select ${cases.length} - (select count(*)::int from added) - (select count(*)::int from known) as left`.execute(
    tx,
  )
  if ((rows[0]?.left ?? 0) > 0) throw new AppError('case.exists')
}

async function writePages(
  tx: Transaction,
  { agencyId, bookId }: ChangedBook,
  cases: readonly SetCase[],
): Promise<void> {
  await sql`delete from entry_page where agency_id = ${agencyId} and entry_id = any(${cases.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  )
  const carried = cases.flatMap(({ id, pages }) =>
    pages.map(({ page, part, place, head }, index) => ({
      ...{ entry: id, page, part, head, position: index + 1 },
      ...(place === null ? {} : { x: place.left, y: place.top, w: place.width, h: place.height }),
    })),
  )
  const { rows } = await withFreshPlans(tx, () =>
    sql`
    insert into entry_page (agency_id, entry_id, page_id, position, part, "left", top, width, height, head)
    select ${agencyId}, entry, page.id, wanted.position, part, x, y, w, h, head
    from jsonb_to_recordset(${JSON.stringify(carried)}::jsonb) as wanted (entry uuid, page uuid, position integer, part text,
        x double precision, y double precision, w double precision, h double precision, head double precision)
      join page on page.agency_id = ${agencyId} and page.book_id = ${bookId} and page.id = wanted.page
    returning entry_id`.execute(tx),
  )
  // A page of another book, or none.
  if (rows.length < carried.length) throw new AppError('not-found')
}

async function writeOrder(
  tx: Transaction,
  { agencyId, bookId }: ChangedBook,
  order: readonly string[],
): Promise<void> {
  await sql`
    update entry set position = wanted.position
    from unnest(${order}::uuid[]) with ordinality as wanted (id, position)
    where entry.agency_id = ${agencyId} and entry.book_id = ${bookId} and entry.id = wanted.id
      and entry.position is distinct from wanted.position`.execute(tx)
}
