import type { Family } from '../../../../src/keying/assist/schema.ts'
import { writeAsBefore } from '../../../../src/keying/kernel/families/write-as-before.ts'
import { familiesOf } from '../../../../src/keying/kernel/families-of.ts'
import type { RegisterKind } from '../../../../src/register/kind.ts'
import type { Work } from '../work/work.ts'
import type { Entry, Filled, Keyed } from './entry.ts'
import { createStore } from './store.ts'

/** Known people offered for an entry: F2 fills them in, F2 again puts the next ones in their place. */
export interface Offer {
  readonly task: string
  readonly families: readonly Family[]
  /** Which of them stands in the fields; null: none. */
  readonly taken: number | null
}

const pauseMs = 120

/** Looks for known people while names are typed, here and on the server, and offers them; nothing of them is filled in by itself. */
export function openFamilies(
  kind: RegisterKind,
  work: () => Work,
  before: (task: string) => readonly Readonly<Record<string, string>>[],
) {
  const offer = createStore<Offer | null>(null)
  const looked = new Set(kind.persons.flatMap(({ fields }) => [fields.name, fields.birth ?? '']))
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = ''
  /** The entry as a family was filled into it. */
  let filledIn: Keyed | null = null

  const show = (task: string, families: readonly Family[]) => {
    if (families.length > 0) offer.set({ task, families, taken: null })
  }
  return {
    offer,
    /** Another entry is at hand. */
    clear() {
      clearTimeout(timer)
      asked = ''
      offer.set(null)
    },
    /** A field was left: when it names somebody, who they are is looked for. */
    left(entry: Entry, field: string) {
      if (!work().pack.help || !looked.has(field) || offer.get()?.taken != null) return
      const { values } = entry.store.get()
      const named = JSON.stringify([...looked].map(id => values[id] ?? ''))
      if (named === asked) return
      asked = named
      const here = familiesOf(kind, values, before(entry.task.id))
      if (here.length > 0) show(entry.task.id, here)
      else offer.set(null)
      clearTimeout(timer)
      timer = setTimeout(async () => {
        const answer = await work().askFamilies({ task: entry.task.id, values })
        // What was asked before the names changed is answered too late.
        if (answer === null || named !== asked || offer.get()?.taken != null) return
        const earlier = before(entry.task.id)
        const known = answer.families.map(family => writeAsBefore(kind, family, values, earlier))
        show(entry.task.id, distinct([...here, ...known]))
      }, pauseMs)
    },
    /** Fills in those offered, or the next of them; gives the first field that was filled. */
    take(entry: Entry): string | null {
      const now = offer.get()
      if (now === null || now.task !== entry.task.id) return null
      if (now.families.length === 1 && now.taken !== null) return null
      if (now.taken !== null && entry.store.get() === filledIn) entry.undo()
      const at = now.taken === null ? 0 : (now.taken + 1) % now.families.length
      const family = now.families[at]
      if (family === undefined) return null
      const filled = planFill(work().pack.fields, entry.store.get(), family)
      entry.fill(filled)
      filledIn = entry.store.get()
      offer.set({ ...now, taken: at })
      return work().pack.fields.find(id => filled[id] !== undefined) ?? null
    },
  }
}

export type Families = ReturnType<typeof openFamilies>

/** What a family fills: fields of the form that nobody typed into, never over what was read from the paper, and none that isn't seen. */
export function planFill(
  fields: readonly string[],
  { values, sources }: Pick<Keyed, 'values' | 'sources'>,
  family: Family,
): Readonly<Record<string, Filled>> {
  return Object.fromEntries(
    fields.flatMap(id => {
      const value = family.values[id] ?? ''
      const now = values[id] ?? ''
      const mayFill = now === '' || (sources[id]?.how !== 'typed' && sources[id]?.how !== 'completed')
      if (value === '' || value === now || !mayFill) return []
      return [[id, { value, source: { how: 'reused' as const, from: family.from } }]]
    }),
  )
}

function distinct(families: readonly Family[]): readonly Family[] {
  const seen = new Set<string>()
  return families.filter(({ label }) => !seen.has(label) && seen.add(label)).slice(0, 6)
}
