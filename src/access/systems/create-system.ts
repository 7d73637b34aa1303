import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { listRights } from '../rights.ts'
import { checkRoleLevel } from '../role-level.ts'
import type { newSystemSchema } from './schema.ts'
import type { SystemState } from './system-state.ts'

/**
 * Makes an account for another system, in a transaction of scope 'all', and gives its id. It has no credential: nobody can sign in to it.
 * Throws `account.role-level`, `agency.unknown`, `system.wider`.
 */
export async function createSystem(
  tx: Transaction,
  { name, agencyId, role, rights }: z.output<typeof newSystemSchema>,
): Promise<string> {
  await checkRoleLevel(tx, role, agencyId)
  const ofRole: readonly string[] = listRights(role)
  refuseWider(rights, ofRole)
  const id = newId()
  await tx
    .insertInto('account')
    .values({
      id,
      kind: 'system',
      agency_id: agencyId,
      // Nobody types it.
      username: `he-thong-${id.replaceAll('-', '').slice(-20)}`,
      display_name: name.normalize('NFC'),
      role,
      rights: [...rights],
      must_change_password: false,
    })
    .execute()
  await appendJournal(tx, {
    agencyId,
    action: 'system.create',
    subject: `system:${id}`,
    detail: { role, rights },
    after: { role, agencyId, rights },
  })
  return id
}

/** Leaves a system fewer of its rights. Throws `system.wider`. */
export async function narrowSystem(
  tx: Transaction,
  { id, agencyId, rights: before }: SystemState,
  after: readonly string[],
): Promise<void> {
  refuseWider(after, before)
  await tx
    .updateTable('account')
    .set({ rights: [...after] })
    .where('id', '=', id)
    .execute()
  await appendJournal(tx, {
    agencyId,
    action: 'system.narrow',
    subject: `system:${id}`,
    detail: { rights: after },
    before: { rights: before },
    after: { rights: after },
  })
}

function refuseWider(wanted: readonly string[], most: readonly string[]): void {
  const more = wanted.filter(right => !most.includes(right))
  if (more.length > 0) throw new AppError('system.wider', { rights: more.join(', ') })
}
