import { copyInto } from '../platform/postgres/copy.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { LoadPlan } from './plan-load.ts'

/** Writes the agencies and successions of a load: the country's 13,000 agencies and 10,000 links in a few seconds. */
export async function writeLoad(tx: Transaction, { added, changed, links }: LoadPlan): Promise<void> {
  // First the changes: an adopted agency may make room for another with its code.
  for (const { after } of changed) {
    const { id, level, name, validFrom, validTo } = after
    await tx
      .updateTable('agency')
      .set({ level, name, valid_from: validFrom, valid_to: validTo })
      .where('id', '=', id)
      .execute()
  }
  await copyInto(
    tx,
    'agency',
    ['id', 'code', 'level', 'name', 'parent_id', 'valid_from', 'valid_to'],
    added.map(each => [
      each.id,
      each.code,
      each.level,
      each.name,
      each.parentId,
      each.validFrom,
      each.validTo,
    ]),
  )
  // What stands above an adopted agency may have been added only now.
  for (const { after } of changed)
    await tx.updateTable('agency').set({ parent_id: after.parentId }).where('id', '=', after.id).execute()
  await copyInto(
    tx,
    'agency_succession',
    ['predecessor_id', 'successor_id', 'on_date', 'extent', 'kind', 'basis'],
    links.map(link => [
      link.predecessorId,
      link.successorId,
      link.onDate,
      link.extent,
      link.kind,
      link.basis,
    ]),
  )
}
