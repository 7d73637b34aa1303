import { sql } from 'kysely'
import { verifyJournal } from '../../journal/verify.ts'
import type { App } from '../../platform/app.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Mismatch } from './mismatch.ts'
import { verifyDeposits } from './verify-deposits.ts'
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
  /** Books with records. */
  readonly books: number
  /** PDFs of current versions. */
  readonly pdfs: number
  /** Rows of packages that are a record's current version. */
  readonly rows: number
  readonly records: number
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
  onFile?: (done: number) => void,
): Promise<RegistryReport> {
  const all = { scope: 'all' } as const
  const journal = await database.transaction(all, verifyJournal)
  const counts = await database.transaction(all, countRegistry)
  const ofDeposits = await verifyDeposits(database)
  const { mismatches: ofVault, ...files } = await verifyVault(database, vault, onFile)
  const ofJournal: Mismatch[] =
    journal.broken === null
      ? []
      : [
          {
            code: 'journal.broken',
            params: {
              agency: journal.broken.agencyId,
              sequence: journal.broken.sequence,
              detail: journal.broken.fault,
            },
          },
        ]
  return {
    ...files,
    journalRows: journal.rows,
    journalBroken: ofJournal.length,
    ...counts,
    mismatches: [...ofJournal, ...ofDeposits, ...ofVault],
    journalHeads: journal.heads,
  }
}

async function countRegistry(
  tx: Transaction,
): Promise<Pick<RegistryReport, 'books' | 'pdfs' | 'rows' | 'records' | 'deposits'>> {
  const { rows } = await sql<Pick<RegistryReport, 'books' | 'pdfs' | 'rows' | 'records' | 'deposits'>>`
    select count(distinct r.book_id)::int as books, count(distinct (r.agency_id, v.pdf))::int as pdfs, count(v.version)::int as rows,
      count(distinct r.id)::int as records, (select count(*)::int from deposit) as deposits
    from record r
    left join record_version v on v.agency_id = r.agency_id and v.record_id = r.id and v.version = r.version`.execute(
    tx,
  )
  return rows[0] ?? { books: 0, pdfs: 0, rows: 0, records: 0, deposits: 0 }
}
