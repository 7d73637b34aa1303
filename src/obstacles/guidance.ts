import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { includesAgency } from '../access/jurisdiction.ts'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import { foldName } from '../register/names.ts'
import {
  type guidanceListSchema,
  type guidanceQuerySchema,
  type newGuidanceSchema,
  obstacleKindSchema,
} from './schema.ts'

interface GuidanceRow {
  readonly id: string
  readonly agency_id: string
  readonly agency: string
  readonly title: string
  readonly body: string
  readonly kind: string
  readonly published_at: Date
}

/** Guidance in force that has every word that was typed, with or without marks; newest first. `publishes`: the agencies whose guidance the account may withdraw. */
export async function listGuidance(
  tx: Transaction,
  query: z.output<typeof guidanceQuerySchema>,
  publishes: Jurisdiction | null,
): Promise<z.output<typeof guidanceListSchema>> {
  const words = foldName(query.text).split(' ').filter(Boolean)
  const conditions = [
    sql`g.withdrawn_at is null`,
    ...(query.kind === undefined ? [] : [sql`g.kind = ${query.kind}`]),
    ...words.map(word => sql`g.folded like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
  ]
  const where = sql.join(conditions, sql` and `)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from guidance g where ${where}`.execute(tx)
  const { rows } = await sql<GuidanceRow>`
    select g.id, g.agency_id, a.name as agency, g.title, g.body, g.kind, g.published_at
    from guidance g join agency a on a.id = g.agency_id where ${where}
    order by g.published_at desc, g.id offset ${query.offset} limit ${query.limit}`.execute(tx)
  return {
    total: counted[0]?.total ?? 0,
    guidance: rows.map(row => ({
      id: row.id,
      agency: { id: row.agency_id, name: row.agency },
      title: row.title,
      body: row.body,
      kind: obstacleKindSchema.nullable().catch(null).parse(row.kind),
      publishedAt: row.published_at.toISOString(),
      withdrawnAt: null,
      mayWithdraw: publishes !== null && includesAgency(publishes, row.agency_id),
    })),
  }
}

/** Publishes guidance in an agency's name; where it answers an obstacle, the obstacle names it from then on. Throws `not-found`. */
export async function publishGuidance(
  tx: Transaction,
  author: { readonly agencyId: string; readonly accountId: string },
  { title, body, kind, obstacle }: z.output<typeof newGuidanceSchema>,
): Promise<string> {
  const id = newId()
  await sql`
    insert into guidance (id, agency_id, title, body, kind, folded, account_id)
    values (${id}, ${author.agencyId}, ${title}, ${body}, ${kind ?? ''}, ${foldName(`${title} ${body}`)}, ${author.accountId})`.execute(
    tx,
  )
  if (obstacle !== null) {
    const { rows } = await sql`
      update obstacle set guidance_id = ${id}, changed_at = now()
      where agency_id = ${obstacle.agencyId} and id = ${obstacle.id} returning id`.execute(tx)
    if (rows.length === 0) throw new AppError('not-found')
  }
  await appendJournal(tx, {
    agencyId: author.agencyId,
    action: 'guidance.publish',
    subject: `guidance:${id}`,
    detail: { kind, obstacle: obstacle?.id ?? null },
  })
  return id
}

/** Withdraws guidance of the jurisdiction: it is no longer found, and stays where an obstacle names it. Throws `not-found`. */
export async function withdrawGuidance(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  id: string,
): Promise<void> {
  const { rows } = await sql<{ agency_id: string }>`
    select agency_id from guidance where id = ${id} and withdrawn_at is null for no key update`.execute(tx)
  const agencyId = rows[0]?.agency_id
  if (agencyId === undefined || !includesAgency(jurisdiction, agencyId)) throw new AppError('not-found')
  await sql`update guidance set withdrawn_at = now() where id = ${id}`.execute(tx)
  await appendJournal(tx, { agencyId, action: 'guidance.withdraw', subject: `guidance:${id}` })
}
