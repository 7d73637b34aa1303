import type { z } from 'zod'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import type { Language } from '../register/text.ts'
import { type JournalAction, journalActions } from './action.ts'
import type { journalChoicesSchema } from './schema.ts'

/** What the filters of the journal offer. */
export type JournalChoices = z.infer<typeof journalChoicesSchema>

/** Every kind of action, and the accounts of a jurisdiction. */
export async function listChoices(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  language: Language,
): Promise<JournalChoices> {
  let accounts = tx
    .selectFrom('account')
    .select(['id', 'display_name as name', 'username'])
    .orderBy('username')
  if (!('scope' in jurisdiction))
    accounts = accounts.where('agency_id', '=', eb => eb.fn.any(eb.val([...jurisdiction.agencies])))
  const actions = (Object.keys(journalActions) as JournalAction[])
    .map(action => ({ action, title: journalActions[action][language] }))
    .sort((a, b) => a.title.localeCompare(b.title, language))
  return { actions, accounts: await accounts.execute() }
}
