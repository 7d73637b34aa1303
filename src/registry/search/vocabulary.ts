import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'

/** The syllables that occur in the dictionary of names, kept in the process. */
export interface Vocabulary {
  /** The syllables as they stood at most half a minute ago. */
  load(tx: Transaction): Promise<ReadonlySet<string>>
}

/** A few thousand short rows: read again whole (about 3 ms) rather than kept in step. */
const freshForMs = 30_000

/** One for each database that a process searches. `now` is a clock in milliseconds. */
export function createVocabulary(now: () => number = Date.now): Vocabulary {
  let syllables: ReadonlySet<string> = new Set()
  let loadedAt = Number.NEGATIVE_INFINITY
  return {
    async load(tx) {
      if (now() - loadedAt < freshForMs) return syllables
      const { rows } = await sql<{ text: string }>`select text from syllable`.execute(tx)
      syllables = new Set(rows.map(row => row.text))
      loadedAt = now()
      return syllables
    },
  }
}
