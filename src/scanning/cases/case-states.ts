import { isDeepStrictEqual } from 'node:util'
import type { States } from '../../inventory/changes/state-kind.ts'
import type { BookCase } from './book-case.ts'

/**
 * A case as its change is kept: all of it but its id, and the case it comes after instead of a place that would change with every case put
 * in before it.
 */
export type CaseState = Omit<BookCase, 'id'> & { readonly after: string | null }

/** Kept under the book's own id, so that nobody adds at the end unseen: the case that ends the book. */
export interface EndState {
  readonly last: string | null
}

/** The states that lead from one list of a book's cases to another: only what differs, null for cases that go. */
export function planStates(bookId: string, before: readonly BookCase[], after: readonly BookCase[]): States {
  const [old, wanted] = [statesOf(bookId, before), statesOf(bookId, after)]
  const states: Record<string, unknown> = {}
  for (const id of old.keys()) if (!wanted.has(id)) states[id] = null
  for (const [id, state] of wanted) {
    if (!isDeepStrictEqual(old.get(id), state)) states[id] = state
  }
  return states
}

/** The states of all of a book's cases by id, with that of its end. */
export function statesOf(
  bookId: string,
  cases: readonly BookCase[],
): ReadonlyMap<string, CaseState | EndState> {
  const states = new Map<string, CaseState | EndState>()
  let after: string | null = null
  for (const { id, number, standing, registered, note, pages } of cases) {
    states.set(id, { after, number, standing, registered, note, pages })
    after = id
  }
  return states.set(bookId, { last: after })
}

/**
 * The order of a book's cases once some states are set: first to last. Undefined when they do not fit together, because the cases around
 * them have changed since.
 */
export function planOrder(
  bookId: string,
  order: readonly string[],
  states: States,
): readonly string[] | undefined {
  const before = new Map<string, string | null>()
  for (const [index, id] of order.entries()) before.set(id, order[index - 1] ?? null)
  let last = order.at(-1) ?? null
  for (const [id, state] of Object.entries(states)) {
    if (id === bookId) last = (state as EndState).last
    else if (state === null) before.delete(id)
    else before.set(id, (state as CaseState).after)
  }
  const backwards: string[] = []
  for (let at = last; at !== null && backwards.length <= before.size; at = before.get(at) ?? null) {
    if (!before.has(at)) return undefined
    backwards.push(at)
  }
  return backwards.length === before.size ? backwards.reverse() : undefined
}
