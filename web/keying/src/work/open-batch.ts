import type { Keying, Pack, SavedKeyings } from '../../../../src/keying/schema.ts'
import type { OpenSession } from '../../../offline/account/session.ts'
import { askForSync } from '../../../offline/ask-for-sync.ts'
import { RequestProblem } from '../../../offline/request.ts'
import { type BatchRef, fetchDictionary, fetchFamilies } from '../server.ts'
import { putBatch } from '../store/batches.ts'
import { isUnsent, noteSent, putKeyings } from '../store/keyings.ts'
import type { KeptBatch, KeptKeying } from '../store/rows.ts'
import { syncTag } from './background.ts'
import { createKeeper, type StoreProblem } from './keeper.ts'
import { fetchPackOrNone, type LoadedBatch } from './load-batch.ts'
import { fieldAddress, pageAddress } from './picture-address.ts'
import { type Posted, readAnswer } from './post-keyings.ts'
import { putReconciled, reconcile } from './reconcile.ts'
import { createSender } from './sender.ts'
import type { Patch, Work } from './work.ts'

/** What lies open, and what the screen around it has to say. */
export interface OpenWork {
  readonly work: Work
  /** Counts how often another machine's work took the place of what is shown: the desk begins anew. */
  readonly generation: number
  readonly storeProblem: StoreProblem
  /** Why the server takes nothing for now, in its words. */
  readonly hindered: string | null
  /** The batch was taken back, or is another's. */
  readonly isGone: boolean
  /** Versions that came off worse against another machine since the batch was opened, kept as copies. */
  readonly copies: number
}

/** A batch in work. */
export interface OpenBatch {
  readonly state: () => OpenWork
  subscribe(listener: () => void): () => void
  /** The session to work with; null: none. `isEnded`: there was one. */
  use(session: OpenSession | null, isEnded: boolean): void
  /** Writes what is not written yet, and begins to send. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** What an open batch needs of its surroundings. */
export interface OpenBatchOptions {
  readonly ref: BatchRef
  /** Said of an entry that was taken back. */
  readonly withdrawn: string
  onSignedOut(): void
}

/** Puts a loaded batch to work: every change goes into memory, to this machine and to the server. */
export function createOpenBatch(loaded: LoadedBatch, options: OpenBatchOptions): OpenBatch {
  const { ref, withdrawn } = options
  const { pictures } = loaded
  const { account } = loaded.batch
  let { isFresh, batch }: { isFresh: boolean; batch: KeptBatch } = loaded
  let rows = new Map(loaded.rows)
  for (const { keying } of batch.pack.tasks)
    if (!rows.has(keying.task))
      rows.set(keying.task, {
        ...{ account, batch: ref.batch, keying, sent: keying.revision, posted: null, refused: null },
      })
  let session: OpenSession | null = null
  let [isEnded, isReached, isClosed] = [false, navigator.onLine, false]
  let [generation, copies] = [0, 0]
  let hindered: string | null = null
  const listeners = new Set<() => void>()

  const listUnsent = () => [...rows.values()].filter(isUnsent).map(row => row.keying)
  const keeper = createKeeper(putKeyings, () => tell())
  const sender = createSender({
    ref,
    // Before the server has been asked, another machine might have been at it.
    listUnsent: () => (isFresh && !batch.isGone ? listUnsent() : []),
    onPost,
    onAnswer,
    onFailure,
  })
  const pictureOf = (address: string) => pictures.get(address) ?? address
  const pageImage = (page: string) => pictureOf(pageAddress(ref.agency, page))
  const fieldImage = (entry: string, field: string) => pictureOf(fieldAddress(ref.agency, entry, field))
  const askFamilies: Work['askFamilies'] = async question => {
    if (session === null || !isReached) return null
    try {
      return await fetchFamilies(session, ref, question)
    } catch (error) {
      if (error instanceof RequestProblem) return null
      throw error
    }
  }
  const makeState = (): OpenWork => ({
    ...{ generation, copies, hindered, isGone: batch.isGone, storeProblem: keeper.problem },
    work: {
      ...{ pack: batch.pack, dictionary: batch.dictionary },
      ...{ keyingOf, change, pageImage, fieldImage, askFamilies },
      line: isEnded ? 'signed-out' : isReached && session !== null ? 'online' : 'offline',
      unsent: listUnsent().length,
      refused: listRefused(rows.values()),
    },
  })
  let state = makeState()
  function tell() {
    if (isClosed) return
    state = makeState()
    for (const listener of listeners) listener()
  }

  function keyingOf(task: string): Keying {
    const row = rows.get(task)
    if (row === undefined) throw new Error(`no task ${task} in the batch`)
    return row.keying
  }
  function change(task: string, patch: Patch) {
    const row = rows.get(task)
    if (row === undefined || isClosed) return
    const revision = Math.max(row.keying.revision, row.sent) + 1
    const next: KeptKeying = { ...row, keying: { ...row.keying, ...patch, revision } }
    rows.set(task, next)
    keeper.put(next)
    sender.touch()
    if (isUnsent(next) !== isUnsent(row)) tell()
  }
  /** Kept before it leaves: a page that is closed meanwhile knows its own work again. */
  function onPost(keyings: readonly Keying[]) {
    for (const posted of keyings) {
      const row = rows.get(posted.task)
      if (row === undefined) continue
      const next = { ...row, posted }
      rows.set(posted.task, next)
      keeper.put(next)
    }
  }
  function onAnswer(sent: readonly Keying[], answer: SavedKeyings) {
    const { agreed, refused, isStale } = readAnswer(sent, answer)
    for (const { task, revision } of agreed) {
      const row = rows.get(task)
      if (row !== undefined && row.sent < revision) rows.set(task, { ...row, sent: revision, refused: null })
    }
    for (const { task, message } of refused) {
      const row = rows.get(task)
      if (row !== undefined) rows.set(task, { ...row, refused: message })
    }
    noteSent(account, agreed, refused).catch(() => undefined) // sent once more after the next start, which does no harm
    ;[isReached, hindered] = [true, null]
    tell()
    if (isStale) void refresh().then(() => sender.sendNow())
  }
  function onFailure(posted: Exclude<Posted, { is: 'answered' }>) {
    if (posted.is === 'gone') return void refresh()
    if (posted.is === 'signed-out') return endSession()
    if (posted.is === 'hindered') hindered = posted.message
    else isReached = false
    tell()
  }
  function endSession() {
    ;[isEnded, session] = [true, null]
    tell()
    options.onSignedOut()
  }

  let refreshing: Promise<void> | undefined
  /** Asks the server for the batch as it stands now, and puts both together. */
  function refresh(): Promise<void> {
    refreshing ??= fetchAndReconcile().finally(() => {
      refreshing = undefined
    })
    return refreshing
  }
  async function fetchAndReconcile() {
    let server: Pack | null
    try {
      server = await fetchPackOrNone(ref)
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error
      if (error.status === 401) return endSession()
      isReached = false
      return tell()
    }
    if (isClosed) return
    const before = { batch, rows }
    const after = reconcile(before, server, withdrawn, Date.now())
    ;[batch, rows, isFresh, isReached] = [after.batch, new Map(after.rows), true, true]
    if (after.isOther) generation++
    copies += after.losers.length
    await putReconciled(before, after).catch(() => undefined) // the keeper tells of a store that fails
    tell()
  }
  async function fetchWords() {
    try {
      const dictionary = await fetchDictionary(ref)
      batch = { ...batch, dictionary }
      tell()
      await putBatch(batch)
    } catch {
      // No line, no room: completing does without.
    }
  }
  const goOn = async () => {
    if (session === null) return
    if (!isFresh) await refresh()
    if (batch.dictionary === null) void fetchWords()
    await sender.sendNow()
  }

  const forget = listenToWindow({
    onOnline: () => void goOn(),
    onOffline() {
      isReached = false
      tell()
    },
    onHidden() {
      keeper.flush()
      if (listUnsent().length > 0) askForSync(syncTag)
      void sender.sendNow(true)
    },
    mayLose: () => keeper.problem !== null && listUnsent().length > 0,
  })
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    use(next, hasEnded) {
      ;[session, isEnded] = [next, hasEnded]
      if (next !== null) isReached = navigator.onLine
      sender.use(next)
      tell()
      void goOn()
    },
    async settle() {
      await keeper.settle()
      void sender.sendNow(true)
    },
    async close() {
      await keeper.settle()
      isClosed = true
      forget()
      void sender.sendNow(true)
      sender.stop()
      for (const url of pictures.values()) URL.revokeObjectURL(url)
    },
  }
}

function listRefused(rows: Iterable<KeptKeying>): ReadonlyMap<string, string> {
  return new Map(
    [...rows].flatMap(({ keying, refused }) => (refused === null ? [] : [[keying.task, refused] as const])),
  )
}

interface WindowListeners {
  onOnline(): void
  onOffline(): void
  onHidden(): void
  /** Closing the page now would lose something. */
  mayLose(): boolean
}

function listenToWindow({ onOnline, onOffline, onHidden, mayLose }: WindowListeners): () => void {
  const onVisibility = () => (document.hidden ? onHidden() : onOnline())
  const onLeave = (event: BeforeUnloadEvent) => {
    if (mayLose()) event.preventDefault()
  }
  window.addEventListener('online', onOnline)
  window.addEventListener('offline', onOffline)
  document.addEventListener('visibilitychange', onVisibility)
  window.addEventListener('pagehide', onHidden)
  window.addEventListener('beforeunload', onLeave)
  return () => {
    window.removeEventListener('online', onOnline)
    window.removeEventListener('offline', onOffline)
    document.removeEventListener('visibilitychange', onVisibility)
    window.removeEventListener('pagehide', onHidden)
    window.removeEventListener('beforeunload', onLeave)
  }
}
