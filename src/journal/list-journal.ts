import type { Transaction } from '../platform/postgres/database.ts'
import type { Language } from '../register/text.ts'
import { type JournalAction, journalActions } from './action.ts'
import type { JournalLine } from './schema.ts'

/** Which part of the journal. */
export interface JournalQuery {
  readonly agency?: string | undefined
  readonly action?: string | undefined
  readonly offset: number
  readonly limit: number
}

/** The journal within the transaction's jurisdiction, newest first. */
export async function listJournal(
  tx: Transaction,
  { agency, action, offset, limit }: JournalQuery,
  language: Language,
): Promise<{ total: number; rows: JournalLine[] }> {
  let matching = tx.selectFrom('journal')
  if (agency !== undefined) matching = matching.where('journal.agency_id', '=', agency)
  if (action !== undefined) matching = matching.where('journal.action', '=', action)
  const { total } = await matching
    .select(select => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .leftJoin('agency', 'agency.id', 'journal.agency_id')
    .leftJoin('account', 'account.id', 'journal.account_id')
    .select(['journal.sequence', 'journal.at', 'journal.action', 'journal.subject', 'journal.detail'])
    .select(['agency.id as agencyId', 'agency.code', 'agency.name', 'account.display_name as by'])
    .orderBy('journal.at', 'desc')
    .orderBy('journal.agency_id')
    .orderBy('journal.sequence', 'desc')
    .offset(offset)
    .limit(limit)
    .execute()
  return {
    total: Number(total),
    rows: rows.map(row => ({
      agency:
        row.agencyId === null || row.code === null || row.name === null
          ? null
          : { id: row.agencyId, code: row.code, name: row.name },
      sequence: row.sequence,
      at: row.at.toISOString(),
      by: row.by,
      action: row.action,
      title: isAction(row.action) ? journalActions[row.action][language] : row.action,
      subject: row.subject,
      detail: row.detail as Record<string, unknown>,
    })),
  }
}

function isAction(action: string): action is JournalAction {
  return action in journalActions
}
