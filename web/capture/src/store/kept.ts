import { type Kept, openStore } from './database.ts'

/** What was kept under a name; undefined when nothing was. */
export async function readKept<K extends keyof Kept>(name: K): Promise<Kept[K] | undefined> {
  // The store holds under a name only what `keep` put there.
  return (await (await openStore()).get('kept', name)) as Kept[K] | undefined
}

/** Keeps a value for the next visit; undefined forgets it. */
export async function keep<K extends keyof Kept>(name: K, value: Kept[K] | undefined): Promise<void> {
  const store = await openStore()
  if (value === undefined) await store.delete('kept', name)
  else await store.put('kept', value, name)
}
