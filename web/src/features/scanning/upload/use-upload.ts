import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { pagesKey } from '../calls.ts'
import { uploads } from './uploads.ts'

/** The list of pages is long: while files pour in it is asked for this often at most. */
const refreshMs = 1500

/** The files on their way to a book, wherever in the application they were chosen; pages show up while the rest is still under way. */
export function useUpload(agency: string, book: string) {
  const queryClient = useQueryClient()
  const upload = useSyncExternalStore(uploads.subscribe, () => uploads.find(agency, book))
  const finished = upload?.totals.finished ?? 0
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (finished === 0) return
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined
      void queryClient.invalidateQueries({ queryKey: pagesKey(agency, book) })
      void queryClient.invalidateQueries({ queryKey: ['book', agency, book] })
    }, refreshMs)
  }, [finished, queryClient, agency, book])
  return {
    upload,
    busy: upload?.busy ?? false,
    add: (files: readonly File[]) => uploads.add(agency, book, files),
  }
}
