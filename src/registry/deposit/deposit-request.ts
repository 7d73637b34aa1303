import type { App } from '../../platform/app.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import type { Stored } from '../../platform/vault/vault.ts'
import type { DepositOutcome } from './apply-deposit.ts'
import type { AsInBook, DepositMode } from './judge-findings.ts'
import type { PackageFiles, ReadOptions } from './read-package.ts'

/** What came of a deposit that was not refused. */
export type DoneOutcome = Pick<
  DepositOutcome,
  'depositId' | 'bookId' | 'inserted' | 'updated' | 'unchanged' | 'rejected'
>

/** A book to be brought into the registry. */
export interface DepositRequest extends ReadOptions {
  readonly files: PackageFiles
  /**
   * The agency that registered: its id, or its code (`20551`, `20551@2025-07-01`), which is declared when it isn't known (a command
   * only: needs scope 'all').
   */
  readonly agency: { readonly id: string } | { readonly code: string }
  readonly jurisdiction: Jurisdiction
  readonly accountId: string | null
  readonly mode: DepositMode
  readonly dryRun: boolean
  readonly asInBook: readonly AsInBook[]
  readonly packageId?: string
  /** The files when they are in the vault already; they are not taken in again then. */
  readonly stored?: StoredFiles
  /** Done in the same transaction after a deposit that wrote or found everything standing, e.g. the package's own state. */
  readonly also?: (tx: Transaction, outcome: DoneOutcome) => Promise<void>
  /** Runs the transaction that writes, where it is somebody else's, too (a job's); within the jurisdiction unless told. */
  readonly transact?: <T>(run: (tx: Transaction) => Promise<T>) => Promise<T>
}

/** A package's two files in the vault. */
export interface StoredFiles {
  readonly xlsx: Stored
  readonly zip: Stored
}

/** How the deposit's own transaction is run: by the request where it says, else within its jurisdiction. */
export function transactionOf(
  { database }: Pick<App, 'database'>,
  { jurisdiction, transact }: Pick<DepositRequest, 'jurisdiction' | 'transact'>,
): NonNullable<DepositRequest['transact']> {
  return transact ?? (run => database.transaction(jurisdiction, run))
}
