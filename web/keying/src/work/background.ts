import type { OwnBatches } from '../../../../src/keying/schema.ts'
import type { OpenSession } from '../../../offline/account/session.ts'
import { RequestProblem } from '../../../offline/request.ts'
import { changeBatch, listBatches, removeBatch } from '../store/batches.ts'
import { isUnsent, listCopies, listKeyings, noteSent, putKeyings } from '../store/keyings.ts'
import type { KeptBatch, KeptKeying } from '../store/rows.ts'
import { holdBatch } from './hold.ts'
import { fetchPackOrNone } from './load-batch.ts'
import { postKeyings, readAnswer } from './post-keyings.ts'
import { putReconciled, reconcile } from './reconcile.ts'
import { mostAtOnce } from './sender.ts'

/** What the service worker is woken by when the line is back. */
export const syncTag = 'gui-phieu'

/** How a round over the batches that nobody has open ended. */
export type RoundEnd = 'done' | 'line' | 'signed-out'

interface Round {
  readonly session: OpenSession
  /** Said of entries that were taken back. */
  readonly withdrawn: string
  /** The person wants to open one of them. */
  readonly signal: AbortSignal
}

/** The service worker may be at it, woken by the same line. */
const serviceWorkerMs = 5_000

let running: Promise<unknown> = Promise.resolve()

/** Resolves when no round is under way in this page. */
export const whenIdle = (): Promise<unknown> => running

/** Sends what waits on this machine in batches that nobody has open: after days without a line, or after signing in again. */
export function sendWaiting(round: Round): Promise<RoundEnd> {
  const run = running.then(async () => {
    for (const batch of await listBatches(round.session.account.id)) {
      if (round.signal.aborted) return 'done'
      const end = await withBatch(batch, () => sendBatch(batch, round))
      if (end === 'line' || end === 'signed-out') return end
    }
    return 'done'
  })
  running = run.catch(() => undefined)
  return run
}

/**
 * Takes off this machine what needs to lie here no longer: batches of which the server has everything, and which are finished or were never taken
 * along. What the server refused, and versions that came off worse, stay.
 */
export function removeDone(account: string, own: OwnBatches, signal: AbortSignal): Promise<void> {
  const run = running.then(async () => {
    for (const batch of await listBatches(account)) {
      if (signal.aborted) return
      const known = own.batches.find(it => it.id === batch.id)
      // Unknown: older than the list goes back.
      const isOver =
        known === undefined ? batch.isGone : known.finishedAt !== null || known.revokedAt !== null
      if (batch.isAlong && !isOver) continue
      await withBatch(
        batch,
        async () => {
          const rows = await listKeyings(account, batch.id)
          const isBare = rows.every(row => row.refused === null && row.keying.revision <= row.sent)
          if (isBare && (await listCopies(account, batch.id)).length === 0)
            await removeBatch(account, batch.id)
        },
        serviceWorkerMs,
      )
    }
  })
  running = run.catch(() => undefined)
  return run
}

/** Does something with a batch unless a page has it open: that page looks after it. */
async function withBatch<T>(
  { account, id }: KeptBatch,
  act: () => Promise<T>,
  waitMs?: number,
): Promise<T | undefined> {
  const nobody = { beforeYield: async () => undefined, onLost: () => undefined }
  const release = await holdBatch(account, id, false, nobody, waitMs)
  if (release === null) return
  try {
    return await act()
  } finally {
    release()
  }
}

async function sendBatch(batch: KeptBatch, { session, withdrawn, signal }: Round): Promise<RoundEnd> {
  const ref = { agency: batch.agency, batch: batch.id }
  const listUnsent = async () => (await listKeyings(batch.account, batch.id)).filter(isUnsent)
  if (batch.isGone || (await listUnsent()).length === 0) return 'done'
  try {
    await compareWithServer(batch, withdrawn, signal)
    for (let unsent = await listUnsent(); unsent.length > 0 && !signal.aborted; unsent = await listUnsent()) {
      const rows = unsent.slice(0, mostAtOnce).map(row => ({ ...row, posted: row.keying }))
      const keyings = rows.map(row => row.keying)
      await putKeyings(rows)
      const posted = await postKeyings(session, ref, keyings, { signal })
      if (posted.is === 'line' || posted.is === 'signed-out') return posted.is
      if (posted.is === 'gone') await changeBatch(batch.account, batch.id, { isGone: true })
      if (posted.is !== 'answered') return 'done'
      const { agreed, refused, isStale } = readAnswer(keyings, posted)
      await noteSent(batch.account, agreed, refused)
      // Another machine, or whoever hands out, at the same moment: the next round, or opening the batch, compares again.
      if (isStale) return 'done'
    }
    return 'done'
  } catch (error) {
    if (!(error instanceof RequestProblem)) throw error
    return error.status === 401 ? 'signed-out' : 'line'
  }
}

async function compareWithServer(batch: KeptBatch, withdrawn: string, signal: AbortSignal): Promise<void> {
  const server = await fetchPackOrNone({ agency: batch.agency, batch: batch.id }, signal)
  const rows = new Map<string, KeptKeying>()
  for (const row of await listKeyings(batch.account, batch.id)) rows.set(row.keying.task, row)
  const before = { batch, rows }
  await putReconciled(before, reconcile(before, server, withdrawn, Date.now()))
}
