import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App } from '../../platform/app.ts'
import { depositBook } from '../deposit/deposit-book.ts'
import type { DepositMode } from '../deposit/judge-findings.ts'
import type { DepositReport } from '../deposit/report-deposit.ts'
import { type TestPackage, writePackage } from './write-package.ts'

type DepositedBook = Pick<TestPackage, 'rows'> &
  Partial<Pick<TestPackage, 'kind' | 'year' | 'volume' | 'pdfText'>> & { readonly mode?: DepositMode }

/** Deposits rows as a book of an agency (births of 1997 unless told), by way of a package like any other; nothing of it is left outside the vault. */
export async function depositRows(
  app: Pick<App, 'database' | 'vault'>,
  agencyId: string,
  { mode = 'all', ...book }: DepositedBook,
): Promise<DepositReport> {
  const dir = await mkdtemp(join(tmpdir(), 'sogoc-book-'))
  try {
    const files = await writePackage({ kind: 'KS', year: 1997, volume: '01', ...book, dir })
    return await depositBook(app, {
      files,
      agency: { id: agencyId },
      jurisdiction: { scope: 'all' },
      accountId: null,
      mode,
      dryRun: false,
      asInBook: [],
      isolate: false,
    })
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
