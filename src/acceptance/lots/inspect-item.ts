import { sql } from 'kysely'
import type { z } from 'zod'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import { fieldWeight } from '../sampling/field-weight.ts'
import { isNonconforming } from '../sampling/judge.ts'
import { judgeLot } from './judge-lot.ts'
import { findOwnWork } from './own-work.ts'
import type { Inspection, inspectedSchema, SampleError } from './schema.ts'
import { getLot, lockLot } from './select-lots.ts'

/** A record of a sample, by the agency of its book and its id. */
export interface ItemRef {
  readonly agencyId: string
  readonly itemId: string
}

/**
 * Notes what somebody found of a record beside its image, or takes it back, and brings the lot's judgement up to it. Needs scope 'all', after `requireInspectable`.
 * Throws `acceptance.own-…`, `acceptance.signed`, `acceptance.changed` when somebody else said something meanwhile, `acceptance.field`.
 */
export async function inspectItem(
  tx: Transaction,
  { agencyId, itemId }: ItemRef,
  accountId: string,
  { revision, checked, errors: found, note }: Inspection,
): Promise<z.infer<typeof inspectedSchema>> {
  const item = await findItem(tx, { agencyId, itemId })
  const lot = { agencyId: item.lot_agency_id, lotId: item.lot_id }
  await lockLot(tx, lot)
  const { state: lotState, plan } = await getLot(tx, lot)
  if (lotState !== 'inspecting' && lotState !== 'judged') throw new AppError('acceptance.signed')
  const ownWork = await findOwnWork(tx, lot, accountId)
  if (ownWork !== undefined) throw ownWork
  const errors = weigh(item.kind, found)
  const state = !checked
    ? 'waiting'
    : isNonconforming(errors, plan.othersPerRecord)
      ? 'nonconforming'
      : 'conforming'
  const { rows } = await sql<{ revision: number }>`
    update sample_item set state = ${state}, errors = ${JSON.stringify(errors)}::jsonb, note = ${note}, revision = revision + 1,
      checked_by = ${checked ? accountId : null}, checked_at = ${checked ? sql`now()` : null}
    where agency_id = ${agencyId} and id = ${itemId} and revision = ${revision}
    returning revision`.execute(tx)
  const saved = rows[0]
  if (saved === undefined) throw new AppError('acceptance.changed')
  const judged = await judgeLot(tx, lot)
  await appendJournal(tx, {
    ...{ agencyId, action: 'sample.inspect', subject: `record:${item.record_id}` },
    detail: { lot: lot.lotId, item: itemId, state, fields: errors.map(({ field }) => field) },
    after: { errors, note },
  })
  return { revision: saved.revision, state, lotState: judged }
}

interface ItemRow {
  readonly lot_agency_id: string
  readonly lot_id: string
  readonly record_id: string
  readonly kind: string
}

async function findItem(tx: Transaction, { agencyId, itemId }: ItemRef): Promise<ItemRow> {
  const { rows } = await sql<ItemRow>`
    select item.lot_agency_id, item.lot_id, item.record_id, book.kind from sample_item item
      join book on book.agency_id = item.agency_id and book.id = item.book_id
    where item.agency_id = ${agencyId} and item.id = ${itemId}`.execute(tx)
  const item = rows[0]
  if (item === undefined) throw new AppError('not-found')
  return item
}

/** Each wrong field once, with how much it weighs. Throws `acceptance.field` for one the kind does not have. */
function weigh(kind: string, found: Inspection['errors']): readonly SampleError[] {
  const known = new Set(findKind(kind)?.fields.map(({ id }) => id))
  const byField = new Map(found.map(error => [error.field, error]))
  return [...byField.values()].map(error => {
    if (!known.has(error.field)) throw new AppError('acceptance.field', { field: error.field })
    return { ...error, weight: fieldWeight(kind, error.field) }
  })
}
