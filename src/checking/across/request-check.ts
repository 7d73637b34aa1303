import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import { appendJournal } from '../../journal/append.ts'
import { enqueueJobs } from '../../platform/jobs/enqueue.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { checkPackageKind } from '../check-package.ts'
import type { PackagePlace } from '../package-view.ts'
import { checkPackageKey } from '../receive-package.ts'

/**
 * Asks for a package's check once more, with what the other books say by now. Throws `not-found`, `book.closed`, `package.deposited`,
 * `package.superseded`, `package.unchecked` (its check is running).
 */
export async function requestCheck(tx: Transaction, { agencyId, packageId }: PackagePlace): Promise<void> {
  const { rows } = await sql<{ state: string; book_id: string | null; running: boolean; newer: boolean }>`
    select state, book_id,
      exists (select from job where dedupe_key = ${checkPackageKey(packageId)} and state = 'running') as running,
      exists (select from package n where n.agency_id = p.agency_id and n.book_id = p.book_id and n.id > p.id
        and n.state <> 'unusable') as newer
    from package p where agency_id = ${agencyId} and id = ${packageId} for update of p`.execute(tx)
  const found = rows[0]
  if (found === undefined) throw new AppError('not-found')
  if (found.book_id !== null) await requireOpenBook(tx, agencyId, found.book_id)
  if (found.state === 'deposited') throw new AppError('package.deposited')
  if (found.newer) throw new AppError('package.superseded')
  if (found.running) throw new AppError('package.unchecked')
  await enqueueJobs(tx, [
    {
      ...{ kind: checkPackageKind, agencyId, payload: { package: packageId } },
      dedupeKey: checkPackageKey(packageId),
      urgent: true,
    },
  ])
  await appendJournal(tx, { agencyId, action: 'package.recheck', subject: `package:${packageId}` })
}
