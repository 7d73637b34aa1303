import { sql } from 'kysely'
import { AppError } from '../errors.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { Anchor, AnchorFile } from './schema.ts'

/** A year of anchors at a time, newest first. */
const mostAnchors = 366

/** The anchors before a day, or the newest. */
export async function listAnchors(tx: Transaction, before?: string): Promise<Anchor[]> {
  let query = tx
    .selectFrom('journal_anchor')
    .select(['day', 'row_count', 'previous', 'hash', 'made_at'])
    .select(sql<number>`jsonb_array_length(chains)`.as('chains'))
    .orderBy('day', 'desc')
    .limit(mostAnchors)
  if (before !== undefined) query = query.where('day', '<', before)
  return (await query.execute()).map(row => ({
    day: row.day,
    rows: row.row_count,
    chains: row.chains,
    previous: row.previous.toString('hex'),
    hash: row.hash.toString('hex'),
    madeAt: row.made_at.toISOString(),
  }))
}

/** The days that have an anchor, oldest first. */
export async function listSealedDays(tx: Transaction): Promise<string[]> {
  const rows = await tx.selectFrom('journal_anchor').select('day').orderBy('day').execute()
  return rows.map(row => row.day)
}

/** A day's anchor as the file that is kept outside; throws `not-found`. */
export async function getAnchorFile(tx: Transaction, day: string): Promise<AnchorFile> {
  const [anchor] = await readAnchors(tx, { from: day, limit: 1 })
  if (anchor?.day !== day) throw new AppError('not-found')
  return anchor
}

/** Anchors from a day on, oldest first, with their links. */
export async function readAnchors(
  tx: Transaction,
  { from, limit }: { readonly from: string; readonly limit: number },
): Promise<AnchorFile[]> {
  const { rows } = await sql<AnchorRow>`
    select day, row_count, previous, hash, made_at, array(
      select jsonb_build_object('agencyId', link->'agencyId', 'agency', agency.name, 'sequence', link->'sequence', 'hash', link->'hash')
      from jsonb_array_elements(chains) with ordinality as one (link, place)
      left join agency on agency.id = (link->>'agencyId')::uuid order by place) as chains
    from journal_anchor where day >= ${from} order by day limit ${limit}`.execute(tx)
  return rows.map(row => ({
    format: 'sogoc-anchor-1',
    day: row.day,
    rows: row.row_count,
    madeAt: row.made_at.toISOString(),
    previous: row.previous.toString('hex'),
    hash: row.hash.toString('hex'),
    chains: row.chains,
  }))
}

interface AnchorRow {
  readonly day: string
  readonly row_count: number
  readonly previous: Buffer
  readonly hash: Buffer
  readonly made_at: Date
  readonly chains: AnchorFile['chains']
}
