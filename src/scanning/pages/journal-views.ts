import type { FastifyRequest } from 'fastify'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { formatHour } from './viewer-mark.ts'

/** Views noted in this hour by this process; after a restart a view may be noted twice, never not at all. */
const mostRemembered = 100_000
const noted = new Set<string>()

/**
 * What somebody looks at: a page as a whole, the picture it was drawn from (both pages of a double page, named by the first), or the places of fields of
 * a case.
 */
export interface View {
  readonly agencyId: string
  readonly subject: `page:${string}` | `case:${string}`
  readonly what: 'page' | 'field' | 'frame'
}

/**
 * Runs in the request's transaction and journals that the account looked: once per page or case, account and hour, so that leafing through a
 * book leaves one line a page and not one per turn, and keying a case field by field one line a case. A second look in the same hour changes nothing that the journal should prove.
 */
export async function journalView<T>(
  request: Pick<FastifyRequest, 'actor' | 'inTransaction'>,
  { agencyId, subject, what }: View,
  run: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const accountId = request.actor.account.id
  const key = [accountId, subject, what, formatHour(new Date())].join(' ')
  const result = await request.inTransaction(async tx => {
    const found = await run(tx)
    if (!noted.has(key)) {
      await appendJournal(tx, {
        agencyId,
        accountId,
        action: 'page.read',
        subject,
        detail: { what },
      })
    }
    return found
  })
  // Only now: what was rolled back was not noted.
  if (noted.size >= mostRemembered) noted.clear()
  noted.add(key)
  return result
}
