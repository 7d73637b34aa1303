import type { TakenPage, UploadOutcome } from '../../../../../src/scanning/intake/schema.ts'
import type { ApiProblem } from '../../../api/problem.ts'

/**
 * queued, sending, taking (all bytes are there, the server works on it), offline (waits for the line), paused; taken, duplicate (nothing new
 * in it); refused (the file itself can't be used), failed (may be tried again), cancelled.
 */
export type UploadState =
  | 'queued'
  | 'sending'
  | 'taking'
  | 'offline'
  | 'paused'
  | 'taken'
  | 'duplicate'
  | 'refused'
  | 'failed'
  | 'cancelled'

/** One file of an upload. */
export interface UploadItem {
  readonly key: string
  /** Its path in the folder that was dropped, or its name. */
  readonly name: string
  readonly sizeBytes: number
  readonly sentBytes: number
  readonly state: UploadState
  readonly pages: readonly TakenPage[]
  /** Why the server refused it, in words; null for one that was never sent. */
  readonly message: string | null
  /** Why it failed. */
  readonly problem: ApiProblem | null
}

const unfinished: readonly UploadState[] = ['queued', 'sending', 'taking', 'offline', 'paused']

/** Whether there is still something to do about a file by itself. */
export function isUnfinished({ state }: Pick<UploadItem, 'state'>): boolean {
  return unfinished.includes(state)
}

/** Whether a person should look at it: not taken, nothing new in it, or another book has it, too. */
export function needsLook({ state, pages }: UploadItem): boolean {
  return (
    state === 'refused' ||
    state === 'failed' ||
    state === 'duplicate' ||
    pages.some(page => page.isDuplicate || page.alsoIn !== null)
  )
}

/** What the server's outcome says about a file; null while it has not got all of it. */
export function readOutcome({
  state,
  pages,
  message,
}: UploadOutcome): Pick<UploadItem, 'state' | 'pages' | 'message'> | null {
  if (state === 'receiving') return null
  if (state === 'refused') return { state, pages: [], message }
  return { state: pages.every(page => page.isDuplicate) ? 'duplicate' : 'taken', pages, message: null }
}

/** How an upload stands as a whole. */
export interface UploadTotals {
  readonly files: number
  readonly finished: number
  readonly sizeBytes: number
  readonly sentBytes: number
  readonly taken: number
  readonly duplicates: number
  readonly refused: number
  readonly failed: number
  readonly queued: number
  readonly offline: number
}

/** Adds up the files; those given up do not count. */
export function addUp(items: readonly UploadItem[]): UploadTotals {
  const counted = items.filter(item => item.state !== 'cancelled')
  const count = (...states: readonly UploadState[]) =>
    counted.filter(item => states.includes(item.state)).length
  const sum = (of: (item: UploadItem) => number) => counted.reduce((total, item) => total + of(item), 0)
  return {
    files: counted.length,
    finished: counted.filter(item => !isUnfinished(item)).length,
    sizeBytes: sum(item => item.sizeBytes),
    sentBytes: sum(item => (isUnfinished(item) ? item.sentBytes : item.sizeBytes)),
    taken: count('taken'),
    duplicates: count('duplicate'),
    refused: count('refused'),
    failed: count('failed'),
    queued: count('queued', 'paused'),
    offline: count('offline'),
  }
}
