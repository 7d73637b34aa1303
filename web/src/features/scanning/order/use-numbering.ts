import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import type { Arranging } from './use-arranging.ts'

/** Numbers typed one after the other are one change, sent when nothing was typed for so long. */
const restMs = 2500

/** Page numbers being typed: they show at once, and go to the server some at a time. */
export function useNumbering(pages: readonly Page[], arranging: Arranging) {
  const { order: text } = useMessages()
  const { language } = useLanguage()
  const [typed, setTyped] = useState<ReadonlyMap<string, string | null>>(new Map())
  const open = useRef(new Map<string, string | null>())
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { run } = arranging

  const flush = useCallback(async () => {
    clearTimeout(rest.current)
    const sent = new Map(open.current)
    open.current.clear()
    if (sent.size === 0) return
    const numbers = [...sent].map(([page, number]) => ({ page, number }))
    await run('numbers', { numbers }, text.done.numbers(formatCount(numbers.length, language)))
    setTyped(known => new Map([...known].filter(([page, number]) => sent.get(page) !== number)))
  }, [run, text, language])
  useEffect(() => () => void flush(), [flush])

  const set = useCallback(
    (page: Page, number: string | null) => {
      const isSo = page.number === number && (number === null || page.numberSource === 'typed')
      if (isSo && !open.current.has(page.id)) return
      open.current.set(page.id, number)
      setTyped(known => new Map(known).set(page.id, number))
      clearTimeout(rest.current)
      rest.current = setTimeout(() => void flush(), restMs)
    },
    [flush],
  )
  const shown = useMemo(() => {
    if (typed.size === 0) return pages
    return pages.map(page => {
      const number = typed.get(page.id)
      if (number === undefined) return page
      return { ...page, number, numberSource: number === null ? null : ('typed' as const) }
    })
  }, [pages, typed])
  return { pages: shown, set, flush }
}
export type Numbering = ReturnType<typeof useNumbering>
