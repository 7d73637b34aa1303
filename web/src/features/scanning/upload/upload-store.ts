import type { UploadMetadata } from '../../../../../src/scanning/intake/schema.ts'
import type { ApiProblem } from '../../../api/problem.ts'
import { chooseFiles, maySend } from './choose-files.ts'
import type { SendFile, Sending } from './send-file.ts'
import { addUp, isUnfinished, readOutcome, type UploadItem, type UploadTotals } from './upload-item.ts'
import { printOf, type uploadMemory } from './upload-memory.ts'
import { emptyPace, type Pace, secondsLeft, watchPace } from './upload-pace.ts'

/** How the files that go to one book stand. */
export interface BookUploads {
  readonly agency: string
  readonly book: string
  readonly items: readonly UploadItem[]
  readonly totals: UploadTotals
  readonly busy: boolean
  readonly paused: boolean
  /** Seconds until all is sent; null while nothing is known. */
  readonly secondsLeft: number | null
}

/** Files on their way to books, beyond the page on which they were chosen. */
export interface UploadStore {
  subscribe(listener: () => void): () => void
  /** Every book with files, the last chosen first. */
  list(): readonly BookUploads[]
  find(agency: string, book: string): BookUploads | undefined
  add(agency: string, book: string, files: readonly File[], replaces?: string): void
  pause(agency: string, book: string): void
  resume(agency: string, book: string): void
  /** Gives up a file, or all that are not finished. */
  cancel(agency: string, book: string, key?: string): void
  /** Tries what failed again: one file, or all. */
  retry(agency: string, book: string, key?: string): void
  /** Takes finished files off the list. */
  clear(agency: string, book: string): void
}

interface Entry {
  item: UploadItem
  readonly file: File
  readonly about: Partial<UploadMetadata>
  readonly print: string
  sending: Sending | undefined
}

interface Queue {
  readonly agency: string
  readonly book: string
  entries: Entry[]
  paused: boolean
  pace: Pace
}

const parallel = 3
/** The browser says when the line is back; that the server is back nobody says. */
const againMs = 10_000
const tellMs = 200

/** What the store needs of the browser. */
export interface Surroundings {
  readonly send: SendFile
  /** Says when the line is back, and that the page is about to be left. */
  readonly tab: EventTarget
  readonly memory: Pick<typeof uploadMemory, 'batchOf' | 'forget'>
}

/** Sends at most three files at once, in the order chosen, however many books they go to. */
export function createUploadStore({ send, tab, memory }: Surroundings): UploadStore {
  const queues = new Map<string, Queue>()
  const listeners = new Set<() => void>()
  let shown: readonly BookUploads[] = []
  let telling: ReturnType<typeof setTimeout> | undefined
  let trying: ReturnType<typeof setTimeout> | undefined
  let lastKey = 0

  const all = () => [...queues.values()].flatMap(queue => queue.entries)
  const isActive = ({ item }: Entry) => item.state === 'sending' || item.state === 'taking'

  const tell = () => {
    telling = undefined
    shown = [...queues.values()].reverse().map(view)
    for (const listener of listeners) listener()
  }
  /** Progress comes in hundreds of events a second. */
  const tellSoon = () => {
    telling ??= setTimeout(tell, tellMs)
  }
  const tellNow = () => {
    clearTimeout(telling)
    tell()
  }
  const change = (entry: Entry, next: Partial<UploadItem>) => {
    entry.item = { ...entry.item, ...next }
    tellSoon()
  }

  const settle = (queue: Queue, entry: Entry, next: Partial<UploadItem>) => {
    if (!isUnfinished(entry.item)) return
    change(entry, next)
    if (
      queue.entries.every(({ item }) => ['taken', 'duplicate', 'cancelled', 'refused'].includes(item.state))
    )
      memory.forget(
        placeOf(queue),
        queue.entries.map(({ print }) => print),
      )
    feed()
  }

  const begin = (queue: Queue, entry: Entry) => {
    change(entry, { state: 'sending', problem: null })
    entry.sending ??= send(entry.file, entry.about, entry.print, {
      onProgress(sentBytes) {
        if (!isActive(entry)) return
        const isWhole = sentBytes >= entry.file.size
        change(entry, { sentBytes, state: isWhole ? 'taking' : 'sending' })
        queue.pace = watchPace(queue.pace, Date.now(), addUp(queue.entries.map(({ item }) => item)).sentBytes)
      },
      onOutcome(outcome) {
        const read = readOutcome(outcome)
        settle(queue, entry, read ?? { state: 'offline' })
        if (read === null) tryLater()
      },
      onOffline() {
        if (isUnfinished(entry.item) && entry.item.state !== 'paused') change(entry, { state: 'offline' })
        tryLater()
        feed()
      },
      onProblem: (problem: ApiProblem) => settle(queue, entry, { state: 'failed', problem }),
    })
    entry.sending.start()
  }

  const feed = () => {
    watchLeaving()
    // Without a line every file would only fail in its turn.
    if (trying !== undefined) return
    let free = parallel - all().filter(isActive).length
    for (const queue of queues.values()) {
      if (queue.paused) continue
      for (const entry of queue.entries) {
        if (free <= 0) return
        if (entry.item.state !== 'queued') continue
        begin(queue, entry)
        free -= 1
      }
    }
  }

  const tryAgain = () => {
    clearTimeout(trying)
    trying = undefined
    for (const entry of all()) if (entry.item.state === 'offline') change(entry, { state: 'queued' })
    feed()
  }
  const tryLater = () => {
    trying ??= setTimeout(tryAgain, againMs)
  }

  const warn = (event: Event) => event.preventDefault()
  const watchLeaving = () => {
    if (all().some(({ item }) => isUnfinished(item))) tab.addEventListener('beforeunload', warn)
    else tab.removeEventListener('beforeunload', warn)
  }
  tab.addEventListener('online', tryAgain)

  const find = (agency: string, book: string) => queues.get(placeOf({ agency, book }))
  const affect = (agency: string, book: string, key: string | undefined, work: (entry: Entry) => void) => {
    for (const entry of find(agency, book)?.entries ?? [])
      if (key === undefined || entry.item.key === key) work(entry)
    feed()
    tellNow()
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    list: () => shown,
    find: (agency, book) => shown.find(one => one.agency === agency && one.book === book),
    add(agency, book, files, replaces) {
      const chosen = chooseFiles(files)
      if (chosen.length === 0) return
      const place = placeOf({ agency, book })
      const known = queues.get(place)
      const queue: Queue = known ?? { agency, book, entries: [], paused: false, pace: emptyPace }
      // The last chosen stands last, and is shown first.
      queues.delete(place)
      queues.set(place, queue)
      const prints = chosen.map(({ path, file }) => printOf(place, path, file, replaces))
      const batch = replaces === undefined ? { batch: memory.batchOf(place, prints) } : { replaces }
      for (const [position, { path, file }] of chosen.entries()) {
        const sends = maySend(path)
        queue.entries.push({
          file,
          about: { agency, book, name: file.name, ...batch, ...(replaces === undefined ? { position } : {}) },
          print: prints[position] ?? '',
          sending: undefined,
          item: {
            key: `upload-${++lastKey}`,
            name: path,
            sizeBytes: file.size,
            sentBytes: 0,
            state: sends ? 'queued' : 'refused',
            pages: [],
            message: null,
            problem: null,
          },
        })
      }
      feed()
      tellNow()
    },
    pause(agency, book) {
      const queue = find(agency, book)
      if (queue !== undefined) queue.paused = true
      affect(agency, book, undefined, entry => {
        if (entry.item.state !== 'sending' && entry.item.state !== 'offline') return
        entry.sending?.pause()
        change(entry, { state: 'paused' })
      })
    },
    resume(agency, book) {
      const queue = find(agency, book)
      if (queue !== undefined) queue.paused = false
      affect(agency, book, undefined, entry => {
        if (entry.item.state === 'paused') change(entry, { state: 'queued' })
      })
    },
    cancel(agency, book, key) {
      affect(agency, book, key, entry => {
        // What the server has as a whole it takes in.
        if (!isUnfinished(entry.item) || entry.item.state === 'taking') return
        entry.sending?.giveUp()
        change(entry, { state: 'cancelled' })
      })
    },
    retry(agency, book, key) {
      affect(agency, book, key, entry => {
        if (entry.item.state === 'failed') change(entry, { state: 'queued', problem: null })
      })
    },
    clear(agency, book) {
      const queue = find(agency, book)
      if (queue === undefined) return
      queue.entries = queue.entries.filter(({ item }) => isUnfinished(item))
      if (queue.entries.length === 0) queues.delete(placeOf(queue))
      tellNow()
    },
  }
}

function placeOf({ agency, book }: { readonly agency: string; readonly book: string }): string {
  return `${agency}/${book}`
}

function view({ agency, book, entries, paused, pace }: Queue): BookUploads {
  const items = entries.map(({ item }) => item)
  const totals = addUp(items)
  return {
    agency,
    book,
    items,
    totals,
    busy: items.some(isUnfinished),
    paused,
    secondsLeft: paused || totals.offline > 0 ? null : secondsLeft(pace, totals.sizeBytes - totals.sentBytes),
  }
}
