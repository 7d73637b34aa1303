import { sql } from 'kysely'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import type { Language } from '../register/text.ts'
import { type JournalAction, journalActions } from './action.ts'
import { countJournal, type JournalFilter, selectJournal } from './journal-filter.ts'
import type { JournalLine } from './schema.ts'

const countCap = 10_000

/** A page of the journal. */
export interface JournalPage {
  readonly total: number
  readonly totalIsCapped: boolean
  readonly rows: JournalLine[]
}

/** The journal within a jurisdiction, newest first. */
export async function listJournal(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  { offset, limit, ...filter }: JournalFilter & { readonly offset: number; readonly limit: number },
  language: Language,
): Promise<JournalPage> {
  const count = await countJournal(tx, jurisdiction, filter, countCap)
  const rows = await selectLines(tx, jurisdiction, filter).offset(offset).limit(limit).execute()
  return { ...count, rows: rows.map(row => formatLine(row, language)) }
}

/** A line of an export: `key` is where the next page goes on, `hash` the row's link in hexadecimal. */
export interface ExportLine extends JournalLine {
  readonly key: LineKey
  readonly hash: string
}

/** The place of a row in the order of the lists. */
export interface LineKey {
  readonly at: Date
  readonly agencyId: string
  readonly sequence: number
}

/** The next lines of an export below a key, or the newest. */
export async function listLinesBelow(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  filter: JournalFilter,
  { below, limit }: { readonly below: LineKey | undefined; readonly limit: number },
  language: Language,
): Promise<ExportLine[]> {
  let query = selectLines(tx, jurisdiction, filter).select('journal.hash')
  if (below !== undefined)
    query = query
      .where('journal.at', '<=', below.at)
      .where(
        sql<boolean>`(journal.at, journal.agency_id, journal.sequence) < (${below.at}, ${below.agencyId}::uuid, ${below.sequence}::bigint)`,
      )
  return (await query.limit(limit).execute()).map(row => ({
    ...formatLine(row, language),
    key: { at: row.at, agencyId: row.chain, sequence: row.sequence },
    hash: row.hash.toString('hex'),
  }))
}

function selectLines(tx: Transaction, jurisdiction: Jurisdiction, filter: JournalFilter) {
  return selectJournal(tx, jurisdiction, filter)
    .leftJoin('agency', 'agency.id', 'journal.agency_id')
    .leftJoin('account', 'account.id', 'journal.account_id')
    .select(['journal.agency_id as chain', 'journal.sequence', 'journal.at', 'journal.address'])
    .select(['journal.action', 'journal.subject', 'journal.detail', 'journal.before', 'journal.after'])
    .select(['agency.id as agencyId', 'agency.code', 'agency.name', 'account.display_name as by'])
    .orderBy('journal.at', 'desc')
    .orderBy('journal.agency_id', 'desc')
    .orderBy('journal.sequence', 'desc')
}

type Line = Awaited<ReturnType<ReturnType<typeof selectLines>['execute']>>[number]

const short = (digest: Buffer | null) => digest?.toString('hex').slice(0, 16) ?? null

function formatLine(row: Line, language: Language): JournalLine {
  return {
    agency: formatAgency(row.agencyId, row.code, row.name),
    sequence: row.sequence,
    at: row.at.toISOString(),
    by: row.by,
    address: row.address,
    action: row.action,
    title: formatAction(row.action, language),
    subject: row.subject,
    detail: row.detail as Record<string, unknown>,
    before: short(row.before),
    after: short(row.after),
  }
}

/** The agency of a line; null for the system's own chain. */
export function formatAgency(
  id: string | null,
  code: string | null,
  name: string | null,
): JournalLine['agency'] {
  return id === null || code === null || name === null ? null : { id, code, name }
}

/** What was done, in words; an action of a newer program stays as it is. */
export function formatAction(action: string, language: Language): string {
  return isAction(action) ? journalActions[action][language] : action
}

function isAction(action: string): action is JournalAction {
  return action in journalActions
}
