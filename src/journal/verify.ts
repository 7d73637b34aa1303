import type { Transaction } from '../platform/postgres/database.ts'
import { firstPrevious, hashRow } from './canonical.ts'

/** Why a row does not fit: altered, or its neighbours removed; `tail`: rows at the end are gone or the head was changed. */
export type JournalFault = 'altered' | 'gap' | 'unlinked' | 'tail'

/** What a check of the journal found. `broken` is the first row that does not fit, by agency and sequence. */
export interface JournalCheck {
  readonly rows: number
  readonly chains: number
  readonly broken: {
    readonly agencyId: string
    readonly sequence: number
    readonly fault: JournalFault
  } | null
  /** The last hash of every chain; written down elsewhere, it shows later that a whole chain was not replaced. */
  readonly heads: readonly { readonly agencyId: string; readonly sequence: number; readonly hash: string }[]
}

const pageSize = 5000

/** Walks every chain in the transaction's jurisdiction from its first row, in pages. */
export async function verifyJournal(tx: Transaction): Promise<JournalCheck> {
  const heads = await tx.selectFrom('journal_head').selectAll().orderBy('agency_id').execute()
  const headless = await tx
    .selectFrom('journal')
    .select(eb => ['agency_id', eb.fn.max('sequence').as('sequence')])
    .where('agency_id', 'not in', eb => eb.selectFrom('journal_head').select('agency_id'))
    .groupBy('agency_id')
    .orderBy('agency_id')
    .execute()
  let rows = 0
  let broken: JournalCheck['broken'] = null
  for (const head of heads) {
    const chain = await verifyChain(tx, head)
    rows += chain.rows
    broken ??= chain.broken
  }
  const orphan = headless[0]
  if (orphan !== undefined)
    broken ??= { agencyId: orphan.agency_id, sequence: orphan.sequence, fault: 'tail' }
  return {
    rows,
    chains: heads.length,
    broken,
    heads: heads.map(head => ({
      agencyId: head.agency_id,
      sequence: head.sequence,
      hash: head.hash.toString('hex'),
    })),
  }
}

interface Head {
  readonly agency_id: string
  readonly sequence: number
  readonly hash: Buffer
}

async function verifyChain(tx: Transaction, head: Head): Promise<Pick<JournalCheck, 'rows' | 'broken'>> {
  const agencyId = head.agency_id
  let previous = firstPrevious
  let sequence = 0
  for (;;) {
    const page = await tx
      .selectFrom('journal')
      .selectAll()
      .where('agency_id', '=', agencyId)
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .limit(pageSize)
      .execute()
    for (const row of page) {
      const fault = findFault(row, previous, sequence + 1)
      if (fault !== undefined) {
        const at = fault === 'gap' ? sequence + 1 : row.sequence
        return { rows: sequence, broken: { agencyId, sequence: at, fault } }
      }
      previous = row.hash
      sequence = row.sequence
    }
    if (page.length < pageSize) break
  }
  const whole = sequence === head.sequence && previous.equals(head.hash)
  return {
    rows: sequence,
    broken: whole ? null : { agencyId, sequence: Math.min(sequence, head.sequence) + 1, fault: 'tail' },
  }
}

interface Row {
  readonly agency_id: string
  readonly sequence: number
  readonly at: Date
  readonly account_id: string | null
  readonly address: string | null
  readonly action: string
  readonly subject: string
  readonly detail: unknown
  readonly before: Buffer | null
  readonly after: Buffer | null
  readonly previous: Buffer
  readonly hash: Buffer
}

function findFault(row: Row, previous: Buffer, expected: number): JournalFault | undefined {
  if (row.sequence !== expected) return 'gap'
  const hash = hashRow(row.previous, {
    agencyId: row.agency_id,
    sequence: row.sequence,
    at: row.at.toISOString(),
    accountId: row.account_id,
    address: row.address,
    action: row.action,
    subject: row.subject,
    detail: row.detail,
    before: row.before,
    after: row.after,
  })
  if (!hash.equals(row.hash)) return 'altered'
  return row.previous.equals(previous) ? undefined : 'unlinked'
}
