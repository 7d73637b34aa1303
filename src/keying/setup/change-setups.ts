import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { z } from 'zod'
import { AppError } from '../../errors.ts'
import { lockBooks } from '../../inventory/lock-books.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import { requestReading } from '../reading/request-reading.ts'
import { requestSettling } from '../settle/request-settling.ts'
import { checkFields } from './check-fields.ts'
import { ownSetupColumns, readOwnSetup } from './read-setup.ts'
import type { ChangedSetups, changeSetupsSchema, OwnSetup } from './schema.ts'

type Wanted = z.output<typeof changeSetupsSchema>['setups'][number]

interface Standing {
  readonly agencyId: string
  readonly bookId: string
  readonly kind: string
  readonly name: string
  readonly closed: boolean
  readonly own: unknown
  readonly updatedAt: Date | null
}

interface NewSetup {
  readonly agencyId: string
  readonly bookId: string
  readonly before: OwnSetup
  readonly after: OwnSetup
}

/**
 * Changes how some books are keyed and journals each that differs; gives what stood before. All or nothing. Throws `not-found`, `book.closed`,
 * `keying.setup-changed`, `keying.unknown-field`, `keying.field-required`.
 */
export async function changeSetups(
  tx: Transaction,
  accountId: string,
  wanted: readonly Wanted[],
): Promise<ChangedSetups> {
  await lockBooks(tx, wanted)
  const standing = await readStanding(tx, wanted)
  const changes = wanted.flatMap(each => {
    const now = standing.get(`${each.agencyId}:${each.bookId}`)
    if (now === undefined) throw new AppError('not-found')
    const planned = planChange(each, now)
    return isDeepStrictEqual(planned.before, planned.after) ? [] : [planned]
  })
  const updatedAt = new Date()
  await writeSetups(tx, accountId, changes, updatedAt)
  // What is keyed once may now be enough, or have to be keyed again.
  for (const { agencyId, bookId, before, after } of changes)
    if (!isDeepStrictEqual(policyOf(before), policyOf(after))) await requestSettling(tx, agencyId, bookId)
  await requestReading(
    tx,
    changes.filter(({ after }) => after.script === 'print'),
  )
  for (const { agencyId, bookId, before, after } of changes)
    await appendJournal(tx, {
      ...{ agencyId, action: 'keying.setup', subject: `book:${bookId}` },
      ...{ detail: detailOf(before, after), before, after },
    })
  return {
    changed: changes.map(({ agencyId, bookId, before }) => ({
      ...{ agencyId, bookId, before },
      updatedAt: updatedAt.toISOString(),
    })),
  }
}

function planChange({ agencyId, bookId, change, since }: Wanted, now: Standing): NewSetup {
  if (now.closed) throw new AppError('book.closed', { book: now.name })
  if (since !== undefined && (now.updatedAt?.toISOString() ?? null) !== since)
    throw new AppError('keying.setup-changed', { book: now.name })
  const before = readOwnSetup(now.own)
  const after: OwnSetup = {
    ...before,
    ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
  }
  const kind = findKind(now.kind)
  if (kind === undefined) throw new AppError('not-found')
  checkFields(kind, after)
  return { agencyId, bookId, before, after }
}

function policyOf({ mode, fieldModes, fields, sampleShare }: OwnSetup) {
  return { mode, fieldModes, fields, sampleShare }
}

/** What changed, without the values that are carried: a signer's name is nobody's business in the journal. */
function detailOf(before: OwnSetup, after: OwnSetup) {
  const { carried: _carried, fields, ...rest } = after
  const changed = Object.keys(after).filter(
    key => !isDeepStrictEqual(before[key as keyof OwnSetup], after[key as keyof OwnSetup]),
  )
  return { changed, ...rest, fields: fields?.length ?? null }
}

async function readStanding(
  tx: Transaction,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, Standing>> {
  const { rows } = await sql<Standing>`
    select b.agency_id as "agencyId", b.id as "bookId", b.kind, b.kind || '.' || b.year || '.' || b.volume as name,
      b.closed_at is not null as closed, ${ownSetupColumns} as own, s.updated_at as "updatedAt"
    from unnest(${wanted.map(each => each.agencyId)}::uuid[], ${wanted.map(each => each.bookId)}::uuid[]) w (agency_id, book_id)
      join book b on b.agency_id = w.agency_id and b.id = w.book_id
      left join keying_setup s on s.agency_id = b.agency_id and s.book_id = b.id`.execute(tx)
  return new Map(rows.map(row => [`${row.agencyId}:${row.bookId}`, row]))
}

async function writeSetups(
  tx: Transaction,
  accountId: string,
  changes: readonly NewSetup[],
  at: Date,
): Promise<void> {
  const rows = changes.map(({ agencyId, bookId, after }) => ({ agencyId, bookId, ...after }))
  await sql`
    insert into keying_setup (agency_id, book_id, mode, field_modes, fields, carried, shape, script, sample_share, gold_share, batch_size, updated_at, updated_by)
    select n."agencyId", n."bookId", n.mode, n."fieldModes", n.fields, n.carried, n.shape, n.script, n."sampleShare", n."goldShare", n."batchSize", ${at}, ${accountId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) n ("agencyId" uuid, "bookId" uuid, mode text, "fieldModes" jsonb, fields text[], carried jsonb,
      shape text, script text, "sampleShare" real, "goldShare" real, "batchSize" smallint)
    on conflict (agency_id, book_id) do update set mode = excluded.mode, field_modes = excluded.field_modes, fields = excluded.fields,
      carried = excluded.carried, shape = excluded.shape, script = excluded.script, sample_share = excluded.sample_share,
      gold_share = excluded.gold_share, batch_size = excluded.batch_size, updated_at = excluded.updated_at, updated_by = excluded.updated_by`.execute(
    tx,
  )
}
