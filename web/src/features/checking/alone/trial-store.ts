import { useSyncExternalStore } from 'react'
import { pairBookFiles } from '../../../../../src/register/pair-book-files.ts'
import { droppedPath } from '../../../ui/read-dropped.ts'
import { isActive, runTrial, type Trial } from './trial.ts'

/** The books that a person tries, and what was dropped and is no book. */
interface Trials {
  readonly trials: readonly Trial[]
  readonly refused: readonly string[]
  readonly aloneZips: readonly File[]
}

const nothing: Trials = { trials: [], refused: [], aloneZips: [] }
const pathOf = (file: File) => droppedPath(file) ?? (file.webkitRelativePath || file.name)

/** Outside the page, so that a look at another page, or a tablet that is turned, loses nothing; in this window's memory only. */
let state = nothing
let owner = ''
let stopper: AbortController | null = null
let lastKey = 0
const listeners = new Set<() => void>()

function set(next: Partial<Trials>): void {
  state = { ...state, ...next }
  for (const listener of listeners) listener()
}

function change(key: string, with_: Partial<Trial>): void {
  set({ trials: state.trials.map(trial => (trial.key === key ? { ...trial, ...with_ } : trial)) })
}

/** Checks the books that wait, one after the other: the server takes one at a time of each account. */
async function runWaiting(): Promise<void> {
  if (stopper !== null) return
  for (;;) {
    const next = state.trials.find(trial => trial.state === 'waiting')
    if (next === undefined) return
    const control = new AbortController()
    stopper = control
    change(next.key, { state: 'sending', share: 0 })
    await runTrial(next, with_ => change(next.key, with_), control.signal)
    stopper = null
  }
}

/** What may be done with the books. */
export const trialStore = {
  /** Takes files: a zip that comes later joins its workbook, which is then checked again. */
  take(files: readonly File[]): void {
    const { trials, aloneZips: before } = state
    const known = [...trials.flatMap(({ xlsx, zip }) => filesOf(xlsx, zip)), ...before]
    const all = [...new Set([...known, ...files])]
    const { books, aloneZips } = pairBookFiles(all, pathOf)
    const used = new Set([...aloneZips, ...books.flatMap(({ workbook, zip }) => filesOf(workbook, zip))])
    set({
      refused: all.filter(file => !used.has(file)).map(({ name }) => name),
      aloneZips,
      trials: books.map(
        ({ workbook, zip }) =>
          trials.find(trial => trial.xlsx === workbook && (trial.zip === zip || isActive(trial))) ??
          newTrial(pathOf(workbook), workbook, zip),
      ),
    })
    void runWaiting()
  },
  again(key: string): void {
    change(key, { state: 'waiting', result: null, problem: null, reports: {}, rows: 0 })
    void runWaiting()
  },
  remove(key: string): void {
    set({ trials: state.trials.filter(trial => trial.key !== key) })
  },
  /** Stops what runs and what waits. */
  stop(): void {
    set({
      trials: state.trials.map(trial => (trial.state === 'waiting' ? { ...trial, state: 'stopped' } : trial)),
    })
    stopper?.abort()
  },
  clear(): void {
    trialStore.stop()
    set(nothing)
  },
}

function filesOf(xlsx: File, zip: File | null): File[] {
  return zip === null ? [xlsx] : [xlsx, zip]
}

function newTrial(name: string, xlsx: File, zip: File | null): Trial {
  const key = String(++lastKey)
  return {
    key,
    name,
    xlsx,
    zip,
    state: 'waiting',
    share: 0,
    rows: 0,
    result: null,
    problem: null,
    reports: {},
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The books of an account; those of whoever was signed in before are gone. */
export function useTrials(accountId: string): Trials {
  if (owner !== accountId) {
    owner = accountId
    stopper?.abort()
    state = nothing
  }
  return useSyncExternalStore(subscribe, () => state)
}
