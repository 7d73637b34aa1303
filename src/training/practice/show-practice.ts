import { sql } from 'kysely'
import type { RightHolder } from '../../access/jurisdiction.ts'
import { practiceOfficeId } from '../../agencies/schema.ts'
import { pagesOfEntry } from '../../keying/pages-of-entry.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { placesOnForm } from '../field-places.ts'
import { mayTake } from './begin-practice.ts'
import { getLesson, lessons } from './lessons.ts'
import { listPracticesOf, type PracticeRow, type Try } from './practice-row.ts'
import type { CasePage, Practice, PracticeDetail, PracticeList } from './schema.ts'

const mostListed = 200

/** One's own tries and how far one got in each lesson of one's role; in a transaction of scope 'all'. */
export async function listPractices(
  tx: Transaction,
  account: Pick<RightHolder, 'id' | 'role'>,
): Promise<PracticeList> {
  const practices = await listPracticesOf(tx, account.id, mostListed)
  return {
    lessons: lessons
      .filter(lesson => mayTake(account, lesson))
      .map(({ code }) => {
        const scores = practices.flatMap(({ lesson, score }) =>
          lesson === code && score !== null ? [score] : [],
        )
        return { code, tries: scores.length, best: scores.length === 0 ? null : Math.max(...scores) }
      }),
    practices: practices.map(showPractice),
  }
}

/** A try without its answers. */
export function showPractice({ id, lesson, book, state, opens, beganAt, endedAt, score }: Try): Practice {
  return { id, lesson, book, state, opens, beganAt, endedAt, score }
}

/** A try with what was missed and the pictures of that, once it has ended; in a transaction of scope 'all'. Throws `not-found`. */
export async function getPracticeDetail(tx: Transaction, practice: PracticeRow): Promise<PracticeDetail> {
  const { result, book } = practice
  const subjects = new Set(
    result?.missed.flatMap(({ what, subject, expected }) =>
      what === 'case' ? [subject, expected] : [subject],
    ),
  )
  const pages: Record<string, CasePage[]> = {}
  if (subjects.size > 0) {
    const all = [...(await readPictures(tx, book.id)), ...(await readEntries(tx, book.id))]
    for (const { subject, pages: shown } of all) if (subjects.has(subject)) pages[subject] = shown
  }
  return { ...showPractice(practice), result, pages, places: placesOf(practice) }
}

/** Where the fields stand on the part of a page that carries an entry. */
export const placesOf = ({ lesson }: PracticeRow) =>
  lesson === 'scan' ? [] : [...placesOnForm(getLesson(lesson).kind)]

interface Shown {
  readonly subject: string
  readonly pages: CasePage[]
}

/** The entries of a practice book by their numbers, with their pictures. */
export async function readEntries(
  tx: Transaction,
  bookId: string,
): Promise<readonly (Shown & { readonly id: string })[]> {
  const { rows } = await sql<Shown & { readonly id: string }>`
    select entry.id, entry.number as subject, ${pagesOfEntry} as pages from entry
    where entry.agency_id = ${practiceOfficeId} and entry.book_id = ${bookId} and entry.position is not null`.execute(
    tx,
  )
  return rows
}

/** Pictures by their names, also those that were set aside. */
async function readPictures(tx: Transaction, bookId: string): Promise<readonly Shown[]> {
  const { rows } = await sql<Shown>`
    select capture.original_name as subject,
      jsonb_agg(jsonb_build_object('page', page.id, 'part', 'main', 'head', null, 'width', page.width, 'height', page.height, 'place', null)) as pages
    from page join capture on capture.agency_id = page.agency_id and capture.id = page.capture_id
    where page.agency_id = ${practiceOfficeId} and page.book_id = ${bookId}
    group by capture.id, capture.original_name`.execute(tx)
  return rows
}
