import { notifications } from '@mantine/notifications'
import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { z } from 'zod'
import type { Corrected, correctionsSchema } from '../../../../src/checking/corrections/schema.ts'
import type { Package } from '../../../../src/checking/schema.ts'
import { problemText } from '../../api/problem.ts'
import { useMessages } from '../../messages/language.tsx'
import { showUndo } from '../../ui/show-undo.tsx'
import { packageKey } from './calls.ts'
import { postCorrections, undoCorrections } from './correction-calls.ts'
import type { SheetRow } from './sheet-columns.tsx'

interface Done {
  readonly id: string
  hideNotice(): void
}

interface RowChunk {
  readonly rows: readonly SheetRow[]
}

/**
 * Puts the rows of a package right, one change after the other: a cell shows at once what it will say, each change can be undone by its notice or,
 * the latest first, by Ctrl+Z. What fails is said and the rows are asked for anew.
 */
export function useCorrections(pack: Package) {
  const messages = useMessages()
  const text = messages.corrections
  const queries = useQueryClient()
  const done = useRef<Done[]>([])
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const [running, setRunning] = useState(0)
  const key = useMemo(() => packageKey(pack.agency.id, pack.id), [pack.agency.id, pack.id])

  const refresh = useCallback(() => queries.invalidateQueries({ queryKey: key }), [queries, key])
  const patchRows = useCallback(
    (patch: (row: SheetRow) => SheetRow) => {
      queries.setQueriesData<RowChunk | InfiniteData<unknown>>({ queryKey: [...key, 'rows'] }, old =>
        old === undefined || !('rows' in old) ? old : { ...old, rows: old.rows.map(patch) },
      )
    },
    [queries, key],
  )
  /** Runs a change after those before it; says how it went, with a way back. */
  const run = useCallback(
    (change: () => Promise<Corrected>, said: (corrected: Corrected) => string): Promise<boolean> => {
      const undoOne = async (id: string) => {
        done.current = done.current.filter(each => each.id !== id)
        await undoCorrections(pack, id)
        await refresh()
      }
      setRunning(count => count + 1)
      const result = queue.current.then(async () => {
        try {
          const corrected = await change()
          const rows = new Map(corrected.rows.map(row => [row.row, row]))
          patchRows(row => rows.get(row.row) ?? row)
          done.current.at(-1)?.hideNotice()
          const hideNotice = showUndo(messages, said(corrected), () => undoOne(corrected.change.id))
          done.current.push({ id: corrected.change.id, hideNotice })
          return true
        } catch (problem) {
          notifications.show({ color: 'red', message: problemText(problem, messages) })
          return false
        } finally {
          setRunning(count => count - 1)
          void refresh()
        }
      })
      queue.current = result
      return result
    },
    [messages, pack, patchRows, refresh],
  )
  const correct = useCallback(
    (body: z.input<typeof correctionsSchema>, said: string) => {
      for (const { row, column, value } of body.cells ?? [])
        if (value !== null)
          patchRows(old => (old.row === row ? { ...old, values: { ...old.values, [column]: value } } : old))
      return run(
        () => postCorrections(pack, body),
        () => said,
      )
    },
    [pack, patchRows, run],
  )
  const undoLast = useCallback(async () => {
    await queue.current
    const last = done.current.pop()
    last?.hideNotice()
    if (last === undefined) return void notifications.show({ message: text.nothingToUndo })
    try {
      await undoCorrections(pack, last.id)
      notifications.show({ message: messages.agencies.undone })
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    }
    await refresh()
  }, [messages, pack, refresh, text])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null
      const dialog = document.querySelector('[aria-modal="true"]') !== null
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z') return
      if (typing || dialog) return
      event.preventDefault()
      void undoLast()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [undoLast])
  return { run, correct, undoLast, refresh, saving: running > 0 }
}
export type CorrectionsOfPackage = ReturnType<typeof useCorrections>
