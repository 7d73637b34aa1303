import { sql } from 'kysely'
import type { Role } from '../../access/schema.ts'
import { practiceOfficeId } from '../../agencies/schema.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import { mayTake } from './begin-practice.ts'
import { lessons } from './lessons.ts'
import type { LessonCode, People } from './schema.ts'

interface Row {
  readonly id: string
  readonly displayName: string
  readonly username: string
  readonly role: Role
  readonly agency: string
  readonly tries: number
  readonly lastAt: Date | null
  readonly best: Partial<Record<LessonCode, number>>
}

/** Who in a jurisdiction could practise, and how they did; those who never tried first. In a transaction of scope 'all'. */
export async function listPeople(tx: Transaction, jurisdiction: Jurisdiction): Promise<People> {
  const within =
    'scope' in jurisdiction ? sql`true` : sql`account.agency_id = any(${[...jurisdiction.agencies]}::uuid[])`
  const { rows } = await sql<Row>`
    select account.id, account.display_name as "displayName", account.username, account.role, agency.name as agency,
      coalesce(done.tries, 0)::int as tries, done.last as "lastAt", coalesce(done.best, '{}') as best
    from account join agency on agency.id = account.agency_id join credential on credential.account_id = account.id
      left join lateral (
        select sum(tries) as tries, max(last) as last, jsonb_object_agg(lesson, best) as best
        from (
          select lesson, count(*) as tries, max(ended_at) as last, max((result ->> 'score')::int) as best from practice
          where agency_id = ${practiceOfficeId} and account_id = account.id and result is not null group by lesson) by_lesson) done on true
    where account.disabled_at is null and ${within}
    order by coalesce(done.tries, 0) > 0, agency.name, account.display_name, account.id`.execute(tx)
  const people = rows.filter(row => lessons.some(lesson => mayTake(row, lesson)))
  return { people: people.map(row => ({ ...row, lastAt: row.lastAt?.toISOString() ?? null })) }
}
