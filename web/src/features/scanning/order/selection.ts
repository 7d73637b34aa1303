/** Which pages are chosen, and which one the keys act from. */
export interface Selection {
  readonly active: string | null
  /** Where a range begins. */
  readonly anchor: string | null
  readonly chosen: ReadonlySet<string>
}

export const noSelection: Selection = { active: null, anchor: null, chosen: new Set() }

/** only: this one; range: from the anchor to it; toggle: in or out; look: nothing is chosen anew. */
export type Choice = 'only' | 'range' | 'toggle' | 'look'

/** The selection after going to a page. */
export function choose(
  order: readonly string[],
  selection: Selection,
  active: string,
  choice: Choice,
): Selection {
  switch (choice) {
    case 'only':
      return { active, anchor: active, chosen: new Set([active]) }
    case 'look':
      return { ...selection, active }
    case 'toggle': {
      const chosen = new Set(selection.chosen)
      if (!chosen.delete(active)) chosen.add(active)
      return { active, anchor: active, chosen }
    }
    case 'range': {
      const anchor = selection.anchor ?? active
      const [from, to] = [order.indexOf(anchor), order.indexOf(active)].sort((a, b) => a - b)
      return { active, anchor, chosen: new Set(order.slice(from, (to ?? 0) + 1)) }
    }
  }
}

/** The selection without pages that are no longer there; the keys go on from where the active one stood. */
export function keepSelection(
  before: readonly string[],
  order: readonly string[],
  selection: Selection,
): Selection {
  const there = new Set(order)
  const gone = (id: string | null) => id !== null && !there.has(id)
  if (!gone(selection.active) && !gone(selection.anchor) && ![...selection.chosen].some(gone))
    return selection
  const chosen = new Set([...selection.chosen].filter(id => there.has(id)))
  const at = selection.active === null ? -1 : before.indexOf(selection.active)
  const nearest = before.slice(at + 1).find(id => there.has(id)) ?? order.at(-1) ?? null
  const active = gone(selection.active) ? nearest : selection.active
  if (chosen.size === 0 && active !== null) chosen.add(active)
  return { active, anchor: gone(selection.anchor) ? active : selection.anchor, chosen }
}

/** The chosen pages as they stand in the book. */
export function chosenInOrder(order: readonly string[], { chosen }: Selection): readonly string[] {
  return order.filter(id => chosen.has(id))
}

/** Where a key leads in a wall of cards, so many in a row; undefined when the key means nothing there. */
export function indexByKey(
  key: string,
  from: number,
  { count, columns, rows }: { readonly count: number; readonly columns: number; readonly rows: number },
): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -columns * rows,
    PageDown: columns * rows,
    Home: -count,
    End: count,
  }
  const step = steps[key]
  if (step === undefined || count === 0) return undefined
  const to = from + step
  // Up from the first row and down from the last stay in their column.
  if ((key === 'ArrowUp' && to < 0) || (key === 'ArrowDown' && to >= count)) return from
  return Math.max(0, Math.min(count - 1, to))
}

/** Behind which page the chosen ones go when they are pushed so many places on; undefined when they can't. */
export function pushTarget(
  order: readonly string[],
  chosen: ReadonlySet<string>,
  places: number,
): { readonly after: string | null } | undefined {
  const first = order.findIndex(id => chosen.has(id))
  if (first < 0) return undefined
  const stays = order.filter(id => !chosen.has(id))
  const isBlock = order.slice(first, first + chosen.size).every(id => chosen.has(id))
  const to = Math.max(0, Math.min(stays.length, first + places))
  // Pages that are apart are first drawn together.
  if (to === first && isBlock) return undefined
  return { after: stays[to - 1] ?? null }
}
