/** Where a page stands: behind that page, null: first. A page that is set aside has no place. */
export interface Place {
  readonly after: string | null
}

/** Pages by id, each with its place; null: set aside. */
export type Places = Readonly<Record<string, Place | null>>

/** The order with these pages, in their order, behind `after` (null: in front). Pages not in it come into it; behind one of themselves means where that stood. */
export function putPages(
  order: readonly string[],
  pages: readonly string[],
  after: string | null,
): readonly string[] {
  const moved = new Set(pages)
  const stays = order.filter(id => !moved.has(id))
  let anchor = after === null ? -1 : order.indexOf(after)
  while (anchor >= 0 && moved.has(order[anchor] ?? '')) anchor -= 1
  const at = stays.indexOf(order[anchor] ?? '') + 1
  return [...stays.slice(0, at), ...moved, ...stays.slice(at)]
}

/** The place of every page of an order. */
export function placesOf(order: readonly string[]): ReadonlyMap<string, Place> {
  return new Map(order.map((id, index) => [id, { after: order[index - 1] ?? null }]))
}

/**
 * The pages whose neighbour in front becomes another one, or that come in or leave, with their new places: these few say all of a move, so that
 * what is changed elsewhere in the book neither hinders undoing it nor is undone with it.
 */
export function changedPlaces(before: readonly string[], after: readonly string[]): Places {
  const [old, next] = [placesOf(before), placesOf(after)]
  const changed: Record<string, Place | null> = {}
  for (const id of new Set([...before, ...after])) {
    const place = next.get(id) ?? null
    if (place?.after !== old.get(id)?.after || (place === null) !== !old.has(id)) changed[id] = place
  }
  return changed
}

/**
 * The order in which these pages have these places and each other page still follows the one before it; where two would follow the same page, the
 * placed one comes first. Undefined when there is no such order: a page that others follow is gone, or they follow each other in a circle.
 */
export function applyPlaces(order: readonly string[], places: Places): readonly string[] | undefined {
  const followers = new Map<string | null, string[]>()
  const follow = (after: string | null, id: string) => {
    const list = followers.get(after)
    if (list === undefined) followers.set(after, [id])
    else list.push(id)
  }
  let count = 0
  for (const [id, place] of Object.entries(places)) {
    if (place === null) continue
    follow(place.after, id)
    count += 1
  }
  let before: string | null = null
  for (const id of order) {
    const isPlaced = Object.hasOwn(places, id)
    if (!isPlaced) {
      follow(before, id)
      count += 1
    }
    // Who stood behind a page that leaves stands behind the one before it.
    if (!isPlaced || places[id] !== null) before = id
  }
  const result: string[] = []
  const open = [...(followers.get(null) ?? [])].reverse()
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    result.push(id)
    open.push(...[...(followers.get(id) ?? [])].reverse())
  }
  return result.length === count ? result : undefined
}
