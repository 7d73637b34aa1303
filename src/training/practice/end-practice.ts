import { sql } from 'kysely'
import { practiceOfficeId } from '../../agencies/schema.ts'
import { AppError } from '../../errors.ts'
import { closeBook } from '../../inventory/close-book.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { getLesson } from './lessons.ts'
import { getOwnPractice, type PracticeRow } from './practice-row.ts'
import { readWork } from './read-work.ts'
import type { Marks } from './schema.ts'
import { scoreWork, type Work } from './score.ts'

/**
 * Hands a try in: it is scored, and its book is closed so that it stays as it was scored. In a transaction of scope 'all'. Throws `not-found`,
 * `training.not-ready`, `training.ended`, `training.unseen`, `training.verdict-missing`.
 */
export async function finishPractice(
  tx: Transaction,
  accountId: string,
  id: string,
  verdict: Work['verdict'],
): Promise<PracticeRow> {
  const practice = await getOpenPractice(tx, accountId, id)
  const { lesson, answers, marks, book } = practice
  if (lesson === 'accept') requireInspected(answers.rows.length, marks, verdict)
  const result = scoreWork(getLesson(lesson), answers, await readWork(tx, practice, verdict))
  await sql`
    update practice set result = ${JSON.stringify(result)}::jsonb, ended_at = now()
    where agency_id = ${practiceOfficeId} and id = ${id}`.execute(tx)
  await closeBook(tx, practiceOfficeId, book.id)
  await appendJournal(tx, {
    agencyId: practiceOfficeId,
    action: 'training.finish',
    subject: `book:${book.id}`,
    detail: { lesson, score: result.score },
  })
  return getOwnPractice(tx, accountId, id)
}

/** Ends a try without a score. In a transaction of scope 'all'. Throws `not-found`, `training.ended`. */
export async function giveUpPractice(tx: Transaction, accountId: string, id: string): Promise<void> {
  const { state, book, lesson } = await getOwnPractice(tx, accountId, id, { hold: true })
  if (state === 'ended' || state === 'given-up') throw new AppError('training.ended')
  await sql`update practice set ended_at = now() where agency_id = ${practiceOfficeId} and id = ${id}`.execute(
    tx,
  )
  await closeBook(tx, practiceOfficeId, book.id)
  const event = { agencyId: practiceOfficeId, subject: `book:${book.id}`, detail: { lesson } }
  await appendJournal(tx, { ...event, action: 'training.give-up' })
}

/** Keeps what was found of the sample so far. In a transaction of scope 'all'. Throws `not-found`, `training.not-ready`, `training.ended`. */
export async function saveMarks(tx: Transaction, accountId: string, id: string, marks: Marks): Promise<void> {
  await getOpenPractice(tx, accountId, id)
  await sql`
    update practice set marks = ${JSON.stringify(marks)}::jsonb where agency_id = ${practiceOfficeId} and id = ${id}`.execute(
    tx,
  )
}

async function getOpenPractice(tx: Transaction, accountId: string, id: string): Promise<PracticeRow> {
  const practice = await getOwnPractice(tx, accountId, id, { hold: true })
  if (practice.state === 'making' || practice.state === 'failed') throw new AppError('training.not-ready')
  if (practice.state !== 'ready') throw new AppError('training.ended')
  return practice
}

function requireInspected(entries: number, marks: Marks, verdict: Work['verdict']): void {
  const numbers = Array.from({ length: entries }, (_, at) => String(at + 1))
  const count = numbers.filter(number => marks[number] === undefined).length
  if (count > 0) throw new AppError('training.unseen', { count })
  if (verdict === null) throw new AppError('training.verdict-missing')
}
