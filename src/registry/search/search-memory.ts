import type { Transaction } from '../../platform/postgres/database.ts'
import { createDictionary } from './dictionary.ts'
import { createGazetteerCache, type Gazetteer } from './gazetteer.ts'
import type { NameIndex } from './name-index.ts'

/** What a process keeps of one database to understand questions: the names of people and of places. */
export interface SearchMemory {
  /** Every name committed before; the first call reads them all. */
  loadNames(tx: Transaction): Promise<NameIndex>
  /** The agencies of all times, as they stood a minute ago or less. */
  loadPlaces(tx: Transaction): Promise<Gazetteer>
}

/** One for each database that a process searches. `now` is a clock in milliseconds. */
export function createSearchMemory(now: () => number = Date.now): SearchMemory {
  const dictionary = createDictionary(now)
  return { loadNames: tx => dictionary.load(tx), loadPlaces: createGazetteerCache(now) }
}
