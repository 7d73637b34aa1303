import { removeOldSessions } from './access/remove-old-sessions.ts'
import { readSettings } from './access/settings.ts'
import { removeUnusablePackages } from './checking/remove-unusable-packages.ts'
import { appendJournal } from './journal/append.ts'
import { removeOldJobs } from './platform/jobs/remove-old-jobs.ts'
import type { Database } from './platform/postgres/database.ts'

/** What a round of cleaning removed. */
export interface Removed {
  readonly sessions: number
  readonly signInFailures: number
  readonly jobs: number
  readonly packages: number
}

/**
 * Removes what is kept for some time only, after the days that the settings say; journaled with its counts when there was anything.
 * The journal, records, books, originals and every file of the vault are kept for ever.
 */
export async function applyRetention(database: Database): Promise<Removed> {
  return database.transaction({ scope: 'all' }, async tx => {
    const days = await readSettings(tx)
    const removed = {
      ...(await removeOldSessions(tx, days.keepSessionsDays)),
      jobs: await removeOldJobs(tx, days.keepJobsDays),
      packages: await removeUnusablePackages(tx, days.keepUnusablePackagesDays),
    }
    if (Object.values(removed).some(count => count > 0))
      await appendJournal(tx, { action: 'retention.apply', subject: 'retention', detail: removed })
    return removed
  })
}
