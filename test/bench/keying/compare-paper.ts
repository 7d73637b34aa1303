import { sql } from 'kysely'
import type { App } from '../../../src/platform/app.ts'
import { canonicalFields } from '../../../src/register/entry.ts'
import { getKind } from '../../../src/register/kind.ts'
import { everything } from './commune.ts'
import type { PreparedBook } from './prepare-book.ts'

/** How many values were compared, and those that differ: `KS 12 meHoTen: "…" instead of "…"`. */
export interface Comparison {
  readonly values: number
  readonly wrong: readonly string[]
}

/** Compares what was keyed of a whole book with its paper; an entry that isn't finished is wrong, too, and a value the paper hasn't. */
export async function comparePaper(app: App, { bookId, kind, truth }: PreparedBook): Promise<Comparison> {
  const { rows } = await app.database.transaction(everything, tx =>
    sql<{ number: string; values: Record<string, string> }>`
      select entry.number, keying."values" from keying_task task
        join keying on keying.agency_id = task.agency_id and keying.task_id = task.id
        join entry on entry.agency_id = task.agency_id and entry.id = task.entry_id
      where task.book_id = ${bookId} and task.state = 'done'`.execute(tx),
  )
  const keyed = new Map(rows.map(row => [row.number, canonicalFields(getKind(kind), row.values)]))
  const wrong: string[] = []
  let values = 0
  for (const [number, paper] of truth) {
    const entry: Readonly<Record<string, string>> = keyed.get(number) ?? {}
    for (const field of new Set([...Object.keys(paper), ...Object.keys(entry)])) {
      values++
      const [now, right] = [entry[field] ?? '', paper[field] ?? '']
      if (now !== right) wrong.push(`${kind} ${number} ${field}: “${now}” instead of “${right}”`)
    }
  }
  return { values, wrong }
}
