import { v7 as newId } from 'uuid'
import type { JournalAction } from '../../src/journal/action.ts'
import { firstPrevious, hashRow } from '../../src/journal/canonical.ts'
import type { App } from '../../src/platform/app.ts'
import { copyInto } from '../../src/platform/postgres/copy.ts'

/** What a journal to be written looks like. */
export interface JournalRequest {
  readonly rows: number
  /** Agencies with a chain each; the first ones do most of the work. */
  readonly chains: number
  /** Days over which the rows are spread, up to now. */
  readonly days: number
}

const dayMs = 86_400_000

/**
 * Writes a journal as a province would have it after some time, with right hashes: mostly single records read, some searches, lists
 * and deposits. Answers the ids of its agencies and accounts.
 */
export async function writeJournal(
  app: Pick<App, 'database'>,
  { rows, chains, days }: JournalRequest,
): Promise<{ readonly agencies: readonly string[]; readonly accounts: readonly string[] }> {
  const heads = Array.from({ length: chains }, () => ({
    agencyId: newId(),
    sequence: 0,
    hash: firstPrevious,
    at: new Date(0),
  }))
  const accounts = Array.from({ length: chains * 3 }, () => newId())
  const began = Date.now() - days * dayMs
  function* generate() {
    for (let n = 0; n < rows; n++) {
      const head = heads[Math.floor(chains * ((n * 0.618_034) % 1) ** 2)] ?? heads[0]
      if (head === undefined) return
      const { action, subject, detail } = makeEvent(n)
      const at = new Date(began + Math.floor((n / rows) * days * dayMs))
      const row = {
        agencyId: head.agencyId,
        sequence: head.sequence + 1,
        at: at.toISOString(),
        accountId: accounts[n % accounts.length] ?? null,
        address: `10.0.${n % 7}.${n % 250}`,
        action,
        subject,
        detail,
        before: null,
        after: null,
      }
      const previous = head.hash
      const hash = hashRow(previous, row)
      Object.assign(head, { sequence: row.sequence, hash, at })
      yield [
        row.agencyId,
        row.sequence,
        row.at,
        row.accountId,
        row.address,
        action,
        subject,
        detail,
        previous,
        hash,
      ] as const
    }
  }
  await app.database.transaction({ scope: 'all' }, async tx => {
    const columns = [
      'agency_id',
      'sequence',
      'at',
      'account_id',
      'address',
      'action',
      'subject',
      'detail',
      'previous',
      'hash',
    ] as const
    await copyInto(tx, 'journal', columns, generate())
    await copyInto(
      tx,
      'journal_head',
      ['agency_id', 'sequence', 'hash', 'at'],
      heads
        .filter(head => head.sequence > 0)
        .map(head => [head.agencyId, head.sequence, head.hash, head.at.toISOString()]),
    )
  })
  return { agencies: heads.map(head => head.agencyId), accounts }
}

function makeEvent(n: number): {
  readonly action: JournalAction
  readonly subject: string
  readonly detail: Readonly<Record<string, unknown>>
} {
  const kind = n % 20
  if (kind < 12) return { action: 'record.read', subject: `record:${newId()}`, detail: {} }
  if (kind < 16) {
    const shown = Array.from({ length: 1 + (n % 5) }, () => newId())
    return { action: 'records.search', subject: 'records', detail: { total: shown.length, shown } }
  }
  if (kind < 19)
    return { action: 'records.list', subject: `book:${newId()}`, detail: { offset: n % 500, count: 100 } }
  const detail = {
    kind: 'KS',
    year: 2006,
    volume: '01',
    mode: 'all',
    inserted: 98,
    updated: 0,
    unchanged: 2,
    rejected: 0,
  }
  return {
    action: 'records.deposit',
    subject: `deposit:${newId()}`,
    detail: { ...detail, book: newId(), note: 'Sổ khai sinh xã Điện Thắng' },
  }
}
