import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { RightHolder } from '../../access/jurisdiction.ts'
import { findReach } from '../../access/rights.ts'
import { ensurePracticeOffice } from '../../agencies/practice-office.ts'
import { practiceOfficeId } from '../../agencies/schema.ts'
import { AppError } from '../../errors.ts'
import { createBook, formatVolumeNumber } from '../../inventory/create-book.ts'
import { appendJournal } from '../../journal/append.ts'
import { enqueueJobs } from '../../platform/jobs/enqueue.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { getLesson, type Lesson } from './lessons.ts'
import { makePracticeKind } from './make-practice-kind.ts'
import { planPractice } from './plan-practice.ts'
import { getPractice, type PracticeRow } from './practice-row.ts'
import type { LessonCode } from './schema.ts'

/** Each try is a small book in the vault for good. */
const mostTriesADay = 30

/** Whether somebody's role does the work a lesson is about. */
export function mayTake({ role }: Pick<RightHolder, 'role'>, { right }: Lesson): boolean {
  return findReach(role, right) !== undefined
}

/**
 * Lists a practice book for somebody and asks for its pages; an open try at the lesson is given back instead of another. In a transaction of scope 'all'.
 * Throws `training.lesson` for a lesson that is not the role's work, `training.too-many`.
 */
export async function beginPractice(
  tx: Transaction,
  account: Pick<RightHolder, 'id' | 'role'>,
  code: LessonCode,
): Promise<PracticeRow> {
  const lesson = getLesson(code)
  if (!mayTake(account, lesson)) throw new AppError('training.lesson')
  await ensurePracticeOffice(tx)
  // One at a time: volumes are numbered, and nobody has two open tries.
  await sql`select from agency where id = ${practiceOfficeId} for no key update`.execute(tx)
  const open = await findOpen(tx, account.id, code)
  if (open !== undefined) return getPractice(tx, open)
  await requireFewTries(tx, account.id)
  const { kind, year } = lesson
  const volume = await nextVolume(tx, lesson)
  const seed = randomInt(2 ** 31 - 1)
  const { answers } = planPractice(lesson, volume, seed)
  const note = 'Sổ tập huấn'
  const book = await createBook(
    tx,
    { agencyId: practiceOfficeId, kind, year, volume, closingTotal: lesson.rows, note },
    account.id,
  )
  await sql`
    insert into assignment (account_id, agency_id, book_id, sees, assigned_by)
    values (${account.id}, ${practiceOfficeId}, ${book.id}, 'page', ${account.id})`.execute(tx)
  const id = newId()
  await sql`
    insert into practice (agency_id, id, account_id, lesson, book_id, seed, answers)
    values (${practiceOfficeId}, ${id}, ${account.id}, ${code}, ${book.id}, ${seed}, ${JSON.stringify(answers)}::jsonb)`.execute(
    tx,
  )
  await enqueueJobs(tx, [
    {
      kind: makePracticeKind,
      agencyId: practiceOfficeId,
      payload: { practice: id },
      lane: book.id,
      urgent: true,
    },
  ])
  await appendJournal(tx, {
    agencyId: practiceOfficeId,
    action: 'training.begin',
    subject: `book:${book.id}`,
    detail: { lesson: code },
  })
  return getPractice(tx, id)
}

async function findOpen(tx: Transaction, accountId: string, lesson: LessonCode): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from practice
    where agency_id = ${practiceOfficeId} and account_id = ${accountId} and lesson = ${lesson} and ended_at is null`.execute(
    tx,
  )
  return rows[0]?.id
}

async function requireFewTries(tx: Transaction, accountId: string): Promise<void> {
  const { rows } = await sql`
    select from practice where account_id = ${accountId} and began_at > now() - interval '1 day' limit ${mostTriesADay}`.execute(
    tx,
  )
  if (rows.length === mostTriesADay) throw new AppError('training.too-many', { most: mostTriesADay })
}

async function nextVolume(tx: Transaction, { kind, year }: Lesson): Promise<string> {
  const { rows } = await sql<{ last: number | null }>`
    select max(volume::integer) as last from book where agency_id = ${practiceOfficeId} and kind = ${kind} and year = ${year}`.execute(
    tx,
  )
  return formatVolumeNumber(String((rows[0]?.last ?? 0) + 1))
}
