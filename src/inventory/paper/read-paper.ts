import { sql } from 'kysely'
import type { AgencyLevel } from '../../agencies/find-agency.ts'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { daysOfBook, periodKey, periodOf } from '../../register/legal-period.ts'
import { readPeriodSettings, schemeOf } from '../periods/period-settings.ts'
import { type BookPaper, bookPaperSchema } from './schema.ts'

interface PaperRow {
  readonly year: number
  readonly level: AgencyLevel
  readonly paper: Omit<BookPaper, 'possiblePeriods'>
}

/** What is known of a book's paper: its facts, its two legal copies, and the periods its dates allow. Throws `not-found`. */
export async function getPaper(tx: Transaction, agencyId: string, bookId: string): Promise<BookPaper> {
  const { rows } = await sql<PaperRow>`
    select b.year, a.level, json_build_object(
      'openedOn', b.opened_on, 'endedOn', b.ended_on, 'firstNumber', b.first_number, 'lastNumber', b.last_number,
      'closingTotal', b.closing_total, 'note', b.note, 'period', b.period, 'periodSource', b.period_source,
      'contractor', case when k.id is not null then json_build_object('id', k.id, 'name', k.name) end,
      'reviewedAt', ${isoInstant('b.reviewed_at')},
      'reviewedBy', (select display_name from account where id = b.reviewed_by),
      'secondOf', case when s.id is not null
        then json_build_object('agency', json_build_object('id', s.id, 'code', s.code, 'name', s.name), 'id', b.second_of_book_id) end,
      'copies', coalesce((
        select json_agg(json_build_object('copy', c.copy, 'standing', c.standing, 'condition', c.condition, 'paperSize', c.paper_size,
          'sheets', c.sheets, 'place', c.place, 'note', c.note, 'updatedAt', ${isoInstant('c.updated_at')},
          'holder', case when h.id is not null then json_build_object('id', h.id, 'name', h.name, 'contractor', false)
            when hc.id is not null then json_build_object('id', hc.id, 'name', hc.name, 'contractor', true) end) order by c.copy)
        from book_copy c left join agency h on h.id = c.holder_agency_id left join contractor hc on hc.id = c.holder_contractor_id
        where c.agency_id = b.agency_id and c.book_id = b.id), '[]')) as paper
    from book b join agency a on a.id = b.agency_id
    left join contractor k on k.id = b.contractor_id left join agency s on s.id = b.second_of_agency_id
    where b.agency_id = ${agencyId} and b.id = ${bookId}`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new AppError('not-found')
  const { year, level, paper } = row
  const scheme = schemeOf(await readPeriodSettings(tx), level)
  const possible = scheme === undefined ? [] : periodOf(scheme, daysOfBook({ year, ...paper }))
  return bookPaperSchema.parse({
    ...paper,
    possiblePeriods: possible.map(period => (scheme === undefined ? '' : periodKey(scheme, period))),
  })
}

const isoInstant = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
