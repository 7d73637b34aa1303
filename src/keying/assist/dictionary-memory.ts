import type { Database } from '../../platform/postgres/database.ts'
import { readDictionary } from './read-dictionary.ts'
import type { Dictionary } from './schema.ts'

/** As many as a server holds, of at most some 200 kB each. */
const mostHeld = 50
/** What is keyed since is offered from the batch itself. */
const freshForMs = 30 * 60_000

/** Dictionaries by agency and decade: what one keyer's batch needs, the next one's needs, too. */
export interface DictionaryMemory {
  read(agencyId: string, year: number): Promise<Dictionary>
}

/** An empty memory. Each dictionary is read in a transaction of its own, bounded to the agency and without adoptions and recognitions. */
export function createDictionaryMemory(database: Database, now: () => number = Date.now): DictionaryMemory {
  const held = new Map<string, { readonly since: number; readonly dictionary: Promise<Dictionary> }>()
  return {
    read(agencyId, year) {
      const decade = Math.floor(year / 10) * 10
      const key = `${agencyId} ${decade}`
      const known = held.get(key)
      if (known !== undefined && now() - known.since < freshForMs) return known.dictionary
      const dictionary = database.transaction(
        { agencies: [agencyId] },
        tx => readDictionary(tx, agencyId, decade),
        {
          statementTimeoutMs: 15_000,
        },
      )
      held.delete(key)
      held.set(key, { since: now(), dictionary })
      dictionary.catch(() => {
        if (held.get(key)?.dictionary === dictionary) held.delete(key)
      })
      const [oldest] = held.keys()
      if (held.size > mostHeld && oldest !== undefined) held.delete(oldest)
      return dictionary
    },
  }
}
