import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Change } from '../../../../../src/inventory/changes/schema.ts'
import type { Book } from '../../../../../src/inventory/schema.ts'
import type { Case, CaseList } from '../../../../../src/scanning/cases/schema.ts'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { problemText } from '../../../api/problem.ts'
import { useMessages } from '../../../messages/language.tsx'
import { pagesKey } from '../calls.ts'
import { undoChange } from '../undo-change.ts'
import { casesKey, editCases } from './calls.ts'
import type { CasePlace, PlannedKey } from './plan-keys.ts'

/** Where somebody is: the page they look at and the case chosen on it. */
interface Chosen {
  readonly page: string | undefined
  readonly one: string | undefined
}

/** What was done last, or why it was not: in one place instead of a notice for every key. */
interface Said {
  readonly text: string
  readonly isProblem?: boolean
  readonly canUndo?: boolean
}

/** From where somebody is to where they go. */
type Move = (place: CasePlace) => Chosen | undefined

/**
 * What is chosen, and everything that is done to it. Moves and corrections happen one after the other, each with the cases as the one before
 * left them: whoever types ahead of the server loses nothing and hits what they mean.
 */
export function useDesk(book: Book, pages: readonly Page[]) {
  const queryClient = useQueryClient()
  const messages = useMessages()
  const [chosen, setChosen] = useState<Chosen>({ page: undefined, one: undefined })
  const here = useRef(chosen)
  const order = useRef(pages)
  order.current = pages
  const chain = useRef(Promise.resolve())
  const done = useRef<string[]>([])

  const [said, say] = useState<Said | undefined>()
  const enqueue = useCallback(
    (run: () => Promise<void> | void) => {
      chain.current = chain.current
        .then(run)
        .catch(problem => say({ text: problemText(problem, messages), isProblem: true }))
    },
    [messages],
  )
  const refresh = useCallback(
    () =>
      Promise.all(
        [casesKey(book), pagesKey(book.agency.id, book.id), ['book', book.agency.id, book.id]].map(queryKey =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
    [queryClient, book],
  )
  const findPlace = useCallback((): CasePlace => {
    const cases = queryClient.getQueryData<CaseList>(casesKey(book))?.cases ?? []
    const ids = order.current.map(({ id }) => id)
    const page = here.current.page ?? ids[0] ?? ''
    const one = cases.find(each => each.id === here.current.one) ?? firstOn(cases, page)
    return { cases, pages: ids, page, one }
  }, [queryClient, book])
  const choose = useCallback((next: Chosen | undefined) => {
    if (next === undefined) return
    here.current = next
    setChosen(next)
  }, [])

  const move = useCallback((to: Move) => enqueue(() => choose(to(findPlace()))), [enqueue, choose, findPlace])
  const correct = useCallback(
    (plan: (place: CasePlace) => PlannedKey | undefined, message: string, otherwise?: string) =>
      enqueue(async () => {
        const planned = plan(findPlace())
        if (planned === undefined) {
          if (otherwise !== undefined) say({ text: otherwise })
          return
        }
        const change = await editCases(book, planned.edits)
        done.current.push(change.id)
        await refresh()
        choose(placeOf(findPlace(), planned.chosen))
        say({ text: message, canUndo: true })
      }),
    [enqueue, findPlace, book, refresh, choose],
  )
  const apply = useCallback(
    async (run: () => Promise<Change>, message: string) => {
      const change = await run()
      done.current.push(change.id)
      await refresh()
      say({ text: message, canUndo: true })
    },
    [refresh],
  )
  const undo = useCallback(
    () =>
      enqueue(async () => {
        const change = done.current.at(-1)
        if (change === undefined) return say({ text: messages.cases.nothingToUndo })
        // What somebody has undone elsewhere can't be, and would be in the way of what was done before.
        done.current.pop()
        await undoChange(book.agency.id, book.id, change)
        await refresh()
        say({ text: messages.cases.undone, canUndo: done.current.length > 0 })
      }),
    [enqueue, book, refresh, messages],
  )
  useUndoKey(undo)
  const page = pages.find(each => each.id === chosen.page) ?? pages[0]
  return { page, chosen: chosen.one, said, move, correct, apply, undo }
}

/** The page so many further on, with its first case. */
export function stepPage(by: number): Move {
  return place => placeOfPage(place, place.pages[place.pages.indexOf(place.page) + by])
}

/** A page, with its first case. */
export function placeOfPage({ cases }: CasePlace, page: string | undefined): Chosen | undefined {
  return page === undefined ? undefined : { page, one: firstOn(cases, page)?.id }
}

/** The case so many further on, with the page it begins on; from a page without cases, the nearest. */
export function stepCase(by: number): Move {
  return place => {
    const { cases, pages, page, one } = place
    const later = new Set(pages.slice(pages.indexOf(page)))
    const near = cases.findIndex(each => each.pages.some(on => later.has(on.page)))
    const next = one === undefined ? cases.at(near) : cases[one.position - 1 + by]
    return placeOf(place, next?.id)
  }
}

/** A case, on the page one looks at if it stands there, too. */
export function placeOf({ cases, page }: CasePlace, id: string | undefined): Chosen | undefined {
  const one = cases.find(each => each.id === id)
  const isHere = one?.pages.some(on => on.page === page) === true
  return { page: isHere ? page : (one?.pages[0]?.page ?? page), one: one?.id }
}

function firstOn(cases: readonly Case[], page: string): Case | undefined {
  return cases.find(each => each.pages.some(on => on.page === page))
}

function useUndoKey(undo: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z'
      const isTyping = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(event.target.tagName)
      if (!isUndo || isTyping || event.defaultPrevented) return
      event.preventDefault()
      undo()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [undo])
}
