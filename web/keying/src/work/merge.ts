import type { Keying, Pack } from '../../../../src/keying/schema.ts'
import type { KeptKeying } from '../store/rows.ts'

/** What holds of a task after this machine and the server have been compared. */
export interface Merged {
  readonly keying: Keying
  readonly sent: number
  /** What was keyed elsewhere, or here, and came off worse; null: nothing did. */
  readonly loser: Keying | null
  readonly winner: 'here' | 'server'
}

type Kept = Pick<KeptKeying, 'keying' | 'sent' | 'posted'>

/**
 * Compares what this machine keeps of a task with what the server has. The higher revision wins; with equal ones the server, which others may have
 * read already. When both changed since they last agreed, the loser is told apart so that it can be kept.
 */
export function mergeKeying(here: Kept | undefined, server: Keying): Merged {
  if (here === undefined || here.keying.revision === 0)
    return { keying: server, sent: server.revision, loser: null, winner: 'server' }
  const { keying, sent, posted } = here
  if (sameContent(keying, server)) {
    const newer = keying.revision > server.revision ? keying : server
    return { keying: newer, sent: newer.revision, loser: null, winner: newer === server ? 'server' : 'here' }
  }
  if (server.revision >= keying.revision) {
    const isUnsent = keying.revision > sent
    return { keying: server, sent: server.revision, loser: isUnsent ? keying : null, winner: 'server' }
  }
  // A server that has less than it confirmed was set back to a backup: everything since goes there again.
  const isForked = server.revision > sent && !(posted !== null && sameContent(posted, server))
  return {
    keying,
    sent: Math.min(sent, server.revision),
    loser: isForked ? server : null,
    winner: 'here',
  }
}

/** Whether two say the same of an entry, whatever their revisions. */
export function sameContent(a: Keying, b: Keying): boolean {
  return (
    a.state === b.state &&
    a.note === b.note &&
    sameText(a.values, b.values) &&
    sameText(a.doubts, b.doubts) &&
    sameText(a.sources, b.sources)
  )
}

const sameText = (a: object, b: object) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

/** Keys in one order: the database gives them back in another than they were sent in. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/** A task after comparing; `isMissing`: the server's batch has it no more. */
export interface MergedTask extends Merged {
  readonly task: string
  readonly isMissing: boolean
}

/**
 * Puts the batch of this machine and the server's together; `server` null: it is not this person's any more. Tasks that were taken back stay to be read,
 * in their places.
 */
export function mergePack(
  here: Pack,
  rows: ReadonlyMap<string, Kept>,
  server: Pack | null,
): { readonly pack: Pack; readonly tasks: readonly MergedTask[] } {
  const byId = new Map(server?.tasks.map(task => [task.id, task]))
  const missing = here.tasks.filter(task => !byId.has(task.id))
  const pack: Pack = {
    ...(server ?? here),
    tasks: [
      ...here.tasks.map(task => byId.get(task.id) ?? task),
      ...(server?.tasks ?? []).filter(task => here.tasks.every(({ id }) => id !== task.id)),
    ],
  }
  const tasks = pack.tasks.map(({ id, keying }): MergedTask => {
    const row = rows.get(id)
    const isMissing = missing.some(task => task.id === id)
    if (!isMissing) return { task: id, isMissing, ...mergeKeying(row, keying) }
    return {
      ...{ task: id, isMissing, loser: null, winner: 'here' },
      ...{ keying: row?.keying ?? keying, sent: row?.sent ?? keying.revision },
    }
  })
  return { pack, tasks }
}
