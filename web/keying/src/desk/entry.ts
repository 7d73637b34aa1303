import type { Doubt, Keying, Source, Task } from '../../../../src/keying/schema.ts'
import { createStore, type Store } from './store.ts'

/** What is keyed of an entry at a moment. */
export type Keyed = Pick<Keying, 'values' | 'doubts' | 'sources' | 'state' | 'note'>

/** A value and where it comes from. */
export interface Filled {
  readonly value: string
  readonly source: Source
}

/** An entry while it is keyed: its values as they are typed, with all steps back. */
export interface Entry {
  readonly task: Task
  readonly store: Pick<Store<Keyed>, 'get' | 'subscribe'>
  /** Fills what an untouched entry begins with; asked again, or of one that was keyed before, it does nothing. */
  begin(start: () => Pick<Keyed, 'values' | 'sources'>): void
  /** Takes a text as it is typed; typing in one field is one step, until `rest`. */
  type(field: string, text: string): void
  /** Fills fields in one step. */
  fill(filled: Readonly<Record<string, Filled>>): void
  /** Puts a value into its form when it is left, and fills what follows from it, without a step of its own. */
  settle(field: string, value: string, also: Readonly<Record<string, Filled>>): void
  doubt(field: string, doubt: Doubt | null): void
  finish(state: Keyed['state'], note: string | null): void
  /** The step at hand is done. */
  rest(): void
  /** Takes the last step back; gives a field that changed by it, null when there is none. */
  undo(): string | null
}

/** A field's step, or one that no typing continues. */
interface Step {
  readonly of: string | null
  readonly before: Keyed
}

const typed: Source = { how: 'typed', from: null }
/** Nobody goes further back than this. */
const mostSteps = 200

/** Opens an entry as it was kept; `keep` hears every change at once. */
export function openEntry(task: Task, kept: Keying, keep: (patch: Partial<Keyed>) => void): Entry {
  const { values, doubts, sources, state, note } = kept
  const store = createStore<Keyed>({ values, doubts, sources, state, note })
  let begun = kept.revision > 0 || Object.keys(values).length > 0
  let steps: Step[] = []
  let resting = true

  const step = (of: string | null) => {
    const last = steps.at(-1)
    if (of === null || resting || last?.of !== of)
      steps = [...steps.slice(-mostSteps), { of, before: store.get() }]
    resting = of === null
  }
  const change = (patch: Partial<Keyed>) => {
    begun = true
    const next = { ...store.get(), ...patch }
    store.set(next)
    // The first change takes along what the entry began with.
    keep({ values: next.values, sources: next.sources, ...patch })
  }
  return {
    task,
    store,
    begin(start) {
      if (begun) return
      begun = true
      store.set({ ...store.get(), ...start() })
    },
    type(field, text) {
      step(field)
      const now = store.get()
      change({
        values: { ...now.values, [field]: text },
        sources: { ...now.sources, [field]: typed },
      })
    },
    fill(filled) {
      const now = store.get()
      const list = Object.entries(filled)
      if (list.length === 0) return
      step(null)
      change({
        values: { ...now.values, ...valuesOf(list) },
        sources: { ...now.sources, ...sourcesOf(list) },
      })
    },
    settle(field, value, also) {
      const now = store.get()
      const list = Object.entries(also).filter(([id, filled]) => (now.values[id] ?? '') !== filled.value)
      if ((now.values[field] ?? '') === value && list.length === 0) return
      change({
        values: { ...now.values, [field]: value, ...valuesOf(list) },
        sources: { ...now.sources, ...sourcesOf(list) },
      })
    },
    doubt(field, doubt) {
      step(null)
      const { [field]: _, ...others } = store.get().doubts
      change({ doubts: doubt === null ? others : { ...others, [field]: doubt } })
    },
    finish(state, note) {
      change({ doubts: store.get().doubts, state, note })
    },
    rest() {
      resting = true
    },
    undo() {
      resting = true
      const now = store.get()
      for (let last = steps.at(-1); last !== undefined; last = steps.at(-1)) {
        steps = steps.slice(0, -1)
        const { values, doubts, sources } = last.before
        const field = findChanged(now, last.before)
        // The browser's own undo may have taken the typing back already.
        if (field === undefined) continue
        change({ values, doubts, sources })
        return field
      }
      return null
    },
  }
}

/** A field whose value or doubt differs. */
function findChanged(one: Keyed, other: Keyed): string | undefined {
  const fields = Object.keys({ ...one.values, ...other.values, ...one.doubts, ...other.doubts })
  return fields.find(
    id => (one.values[id] ?? '') !== (other.values[id] ?? '') || one.doubts[id] !== other.doubts[id],
  )
}

type List = readonly (readonly [string, Filled])[]

const valuesOf = (list: List) => Object.fromEntries(list.map(([id, { value }]) => [id, value]))
const sourcesOf = (list: List) => Object.fromEntries(list.map(([id, { source }]) => [id, source]))

/** Whether anything stands in it that later entries may repeat. */
export function isBegun({ values }: Pick<Keying, 'values'>): boolean {
  return Object.keys(values).length > 0
}
