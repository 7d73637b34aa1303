import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Capture, Correction } from '../../../../../src/scanning/review/schema.ts'
import { useCaptureCache } from './calls.ts'
import { mergeCorrections } from './draft.ts'
import { type Filter, findNextOpen, orderQueue, type Sorting } from './review-queue.ts'
import { listTouched, type Scope } from './scope.ts'
import { useCorrections } from './use-corrections.ts'

/** What is being done to the picture that is shown: looking, looking closely, or moving corners or the fold. */
export type Mode = 'look' | 'zoom' | 'corners' | 'split'
export type View = 'page' | 'frame' | 'both'

/** A correction that is shown and not yet sent: more taps may follow, or it waits for a word because it is for many. */
export interface Draft {
  readonly correction: Correction
  readonly scope: Scope
  readonly captures: readonly string[]
}

/** A tap within this time joins the one before. */
const restMs = 600

/** The state of one visit of the review, and everything that can be done in it. */
export function useReview(
  agency: string,
  book: string,
  captures: readonly Capture[],
  start: string | undefined,
) {
  const cache = useCaptureCache(agency, book)
  const byId = useMemo(() => new Map(captures.map(capture => [capture.id, capture])), [captures])
  const [sorting, setSorting] = useState<Sorting>('deviation')
  const [filter, setFilter] = useState<Filter>('all')
  // Kept as it was when it was asked for: a picture does not move away under the hand of who corrects it.
  const [queue, setQueue] = useState(() => orderQueue(captures, { sorting, filter }))
  const [chosen, setChosen] = useState(() => firstOf(queue, byId, start))
  const [isDone, setDone] = useState(false)
  const [mode, setMode] = useState<Mode>('look')
  const [view, setView] = useState<View>('page')
  const [scope, setScope] = useState<Scope>('this')
  const [draft, setDraft] = useState<Draft | null>(null)
  const current = chosen === undefined ? undefined : byId.get(chosen)
  const { correct, undo, undoLatest, review, notice, setNotice } = useCorrections(
    agency,
    book,
    captures,
    chosen,
    cache,
  )

  // Keys come faster than what they did is told back; what is drawn anew later is to be seen again.
  const approved = useRef(new Set<string>())
  useEffect(() => {
    for (const id of approved.current) if (byId.get(id)?.reviewed !== false) approved.current.delete(id)
  }, [byId])
  const held = useRef(draft)
  held.current = draft
  const send = useCallback(() => {
    const waiting = held.current
    if (waiting === null) return
    held.current = null
    setDraft(null)
    // What was chosen since is for the next one.
    if (waiting.scope !== 'this') setScope('this')
    correct(waiting.captures, waiting.correction)
  }, [correct])
  const isForMany = draft !== null && draft.captures.length > 1
  useEffect(() => {
    if (draft === null || isForMany) return
    const timer = setTimeout(send, restMs)
    return () => clearTimeout(timer)
  }, [draft, isForMany, send])
  // Whoever leaves the page has corrected what was shown.
  const leave = useRef<() => void>(() => undefined)
  leave.current = () => {
    if (held.current !== null && held.current.captures.length === 1) send()
  }
  useEffect(() => () => leave.current(), [])
  const settle = useCallback(() => {
    if (held.current !== null && held.current.captures.length === 1) send()
    setDraft(null)
    setMode('look')
  }, [send])

  const unknown = captures.filter(({ state, recipes }) => state === 'waiting' && recipes.length === 0).length
  const before = useRef(unknown)
  useEffect(() => {
    const isComplete = unknown === 0 && before.current > 0
    before.current = unknown
    // Only now can it be told what stands out.
    if (isComplete) void cache.refetch().then(() => setQueue(orderQueue(cache.read(), { sorting, filter })))
  }, [unknown, cache, sorting, filter])
  // What comes in meanwhile, or fits what is shown by now, stands at the end; the place of a picture that was replaced is empty.
  useEffect(() => {
    setQueue(known => {
      const at = new Set(known)
      const missing = orderQueue(captures, { sorting, filter }).filter(id => !at.has(id))
      const left = known.every(id => byId.has(id)) ? known : known.filter(id => byId.has(id))
      return missing.length === 0 ? left : [...left, ...missing]
    })
    setChosen(was => (was !== undefined && byId.has(was) ? was : firstOf([...byId.keys()], byId, undefined)))
  }, [captures, byId, sorting, filter])

  const goTo = useCallback(
    (id: string) => {
      settle()
      setNotice(null)
      setDone(false)
      setChosen(id)
    },
    [settle, setNotice],
  )
  const step = (by: number) => {
    const at = chosen === undefined ? -1 : queue.indexOf(chosen)
    const next = queue[at + by]
    if (next !== undefined) goTo(next)
  }
  const goToEnd = (last: boolean) => {
    const id = last ? queue.at(-1) : queue[0]
    if (id !== undefined) goTo(id)
  }
  const approve = () => {
    if (current === undefined) return
    settle()
    if (!current.reviewed) review(current.id)
    approved.current.add(current.id)
    const next = findNextOpen(queue, byId, current.id, approved.current)
    if (next === undefined) setDone(true)
    else goTo(next)
  }
  const arrange = (next: { sorting: Sorting; filter: Filter }) => {
    settle()
    const order = orderQueue(captures, next)
    setSorting(next.sorting)
    setFilter(next.filter)
    setQueue(order)
    setDone(false)
    setChosen(was => (was !== undefined && order.includes(was) ? was : firstOf(order, byId, undefined)))
  }

  /** Shows a correction; it is sent when no further tap follows, or when somebody says so because it is for many. */
  const propose = (correction: Correction) => {
    if (current === undefined) return
    setNotice(null)
    const merged = draft?.scope === scope ? mergeCorrections(draft.correction, correction) : undefined
    if (merged === null) {
      held.current = null
      return setDraft(null)
    }
    if (merged !== undefined && draft !== null) return setDraft({ ...draft, correction: merged })
    if (draft?.captures.length === 1) send()
    const touched = listTouched(captures, current.id, scope)
    if (touched.length > 0) setDraft({ correction, scope, captures: touched })
  }
  /** Chooses what the next correction touches, or the one that waits for a word. */
  const chooseScope = (next: Scope) => {
    setScope(next)
    if (isForMany && current !== undefined)
      setDraft({ ...draft, scope: next, captures: listTouched(captures, current.id, next) })
  }
  /** Sends a correction at once: whoever moved corners has said so. */
  const apply = (correction: Correction, within: Scope) => {
    if (current === undefined) return
    const touched = listTouched(captures, current.id, within)
    setMode('look')
    setScope('this')
    setDraft(null)
    if (touched.length > 0) correct(touched, correction)
  }
  const drop = () => {
    held.current = null
    setDraft(null)
    setScope('this')
    setMode('look')
  }
  const undoOwn = () => {
    if (held.current !== null || mode === 'corners' || mode === 'split') return drop()
    undoLatest(goTo)
  }
  /** Shows a picture that has just taken the place of another. */
  const arrived = useCallback(
    (id: string) => {
      void cache.refetch().then(() => goTo(id))
    },
    [cache, goTo],
  )
  return {
    agency,
    book,
    captures,
    byId,
    queue,
    current,
    sorting,
    filter,
    mode,
    view,
    scope,
    draft,
    isForMany,
    isDone,
    notice,
    goTo,
    step,
    goToEnd,
    approve,
    arrange,
    propose,
    apply,
    send,
    drop,
    undo,
    undoOwn,
    arrived,
    setMode,
    setView,
    chooseScope,
    setNotice,
  }
}
export type Review = ReturnType<typeof useReview>

/** Where to begin: at the picture that was asked for, else at the first that nobody has looked at. */
function firstOf(
  queue: readonly string[],
  captures: ReadonlyMap<string, Capture>,
  asked: string | undefined,
): string | undefined {
  if (asked !== undefined && captures.has(asked)) return asked
  return queue.find(id => captures.get(id)?.reviewed === false) ?? queue[0]
}
