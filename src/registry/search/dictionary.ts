import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { NameIndex } from './name-index.ts'

/** The dictionary of names of one database, kept in the process and in step with it. */
export interface Dictionary {
  /** The index with every name that was committed before; the first call reads them all (half a second for 0.5 million). */
  load(tx: Transaction): Promise<NameIndex>
}

const batch = 50_000
/** A number that was drawn but not committed may still be: by a deposit under way, for as long as this. */
const patienceMs = 60 * 60_000

/** Ids between two that were seen: of a transaction that was not committed yet, or was rolled back. */
interface Gap {
  readonly from: number
  readonly to: number
  readonly since: number
}

/** One for each database that a process searches. `now` is a clock in milliseconds. */
export function createDictionary(now: () => number = Date.now): Dictionary {
  const index = new NameIndex()
  let last = 0
  let gaps: Gap[] = []
  let loading: Promise<unknown> = Promise.resolve()

  /** The names behind the last one that was seen, and those that turned up in the gaps before it. */
  async function follow(tx: Transaction): Promise<void> {
    for (;;) {
      const { rows } = await sql<{ id: string; text: string }>`
        select n.id::text, n.text from name n where n.id > ${last} order by n.id limit ${batch}`.execute(tx)
      for (const row of rows) {
        const id = Number(row.id)
        if (id > last + 1) gaps.push({ from: last + 1, to: id - 1, since: now() })
        index.add(id, row.text)
        last = id
      }
      if (rows.length < batch) return
    }
  }

  async function fillGaps(tx: Transaction): Promise<void> {
    gaps = gaps.filter(gap => now() - gap.since < patienceMs)
    if (gaps.length === 0) return
    const { rows } = await sql<{ id: string; text: string }>`
      select n.id::text, n.text
      from unnest(${gaps.map(gap => gap.from)}::bigint[], ${gaps.map(gap => gap.to)}::bigint[]) as gap (first, last)
      join name n on n.id between gap.first and gap.last order by n.id`.execute(tx)
    for (const row of rows) {
      const id = Number(row.id)
      index.add(id, row.text)
      gaps = gaps.flatMap(gap => withoutId(gap, id))
    }
  }

  return {
    async load(tx) {
      // One after the other: two requests that read the same new names would add them twice.
      const mine = loading.then(async () => {
        await fillGaps(tx)
        await follow(tx)
      })
      loading = mine.catch(() => undefined)
      await mine
      return index
    },
  }
}

function withoutId(gap: Gap, id: number): Gap[] {
  if (id < gap.from || id > gap.to) return [gap]
  return [
    { ...gap, to: id - 1 },
    { ...gap, from: id + 1 },
  ].filter(part => part.from <= part.to)
}
