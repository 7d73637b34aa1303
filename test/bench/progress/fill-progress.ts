import { Client } from 'pg'
import { openApp } from '../../../src/platform/app.ts'
import { acquireServer } from '../../../src/platform/postgres/launcher.ts'
import { insertAgencies } from '../fill-registry/fill-registry.ts'
import { planProvince } from '../fill-registry/plan-province.ts'

/** Weeks over which the invented campaign has run; it ends today. */
const weeks = 104

export interface ProgressFill {
  readonly provinceId: string
  /** A district that ended and a commune of today. */
  readonly districtId: string
  readonly communeId: string
  readonly contractorId: string
}

/**
 * Fills an empty data folder with an invented province in the midst of its campaign: `books` books of 233 communes that registered `entries` cases, with the days
 * on which each step of each book was done. Set-based, a minute for 100,000 books. The cases themselves are not written: nothing here reads them.
 */
export async function fillProgress(data: string, books: number, entries: number): Promise<ProgressFill> {
  const app = await openApp(data)
  await app.close()
  const server = await acquireServer(data)
  const client = new Client(server.owner)
  try {
    await client.connect()
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    const { agencies } = planProvince(5_000_000, 7)
    await insertAgencies(client, agencies)
    const [top] = agencies
    const idOf = (level: string, ended: boolean) =>
      agencies.find(agency => agency.level === level && (agency.validTo !== null) === ended)?.id ?? ''
    const contractorId = '01930000-0000-7000-8000-000000000001'
    await client.query('insert into contractor (id, agency_id, name) values ($1, $2, $3)', [
      ...[contractorId, top?.id, 'Công ty Số hóa Sông Trà'],
    ])
    await client.query(fillBooks, [books, entries / books, contractorId])
    await client.query(fillDays)
    await client.query('select rebuild_book_sums()')
    await client.query('commit')
    await client.query('vacuum (analyze) book')
    await client.query('vacuum (analyze) book_day')
    await client.query('select roll_up_weeks()')
    await client.query('vacuum (analyze) book_week, book_sum')
    return {
      provinceId: top?.id ?? '',
      districtId: idOf('district', true),
      communeId: idOf('commune', false),
      contractorId,
    }
  } finally {
    await client.end()
    await server.release()
  }
}

/** Five kinds, years 1976 to 2019 and two volumes of each commune; `done` of a book follows from its commune and its year: the later years first. */
const fillBooks = `
  with commune as (
    select id, row_number() over (order by code)::int as at from agency where level = 'commune' and valid_to is not null),
  drawn as (
    select c.id as agency_id, c.at, k.kind, k.place, y.year, v.volume, row_number() over (order by v.volume, y.year desc, k.place, c.at) as n
    from commune c, (values ('KH', 1), ('KS', 2), ('CMC', 3), ('HN', 4), ('KT', 5)) k (kind, place),
      generate_series(1976, 2019) y (year), generate_series(1, 2) v (volume)),
  sized as (
    select *, greatest(4, round($2::real * (0.5 + (n * 7919 % 1000) / 1000.0)))::int as cases,
      -- Between 0 (not begun) and 7 (accepted).
      least(7, greatest(0, floor((year - 1976) / 5.0 + (at * 31 % 9) - 4)))::int as step
    from drawn where n <= $1)
  insert into book (agency_id, id, kind, year, volume, state, period, period_source, contractor_id, pages, cases, pdfs, keyed, checked, deposited, accepted)
  select agency_id, gen_random_uuid(), kind, year, lpad(volume::text, 2, '0'),
    (array['listed', 'scanned', 'scanned', 'scanned', 'checked', 'checked', 'deposited', 'accepted'])[step + 1],
    case when year >= 2016 then 'quang-nam:5' when year >= 2006 then 'quang-nam:4' when year >= 1999 then 'quang-nam:3' else 'quang-nam:2' end, 'rule',
    case when at % 3 = 0 then $3::uuid end,
    case when step >= 1 then cases else 0 end, case when step >= 2 then cases else 0 end, case when step >= 4 then cases else 0 end,
    case when step >= 3 then cases else 0 end, case when step >= 4 then cases else 0 end, case when step >= 6 then cases else 0 end,
    case when step >= 7 then cases else 0 end
  from sized`

/** Each step of a book on a day of its own, a few days after the one before. */
const fillDays = `
  with begun as (
    select *, current_date - ((abs(hashtext(id::text)) % ${weeks * 7 - 70}) + 60) as began from book where pages > 0)
  insert into book_day (agency_id, book_id, day, pages, cases, pdfs, keyed, checked, deposited, accepted)
  select agency_id, id, began, pages, 0, 0, 0, 0, 0, 0 from begun
  union all select agency_id, id, began + 3, 0, cases, 0, 0, 0, 0, 0 from begun where cases > 0
  union all select agency_id, id, began + 8, 0, 0, 0, keyed / 2, 0, 0, 0 from begun where keyed > 1
  union all select agency_id, id, began + 9, 0, 0, 0, keyed - keyed / 2, 0, 0, 0 from begun where keyed > 0
  union all select agency_id, id, began + 20, 0, 0, pdfs, 0, checked, 0, 0 from begun where checked > 0
  union all select agency_id, id, began + 34, 0, 0, 0, 0, 0, deposited, 0 from begun where deposited > 0
  union all select agency_id, id, began + 55, 0, 0, 0, 0, 0, 0, accepted from begun where accepted > 0`
