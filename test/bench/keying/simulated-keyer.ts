import { setTimeout as delay } from 'node:timers/promises'
import {
  type Keying,
  nextBatchSchema,
  type Pack,
  packSchema,
  savedKeyingsSchema,
  type Task,
} from '../../../src/keying/schema.ts'
import type { Values } from '../../../src/training/entries/entry.ts'
import type { HttpClient } from '../../support/http-client.ts'
import type { PreparedBook } from './prepare-book.ts'
import { createSaver } from './saver.ts'

/** What all simulated keyers tell together. */
export interface LoadNotes {
  readonly savingMs: number[]
  readonly imageMs: number[]
  readonly packMs: number[]
  /** Dictionaries and known families. */
  readonly helpMs: number[]
  readonly problems: string[]
  /** The newest of every task that the server has confirmed. */
  readonly saved: Map<string, Keying>
  entries: number
}

/** How fast a simulated keyer types, and until when (on the clock of performance.now). */
export interface Pace {
  readonly entryMs: number
  readonly endsAt: number
}

/** Between two keys of skilled typing. */
const keyMs = 200
/** Longer values are completed after so many keys, as the desk's suggestions allow. */
const mostKeys = 8
const askAgainMs = 5_000

/**
 * Works as a desk does through HTTP: takes the next batch of a book, loads it and each page, types field after field at an even pace, saves by the
 * desk's own times, finishes entries; and so on until the time is over.
 */
export async function simulateKeyer(
  client: HttpClient,
  book: PreparedBook,
  { entryMs, endsAt }: Pace,
  notes: LoadNotes,
): Promise<void> {
  // Two hundred people don't begin in the same second.
  await delay(Math.random() * entryMs)
  while (performance.now() < endsAt) {
    const pack = await takeBatch(client, book, notes)
    if (pack === undefined) await delay(Math.min(askAgainMs, Math.max(0, endsAt - performance.now())))
    else await keyBatch(client, book, pack, { entryMs, endsAt }, notes)
  }
}

async function keyBatch(
  client: HttpClient,
  { agencyId, truth }: PreparedBook,
  pack: Pack,
  { entryMs, endsAt }: Pace,
  notes: LoadNotes,
): Promise<void> {
  const batch = `/api/keying/batches/${agencyId}/${pack.batch.id}`
  const saver = createSaver(keyings => save(client, batch, keyings, notes))
  await timed(() => client.get(`${batch}/dictionary`), notes.helpMs, notes)
  for (const task of pack.tasks) {
    const image = `/api/pages/${agencyId}/${task.pages[0]?.page}/image`
    await timed(() => client.get(image), notes.imageMs, notes)
    let keying: Keying = startOf(pack, task)
    const change = (patch: Partial<Keying>) => {
      keying = { ...keying, ...patch, revision: keying.revision + 1 }
      saver.change(keying)
    }
    const paper = truth.get(task.number) ?? {}
    for (const field of pack.fields) {
      const started = performance.now()
      if (started >= endsAt) break
      await typeField(field, paper, () => keying.values, change)
      const question = { task: task.id, values: keying.values }
      if (pack.help && field.endsWith('HoTen'))
        void timed(() => client.post(`${batch}/families`, question), notes.helpMs, notes)
      await delay(Math.max(0, entryMs / pack.fields.length - (performance.now() - started)))
    }
    if (performance.now() >= endsAt) break
    change({ state: 'done' })
    notes.entries++
  }
  await saver.finish()
}

function startOf({ carried, batch }: Pack, { keying }: Task): Keying {
  return batch.pass === 1 ? { ...keying, values: { ...carried, ...keying.values } } : keying
}

async function typeField(
  field: string,
  paper: Values,
  now: () => Keying['values'],
  change: (patch: Partial<Keying>) => void,
): Promise<void> {
  const value = paper[field] ?? ''
  const keys = Math.min(mostKeys, value.length)
  for (let key = 1; key <= keys; key++) {
    await delay(keyMs)
    change({ values: { ...now(), [field]: key < keys ? value.slice(0, key) : value } })
  }
}

async function takeBatch(
  client: HttpClient,
  { agencyId, bookId }: PreparedBook,
  notes: LoadNotes,
): Promise<Pack | undefined> {
  const answer = await client.post(`/api/books/${agencyId}/${bookId}/keying/next`, {})
  if (!answer.ok) {
    notes.problems.push(`next batch: ${answer.status} ${await answer.text()}`)
    return undefined
  }
  const { batch } = nextBatchSchema.parse(await answer.json())
  if (batch === null) return undefined
  const path = `/api/keying/batches/${agencyId}/${batch}`
  const pack = await timed(() => client.get(path), notes.packMs, notes)
  return pack === undefined ? undefined : packSchema.parse(JSON.parse(pack.toString()))
}

async function timed(
  ask: () => Promise<Response>,
  times: number[],
  notes: LoadNotes,
): Promise<Buffer | undefined> {
  const started = performance.now()
  const answer = await ask()
  const body = Buffer.from(await answer.arrayBuffer())
  times.push(performance.now() - started)
  if (answer.ok) return body
  notes.problems.push(`${answer.url}: ${answer.status} ${body.toString().slice(0, 200)}`)
  return undefined
}

async function save(
  client: HttpClient,
  batch: string,
  keyings: readonly Keying[],
  notes: LoadNotes,
): Promise<void> {
  const started = performance.now()
  try {
    const answer = await client.post(`${batch}/keyings`, { keyings })
    const body = await answer.text()
    notes.savingMs.push(performance.now() - started)
    if (!answer.ok) throw new Error(`${answer.status} ${body.slice(0, 200)}`)
    const { saved, refused } = savedKeyingsSchema.parse(JSON.parse(body))
    if (refused.length > 0 || saved.length < keyings.length) throw new Error(body.slice(0, 200))
    for (const keying of keyings) notes.saved.set(keying.task, keying)
  } catch (error) {
    // Every one is counted: none is the goal, and what it lost is missing in the comparison.
    notes.problems.push(`saving: ${error instanceof Error ? error.message : String(error)}`)
    for (const keying of keyings) notes.saved.set(keying.task, keying)
  }
}
