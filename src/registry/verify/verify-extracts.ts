import { sql } from 'kysely'
import { officeSeries } from '../../agencies/next-number.ts'
import { digestState } from '../../journal/canonical.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { extractState } from '../extracts/extract-state.ts'
import type { Mismatch } from './mismatch.ts'

/**
 * The book of issued copies: the numbers of every series run from 1 to that of its counter without a gap, and every paper says what the journal
 * sealed when it was issued, and is cancelled exactly when the journal says so. Its files are in the table of files, which the reading of the vault covers.
 */
export async function verifyExtracts(tx: Transaction): Promise<Mismatch[]> {
  return [...(await listGaps(tx)), ...(await listAltered(tx))]
}

async function listGaps(tx: Transaction): Promise<Mismatch[]> {
  const { rows } = await sql<{ agency: string; year: number; series: string; counted: number; last: number }>`
    select coalesce(c.agency_id, e.agency_id) as agency, coalesce(c.year, e.year) as year, coalesce(c.series, e.series) as series,
      coalesce(e.counted, 0) as counted, coalesce(c.last_number, 0) as last
    from (select * from extract_counter where series <> all (${officeSeries})) c full join (
      select agency_id, year, series, count(*)::int as counted, max(number) as last from extract group by agency_id, year, series
    ) e on e.agency_id = c.agency_id and e.year = c.year and e.series = c.series
    where c.last_number is distinct from e.counted or c.last_number is distinct from e.last
    order by 1, 2, 3`.execute(tx)
  return rows.map(params => ({ code: 'extract.numbers', params: { ...params } }))
}

/** So many papers are compared at a time. */
const stepRows = 1000

interface SealedExtract {
  readonly agency_id: string
  readonly id: string
  readonly state: unknown
  readonly reason: string | null
  readonly issued: Buffer | null
  readonly cancelled: Buffer | null
}

async function listAltered(tx: Transaction): Promise<Mismatch[]> {
  const found: Mismatch[] = []
  const sealed = (action: string) => sql`(select j.after from journal j
    where j.agency_id = e.agency_id and j.subject = 'extract:' || e.id and j.action = ${action} order by j.sequence limit 1)`
  const fits = (value: unknown, digest: Buffer | null) => digest?.equals(digestState(value)) === true
  let last: Pick<SealedExtract, 'agency_id' | 'id'> | undefined
  do {
    const after =
      last === undefined ? sql`true` : sql`(e.agency_id, e.id) > (${last.agency_id}::uuid, ${last.id}::uuid)`
    const { rows } = await sql<SealedExtract>`
      select e.agency_id, e.id, ${extractState} as state, e.cancelled_reason as reason, ${sealed('extract.issue')} as issued,
        ${sealed('extract.cancel')} as cancelled
      from extract e where ${after} order by e.agency_id, e.id limit ${stepRows}`.execute(tx)
    for (const { id, state, reason, issued, cancelled } of rows) {
      const whole =
        fits(state, issued) && (reason === null ? cancelled === null : fits({ reason }, cancelled))
      if (!whole) found.push({ code: 'extract.sealed', params: { extract: id } })
    }
    last = rows.at(-1)
  } while (last !== undefined)
  return found
}
