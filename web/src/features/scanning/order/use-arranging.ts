import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { putPages } from '../../../../../src/scanning/order/page-order.ts'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { problemText } from '../../../api/problem.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { showUndo } from '../../../ui/show-undo.tsx'
import { undoChange } from '../undo-change.ts'
import { postChange, touchedByChanges } from './calls.ts'

/** Pages pushed along by held-down keys are one move, sent when the keys have rested this long. */
const restMs = 600

interface Move {
  readonly pages: readonly string[]
  readonly after: string | null
}

interface Done {
  readonly change: string
  hideNotice(): void
}

/**
 * Changes the pages of a book, one change after the other: moves show at once, each change can be undone by its notice or, the latest first, by `undo`.
 * What fails is said and the pages are asked for anew.
 */
export function useArranging(agency: string, book: string, loaded: readonly Page[]) {
  const messages = useMessages()
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [moves, setMoves] = useState<readonly Move[]>([])
  const done = useRef<Done[]>([])
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)

  const pages = useMemo(() => applyMoves(loaded, moves), [loaded, moves])

  const refresh = useCallback(
    () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) =>
          touchedByChanges.has(queryKey[0]) && queryKey[1] === agency && queryKey[2] === book,
      }),
    [queries, agency, book],
  )
  const undoOne = useCallback(
    async (change: string) => {
      done.current = done.current.filter(each => each.change !== change)
      await undoChange(agency, book, change)
      await refresh()
    },
    [agency, book, refresh],
  )
  /** Sends a change when those before it are through; says how it went. */
  const change = useCallback(
    (name: string, body: object, said: string): Promise<boolean> => {
      const run = async () => {
        try {
          const { id } = await postChange(agency, book, name, body)
          // One notice at a time; what was done before is still undone by the key.
          done.current.at(-1)?.hideNotice()
          const hideNotice = showUndo(messages, said, () => undoOne(id))
          done.current.push({ change: id, hideNotice })
          return true
        } catch (problem) {
          notifications.show({ color: 'red', message: problemText(problem, messages) })
          return false
        } finally {
          await refresh()
        }
      }
      const result = queue.current.then(run)
      queue.current = result
      return result
    },
    [agency, book, messages, refresh, undoOne],
  )

  const open = useRef<readonly Move[]>([])
  const flush = useCallback(async () => {
    clearTimeout(rest.current)
    const sent = open.current
    open.current = []
    for (const move of sent) {
      await change('order', move, messages.order.done.moved(formatCount(move.pages.length, language)))
      setMoves(known => known.filter(each => each !== move))
    }
  }, [change, messages, language])
  useEffect(() => () => void flush(), [flush])

  /** Shows pages behind another at once; sent with the moves of the same pages that follow closely. */
  const push = useCallback(
    (moved: readonly string[], after: string | null) => {
      const last = open.current.at(-1)
      const isSame = last !== undefined && last.pages.join() === moved.join()
      const move = { pages: moved, after }
      open.current = isSame ? [...open.current.slice(0, -1), move] : [...open.current, move]
      setMoves(known => [...(isSame ? known.filter(each => each !== last) : known), move])
      clearTimeout(rest.current)
      rest.current = setTimeout(() => void flush(), restMs)
    },
    [flush],
  )
  const run = useCallback(
    async (name: string, body: object, said: string) => {
      await flush()
      return change(name, body, said)
    },
    [flush, change],
  )
  const undo = useCallback(async () => {
    await flush()
    await queue.current
    const last = done.current.pop()
    last?.hideNotice()
    if (last === undefined) return void notifications.show({ message: messages.order.nothingToUndo })
    try {
      await undoOne(last.change)
      notifications.show({ message: messages.order.undone })
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    }
  }, [flush, undoOne, messages])
  return { pages, push, run, undo, refresh }
}
export type Arranging = ReturnType<typeof useArranging>

function applyMoves(loaded: readonly Page[], moves: readonly Move[]): readonly Page[] {
  if (moves.length === 0) return loaded
  const byId = new Map(loaded.map(page => [page.id, page]))
  let order: readonly string[] = loaded.map(({ id }) => id)
  for (const { pages, after } of moves)
    order = putPages(
      order,
      pages.filter(id => byId.has(id)),
      after,
    )
  return order.flatMap((id, index) => {
    const page = byId.get(id)
    return page === undefined ? [] : [page.sequence === index + 1 ? page : { ...page, sequence: index + 1 }]
  })
}
