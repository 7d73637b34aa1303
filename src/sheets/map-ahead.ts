/** Maps items with up to `ahead` of them at work at the same time; results come in the order of the items, and a failure in its place. */
export async function* mapAhead<Item, Result>(
  items: AsyncIterable<Item> | Iterable<Item>,
  ahead: number,
  map: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const working: Promise<Result>[] = []
  try {
    for await (const item of items) {
      const result = map(item)
      // Told when its turn comes; until then nobody waits for it.
      result.catch(() => undefined)
      working.push(result)
      if (working.length < ahead) continue
      const first = working.shift()
      if (first !== undefined) yield await first
    }
    for (let first = working.shift(); first !== undefined; first = working.shift()) yield await first
  } finally {
    await Promise.allSettled(working)
  }
}
