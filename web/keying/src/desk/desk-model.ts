import { ditto } from '../../../../src/keying/kernel/ditto.ts'
import { leaveField } from '../../../../src/keying/kernel/leave-field.ts'
import { startValues } from '../../../../src/keying/kernel/start-values.ts'
import type { Asking, Suggestion } from '../../../../src/keying/kernel/suggest.ts'
import type { Doubt, Source, Task } from '../../../../src/keying/schema.ts'
import type { Field, RegisterKind } from '../../../../src/register/kind.ts'
import { normalizeText } from '../../../../src/register/normalize-text.ts'
import type { Language } from '../../../../src/register/text.ts'
import { readValue } from '../../../src/ui/fields/form/find-items.ts'
import type { Work } from '../work/work.ts'
import { type Entry, isBegun, openEntry } from './entry.ts'
import { openFamilies } from './families.ts'
import { findHints, shownOf } from './find-hints.ts'
import { type Findings, findFindings, judgedWhenLeft, noFindings } from './findings.ts'
import { createStore } from './store.ts'

/** A field of an entry. */
export interface Place {
  readonly task: string
  readonly field: string
}

/** What is offered for the field at hand. */
export interface Hints {
  readonly items: readonly Suggestion[]
  /** Which of them Enter takes; null: what is typed. */
  readonly marked: number | null
}

const noHints: Hints = { items: [], marked: null }
/** So many entries back are looked at for what may repeat. */
const mostBefore = 60
const restMs = 250

/** All that a batch's desk knows and does, without the screen: which field is at hand, what is offered for it, what is wrong with it. */
export function openDesk(kind: RegisterKind, work: () => Work, language: Language) {
  const { pack } = work()
  const fields = new Map(kind.fields.map(field => [field.id, field]))
  const tasks = new Map(pack.tasks.map((task, index) => [task.id, { task, index }]))
  const entries = new Map<string, Entry>()
  const at = createStore<Place | null>(null)
  const hints = createStore<Hints>(noHints)
  /** The field whose doubt is being told. */
  const doubting = createStore<Place | null>(null)
  /** The entry of which was told that fields are empty which every paper has. */
  const told = createStore<string | null>(null)
  const findings = createStore<{ readonly task: string; readonly found: Findings }>({
    task: '',
    found: noFindings,
  })
  const progress = createStore(0)
  let atFocus = ''
  let isTyping = false
  let restTimer: ReturnType<typeof setTimeout> | undefined

  const entryOf = (id: string): Entry => {
    const known = entries.get(id)
    if (known !== undefined) return known
    const entry = openEntry(taskOf(id), work().keyingOf(id), patch => work().change(id, patch))
    entries.set(id, entry)
    return entry
  }
  const taskOf = (id: string): Task => {
    const found = tasks.get(id)
    if (found === undefined) throw new TypeError(`no task ${id} in this batch`)
    return found.task
  }
  const beforeOf = (id: string): readonly Readonly<Record<string, string>>[] => {
    const index = tasks.get(id)?.index ?? 0
    const earlier = pack.tasks.slice(Math.max(0, index - mostBefore), index).toReversed()
    return earlier
      .map(task => entryOf(task.id).store.get())
      .filter(isBegun)
      .map(({ values }) => values)
  }
  const families = openFamilies(kind, work, beforeOf)
  const askingOf = (entry: Entry, field: Field, typed: string): Asking => ({
    ...{ kind, field, typed, values: entry.store.get().values, before: beforeOf(entry.task.id) },
    ...{ dictionary: work().dictionary, bookYear: pack.book.year, carried: pack.carried },
  })
  const offer = ({ task, field: id }: Place, typed: string, isTyping: boolean) => {
    const field = fields.get(id)
    if (field === undefined) return
    const items = findHints(askingOf(entryOf(task), field, typed))
    // Of a list, Enter takes the first that fits: nothing but its values may stand there.
    const marked =
      isTyping && field.codeList !== undefined && typed.trim() !== '' && items.length > 0 ? 0 : null
    hints.set(items.length === 0 ? noHints : { items, marked })
  }
  const judge = (task: string) => {
    clearTimeout(restTimer)
    restTimer = setTimeout(async () => {
      const keyed = entryOf(task).store.get()
      const found = await findFindings(kind, pack, keyed, language)
      if (entryOf(task).store.get() === keyed) findings.set({ task, found })
    }, restMs)
  }
  /** Fills a field with a value that was not typed letter by letter. */
  const fill = ({ task, field }: Place, value: string, how: Source['how']) => {
    isTyping = false
    entryOf(task).fill({ [field]: { value, source: { how, from: null } } })
    judge(task)
  }
  /** Whether an entry waits to be keyed: what was taken back does not. */
  const isOpen = (id: string) => entryOf(id).store.get().state === 'open' && !work().refused.has(id)
  const countDone = () =>
    progress.set(pack.tasks.filter(({ id }) => entryOf(id).store.get().state !== 'open').length)
  const blanksOf = (id: string): readonly string[] => {
    const { values, doubts } = entryOf(id).store.get()
    return pack.fields.filter(
      field =>
        fields.get(field)?.need === 'required' &&
        (values[field] ?? '').trim() === '' &&
        doubts[field] === undefined,
    )
  }
  countDone()
  /** An entry comes to hand: an untouched one begins with what the book carries. */
  const begin = (task: string): Entry => {
    const entry = entryOf(task)
    entry.begin(() =>
      startValues({
        ...{ kind, fields: pack.fields, carried: pack.carried, before: beforeOf(task) },
        ...{ book: pack.book, number: entry.task.number },
      }),
    )
    judge(task)
    return entry
  }

  return {
    kind,
    pack,
    fields,
    ...{ at, hints, doubting, told, findings, progress, families },
    entryOf,
    shown: (id: string, value: string) => {
      const field = fields.get(id)
      return field === undefined ? value : shownOf(field, value)
    },
    begin,
    /** Has the indexes of the dictionary made before the first letter is typed. */
    warmUp() {
      const [first] = pack.tasks
      if (first === undefined) return
      for (const type of ['person-name', 'place-text'])
        for (const field of kind.fields.filter(each => each.type === type).slice(0, 1))
          findHints(askingOf(entryOf(first.id), field, 'a'))
    },
    focused(place: Place) {
      if (at.get()?.task !== place.task) {
        families.clear()
        begin(place.task)
      }
      at.set(place)
      isTyping = false
      atFocus = entryOf(place.task).store.get().values[place.field] ?? ''
      if (atFocus === '') offer(place, '', false)
      else hints.set(noHints)
    },
    typed(place: Place, text: string, isComposing: boolean) {
      isTyping = true
      entryOf(place.task).type(place.field, text)
      judge(place.task)
      if (!isComposing) offer(place, text, true)
    },
    offer,
    closeHints: () => hints.set(noHints),
    /**
     * Puts the field at hand into its form; gives what has to stand in its input. What the input shows counts only when it was typed there: a value that
     * was filled in may not have reached it yet.
     */
    left({ task, field: id }: Place, text: string): string {
      const entry = entryOf(task)
      const field = fields.get(id)
      const { values, sources } = entry.store.get()
      const now = values[id] ?? ''
      const { items, marked } = hints.get()
      const wasTyped = isTyping
      hints.set(noHints)
      isTyping = false
      entry.rest()
      if (field === undefined || now === atFocus) return field === undefined ? text : shownOf(field, now)
      const chosen = wasTyped && marked !== null ? items[marked] : undefined
      const left =
        field.codeList === undefined
          ? leaveField(askingOf(entry, field, normalizeText(wasTyped ? text : now)))
          : { value: wasTyped ? (chosen?.value ?? readValue(field.codeList, text)) : now, also: {} }
      const free = Object.entries(left.also).filter(([other]) => sources[other]?.how !== 'typed')
      const source = { how: 'generated' as const, from: null }
      entry.settle(
        id,
        left.value,
        Object.fromEntries(free.map(([other, value]) => [other, { value, source }])),
      )
      families.left(entry, id)
      judge(task)
      return shownOf(field, left.value)
    },
    /** Takes one of the offered values; undefined: there is none. */
    take({ task, field }: Place, index: number): Suggestion | undefined {
      const item = hints.get().items[index]
      if (item === undefined) return undefined
      const value = item.goesOn ? `${item.value} ` : item.value
      fill({ task, field }, value, item.how)
      return { ...item, value }
    },
    /** What the machine read, as long as nobody touched the field. */
    readingOf({ task, field }: Place): string {
      const { values, sources, doubts } = entryOf(task).store.get()
      const untouched =
        (values[field] ?? '') === '' && sources[field] === undefined && doubts[field] === undefined
      return pack.help && untouched ? (taskOf(task).reading[field]?.text ?? '') : ''
    },
    takeReading(place: Place): boolean {
      const value = this.readingOf(place)
      if (value === '') return false
      const list = fields.get(place.field)?.codeList
      const read = list === undefined ? value : readValue(list, value)
      fill(place, read, 'read')
      return true
    },
    ditto({ task, field: id }: Place): boolean {
      const field = fields.get(id)
      const value = field === undefined ? null : ditto({ field, before: beforeOf(task) })
      if (value === null) return false
      fill({ task, field: id }, value, 'carried')
      return true
    },
    /** Takes what the rules suggest for a field. */
    fix({ task, field }: Place): boolean {
      const { task: of, found } = findings.get()
      const suggestion =
        of === task ? found.get(field)?.find(each => each.suggestion !== null)?.suggestion : null
      if (suggestion == null) return false
      fill({ task, field }, suggestion, 'typed')
      return true
    },
    doubt({ task, field }: Place, doubt: Doubt | null) {
      entryOf(task).doubt(field, doubt)
      judge(task)
    },
    /** What is wrong with a field, as far as it is finished. */
    findingsOf({ task, field }: Place) {
      const { task: of, found } = findings.get()
      const type = fields.get(field)?.type
      const here = at.get()
      const isHalf = isTyping && here?.task === task && here.field === field
      if (of !== task || (isHalf && type !== undefined && judgedWhenLeft.includes(type))) return undefined
      return found.get(field)
    },
    /** Whether Ctrl+Z is the browser's: it takes letters back as they were typed. */
    hasTyping: ({ task, field }: Place) =>
      isTyping && (entryOf(task).store.get().values[field] ?? '') !== atFocus,
    undo(task: string): string | null {
      isTyping = false
      const field = entryOf(task).undo()
      families.clear()
      judge(task)
      return field
    },
    family(task: string): string | null {
      const field = families.take(entryOf(task))
      isTyping = false
      if (field !== null) hints.set(noHints)
      judge(task)
      return field
    },
    /** Gives a field that is empty and should not be; asked again, it is as the paper has it. Null: finished. */
    finish(task: string): string | null {
      const blanks = blanksOf(task)
      const [first] = blanks
      if (first !== undefined && told.get() !== task) {
        told.set(task)
        return first
      }
      for (const field of blanks) entryOf(task).doubt(field, { kind: 'missing', note: null })
      told.set(null)
      entryOf(task).finish('done', null)
      countDone()
      return null
    },
    park(task: string, note: string) {
      entryOf(task).finish('parked', note)
      countDone()
    },
    isOpen,
    /** The next entry that is open, behind this one or else from the first on; null: all are done. */
    nextOpen(task: string): string | null {
      const from = (tasks.get(task)?.index ?? -1) + 1
      const order = [...pack.tasks.slice(from), ...pack.tasks.slice(0, from)]
      return order.find(({ id }) => id !== task && isOpen(id))?.id ?? null
    },
    neighbour(task: string, step: 1 | -1): string | null {
      return pack.tasks[(tasks.get(task)?.index ?? 0) + step]?.id ?? null
    },
    blanksOf,
  }
}

export type DeskModel = ReturnType<typeof openDesk>
