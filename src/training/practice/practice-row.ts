import { sql } from 'kysely'
import { practiceOfficeId } from '../../agencies/schema.ts'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { type Answers, answersSchema } from './plan-practice.ts'
import {
  type LessonCode,
  type Marks,
  marksSchema,
  type Practice,
  type Result,
  resultSchema,
} from './schema.ts'

/** A try at a lesson, with its result when it was handed in. */
export interface Try extends Practice {
  readonly result: Result | null
}

/** A try with what nobody is told before its end. */
export interface PracticeRow extends Try {
  readonly accountId: string
  readonly seed: number
  readonly answers: Answers
  readonly marks: Marks
}

interface TryRow {
  readonly id: string
  readonly lesson: LessonCode
  readonly book_id: string
  readonly result: unknown
  readonly began_at: Date
  readonly ready_at: Date | null
  readonly failed_at: Date | null
  readonly ended_at: Date | null
  readonly kind: string
  readonly year: number
  readonly volume: string
  readonly package_id: string | null
  readonly batch_id: string | null
}

interface WholeRow extends TryRow {
  readonly account_id: string
  readonly seed: number
  readonly answers: unknown
  readonly marks: unknown
}

const ofTry = sql`p.id, p.lesson, p.book_id, p.result, p.began_at, p.ready_at, p.failed_at, p.ended_at, b.kind, b.year, b.volume,
    (select id from package k where k.agency_id = p.agency_id and k.book_id = p.book_id order by k.created_at limit 1) as package_id,
    (select id from keying_batch k where k.agency_id = p.agency_id and k.book_id = p.book_id and k.account_id = p.account_id order by k.handed_at limit 1) as batch_id`
const tries = sql`practice p join book b on b.agency_id = p.agency_id and b.id = p.book_id`

/** A try by its id, of whomever; `hold` until the end of the transaction. Needs scope 'all' or the office's own jurisdiction. Throws `not-found`. */
export async function getPractice(
  tx: Transaction,
  id: string,
  { hold = false }: { readonly hold?: boolean } = {},
): Promise<PracticeRow> {
  if (hold)
    await sql`select from practice where agency_id = ${practiceOfficeId} and id = ${id} for update`.execute(
      tx,
    )
  const { rows } = await sql<WholeRow>`
    select ${ofTry}, p.account_id, p.seed, p.answers, p.marks from ${tries}
    where p.agency_id = ${practiceOfficeId} and p.id = ${id}`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new AppError('not-found')
  return {
    ...readTry(row),
    accountId: row.account_id,
    seed: row.seed,
    answers: answersSchema.parse(row.answers),
    marks: marksSchema.parse(row.marks),
  }
}

/** A try of somebody's own, in a transaction of scope 'all'. Throws `not-found`, also for another's. */
export async function getOwnPractice(
  tx: Transaction,
  accountId: string,
  id: string,
  options: { readonly hold?: boolean } = {},
): Promise<PracticeRow> {
  const practice = await getPractice(tx, id, options)
  if (practice.accountId !== accountId) throw new AppError('not-found')
  return practice
}

/** Somebody's latest tries, the latest first; in a transaction of scope 'all'. */
export async function listPracticesOf(tx: Transaction, accountId: string, most: number): Promise<Try[]> {
  const { rows } = await sql<TryRow>`
    select ${ofTry} from ${tries} where p.agency_id = ${practiceOfficeId} and p.account_id = ${accountId} order by p.began_at desc, p.id desc limit ${most}`.execute(
    tx,
  )
  return rows.map(readTry)
}

function readTry(row: TryRow): Try {
  const result = row.result === null ? null : resultSchema.parse(row.result)
  return {
    id: row.id,
    lesson: row.lesson,
    book: { agency: practiceOfficeId, id: row.book_id, kind: row.kind, year: row.year, volume: row.volume },
    state: stateOf(row),
    opens: { package: row.package_id, batch: row.batch_id },
    beganAt: row.began_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    score: result?.score ?? null,
    result,
  }
}

function stateOf({ ready_at, failed_at, ended_at, result }: TryRow): Practice['state'] {
  if (ended_at !== null) return result === null ? 'given-up' : 'ended'
  if (failed_at !== null) return 'failed'
  return ready_at === null ? 'making' : 'ready'
}
