import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../platform/postgres/database.ts'
import { type Obstacle, obstacleKindSchema, obstacleStateSchema } from './schema.ts'

interface ObstacleRow {
  readonly id: string
  readonly agency_id: string
  readonly agency: string
  readonly year: number
  readonly number: number
  readonly kind: string
  readonly title: string
  readonly book_agency_id: string | null
  readonly book_id: string | null
  readonly book_kind: string | null
  readonly book_year: number | null
  readonly volume: string | null
  readonly page_id: string | null
  readonly sequence: number | null
  readonly has_photo: boolean
  readonly with_id: string
  readonly with_name: string
  readonly state: string
  readonly reported_by: string | null
  readonly at: Date
  readonly changed_at: Date
  readonly closed_at: Date | null
  readonly guidance_id: string | null
}

const dayMs = 24 * 60 * 60 * 1000

/** Obstacles as they are shown; `where` is a condition on `o`. A book or page outside the jurisdiction is left out of its obstacle. */
export async function selectObstacles(
  tx: Transaction,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown> = sql`o.id`,
  page: RawBuilder<unknown> = sql``,
): Promise<Obstacle[]> {
  const { rows } = await sql<ObstacleRow>`
    select o.id, o.agency_id, a.name as agency, o.year, o.number, o.kind, o.title, b.agency_id as book_agency_id, b.id as book_id, b.kind as book_kind,
      b.year as book_year, b.volume, p.id as page_id, p.sequence, o.photo is not null as has_photo, w.id as with_id, w.name as with_name, o.state,
      r.display_name as reported_by, o.at, o.changed_at, o.closed_at, o.guidance_id
    from (select * from obstacle o where ${where} order by ${order} ${page}) o
      join agency a on a.id = o.agency_id
      join agency w on w.id = o.with_agency_id
      left join account r on r.id = o.account_id
      left join book b on b.agency_id = o.book_agency_id and b.id = o.book_id
      left join page p on p.agency_id = o.book_agency_id and p.id = o.page_id
    order by ${order}`.execute(tx)
  return rows.map(readObstacle)
}

function readObstacle(row: ObstacleRow): Obstacle {
  const { book_agency_id: bookAgency, book_id: bookId, book_kind: kind, book_year: year, volume } = row
  const isBook = bookAgency !== null && bookId !== null && kind !== null && year !== null && volume !== null
  return {
    id: row.id,
    agency: { id: row.agency_id, name: row.agency },
    number: `${row.number}/${row.year}`,
    kind: obstacleKindSchema.parse(row.kind),
    title: row.title,
    book: isBook ? { agencyId: bookAgency, id: bookId, kind, year, volume } : null,
    page: row.page_id === null ? null : { id: row.page_id, sequence: row.sequence },
    hasPhoto: row.has_photo,
    with: { id: row.with_id, name: row.with_name },
    state: obstacleStateSchema.parse(row.state),
    reportedBy: row.reported_by,
    at: row.at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    days: Math.floor(((row.closed_at ?? new Date()).getTime() - row.at.getTime()) / dayMs),
    guidanceId: row.guidance_id,
  }
}
