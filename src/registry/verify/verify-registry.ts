import { sql } from 'kysely'
import { verifySlips } from '../../inventory/custody/verify-slips.ts'
import { verifyNumbers } from '../../inventory/verify-numbers.ts'
import { compareAnchors } from '../../journal/compare-anchors.ts'
import type { AnchorFile } from '../../journal/schema.ts'
import { verifyJournal } from '../../journal/verify.ts'
import { verifyKeying } from '../../keying/settle/verify-keying.ts'
import type { App } from '../../platform/app.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { listJournalMismatches, toAnchorMismatch } from './journal-mismatches.ts'
import type { Mismatch } from './mismatch.ts'
import { verifyCorrections } from './verify-corrections.ts'
import { verifyCounters } from './verify-counters.ts'
import { verifyDeposits } from './verify-deposits.ts'
import { verifyExtracts } from './verify-extracts.ts'
import { verifyLinks } from './verify-links.ts'
import { verifyVault } from './verify-vault.ts'

/** What `sogoc verify` found. With nothing wrong `books`, `pdfs`, `rows` and `records` tell of the same entries from book to record. */
export interface RegistryReport {
  readonly files: number
  readonly missing: number
  readonly damaged: number
  readonly unreferenced: number
  /** PDFs of cases within .zip files. */
  readonly filesWithin: number
  readonly journalRows: number
  /** Chains of the journal with a row that does not fit. */
  readonly journalBroken: number
  /** Sealed days, and the last of them. */
  readonly anchors: number
  readonly sealedTo: string | null
  readonly anchorsBroken: number
  /** Anchors kept outside that were compared. */
  readonly anchorsCompared: number
  /** Books with records. */
  readonly books: number
  /** PDFs of current versions. */
  readonly pdfs: number
  /** Current versions of records: the rows of packages, and what was restored in their place. */
  readonly rows: number
  readonly records: number
  /** Records that two persons removed; they are in none of the counts above. */
  readonly removed: number
  readonly deposits: number
  readonly mismatches: readonly Mismatch[]
  /** The last hash of every chain: written down elsewhere, it proves later that no chain was replaced as a whole. */
  readonly journalHeads: readonly {
    readonly agencyId: string
    readonly sequence: number
    readonly hash: string
  }[]
}

/** Verifies the vault, the journal, and the way from book to PDF to row to record. Reads only. */
export async function verifyRegistry(
  { database, vault }: Pick<App, 'database' | 'vault'>,
  keptAnchors: readonly AnchorFile[] = [],
  onFile?: (done: number) => void,
): Promise<RegistryReport> {
  const all = { scope: 'all' } as const
  const journal = await verifyJournal(database)
  const ofKept = (await compareAnchors(database, keptAnchors)).map(toAnchorMismatch)
  const counts = await database.transaction(all, countRegistry)
  const ofDeposits = [...(await verifyDeposits(database)), ...(await verifyLinks(database))]
  const ofCorrections = await verifyCorrections(database)
  const ofCounters = await verifyCounters(database)
  const ofKeying = await database.transaction(all, verifyKeying)
  const ofNumbers = await database.transaction(all, verifyNumbers, { snapshot: true })
  const ofSlips = await database.transaction(all, verifySlips)
  const ofExtracts = await database.transaction(all, verifyExtracts)
  const { mismatches: ofVault, ...files } = await verifyVault(database, vault, onFile)
  return {
    ...files,
    journalRows: journal.rows,
    journalBroken: journal.broken.length,
    anchors: journal.anchors,
    sealedTo: journal.sealedTo,
    anchorsBroken: journal.brokenAnchors.length + ofKept.length,
    anchorsCompared: keptAnchors.length,
    ...counts,
    mismatches: [
      ...listJournalMismatches(journal),
      ...ofKept,
      ...ofDeposits,
      ...ofCorrections,
      ...ofCounters,
      ...ofNumbers.map(({ code, ...params }): Mismatch => ({ code, params })),
      ...ofExtracts,
      ...ofSlips.map(({ code, ...params }): Mismatch => ({ code, params })),
      ...ofKeying.map(({ code, ...params }): Mismatch => ({ code, params })),
      ...ofVault,
    ],
    journalHeads: journal.heads,
  }
}

type RegistryCounts = Pick<RegistryReport, 'books' | 'pdfs' | 'rows' | 'records' | 'removed' | 'deposits'>

async function countRegistry(tx: Transaction): Promise<RegistryCounts> {
  const { rows } = await sql<RegistryCounts>`
    select count(distinct r.book_id)::int as books, count(distinct (r.agency_id, v.pdf))::int as pdfs, count(v.version)::int as rows,
      count(distinct r.id)::int as records, (select count(*)::int from record where removed_at is not null) as removed,
      (select count(*)::int from deposit) as deposits
    from record r
    left join record_version v on v.agency_id = r.agency_id and v.record_id = r.id and v.version = r.version
    where r.removed_at is null`.execute(tx)
  return rows[0] ?? { books: 0, pdfs: 0, rows: 0, records: 0, removed: 0, deposits: 0 }
}
