import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Transaction } from '../../platform/postgres/database.ts'
import { isDelivered } from '../batches/waiting.ts'
import { readProgress } from './read-progress.ts'
import type { KeyingBooks, keyingBooksQuerySchema, keyingStages } from './schema.ts'

type Stage = (typeof keyingStages)[number]

interface BookRow {
  readonly agency_id: string
  readonly agency: string
  readonly id: string
  readonly kind: string
  readonly year: number
  readonly volume: string
  readonly mode: 'single' | 'sample' | 'double' | null
  readonly saved_at: Date | null
}

/**
 * Books that have cases and whose rows no package from outside brought, in the order of the unique key (agency, kind, year, volume), so that a page is read without sorting or counting the
 * rest: of 100,000 books some fifty are touched. Those with open differences or parked entries are found from the partial indexes.
 */
export async function listKeyingBooks(
  tx: Transaction,
  query: z.output<typeof keyingBooksQuerySchema>,
): Promise<KeyingBooks> {
  const conditions = [
    query.stage === undefined ? sql`${hasCase()} and (${batch} or not ${delivered})` : stages[query.stage],
    ...(query.kind === undefined ? [] : [sql`b.kind = ${query.kind}`]),
    ...(query.agency === undefined ? [] : [sql`b.agency_id = ${query.agency}`]),
    ...(query.year === undefined ? [] : [sql`b.year = ${query.year}`]),
  ]
  const { rows } = await sql<BookRow>`
    select b.agency_id, a.name as agency, b.id, b.kind, b.year, b.volume, s.mode, (
      select max(k.saved_at) from keying_batch kb join keying_task kt on kt.agency_id = kb.agency_id and kt.batch_id = kb.id
        join keying k on k.agency_id = kt.agency_id and k.task_id = kt.id
      where kb.agency_id = b.agency_id and kb.book_id = b.id) as saved_at
    from (select * from book b where ${sql.join(conditions, sql` and `)}
        order by b.agency_id, b.kind, b.year, b.volume offset ${query.offset} limit ${query.limit + 1}) b
      join agency a on a.id = b.agency_id
      left join keying_setup s on s.agency_id = b.agency_id and s.book_id = b.id
    order by b.agency_id, b.kind, b.year, b.volume`.execute(tx)
  const shown = rows.slice(0, query.limit)
  const progress = await readProgress(
    tx,
    shown.map(({ agency_id, id }) => ({ agencyId: agency_id, bookId: id })),
  )
  return {
    books: shown.flatMap(({ agency_id, agency, id, kind, year, volume, mode, saved_at }) => {
      const far = progress.get(id)
      if (far === undefined) return []
      return {
        agency: { id: agency_id, name: agency },
        book: { id, kind, year, volume },
        mode: mode ?? 'single',
        progress: far,
        savedAt: saved_at?.toISOString() ?? null,
      }
    }),
    more: rows.length > query.limit,
  }
}

const ofBook = sql`agency_id = b.agency_id and book_id = b.id`

function hasCase(more: RawBuilder<unknown> = sql``): RawBuilder<unknown> {
  return sql`exists (select from entry where ${ofBook} and position is not null and standing <> 'skipped' ${more})`
}

const batch = sql`exists (select from keying_batch where ${ofBook})`
const delivered = isDelivered('b')
const unfinished = hasCase(sql`and status = 'assigned'`)

const stages: Readonly<Record<Stage, RawBuilder<unknown>>> = {
  waiting: sql`${unfinished} and not ${batch} and not ${delivered}`,
  keying: sql`${unfinished} and ${batch}`,
  differing: sql`(b.agency_id, b.id) in (select agency_id, book_id from keying_difference where settled_at is null and not gold)`,
  parked: sql`(b.agency_id, b.id) in (select agency_id, book_id from keying_task where state = 'parked' and settled_at is null and not gold)`,
  finished: sql`${hasCase()} and not ${unfinished} and ${batch}`,
}
