import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiProblem, problemText } from '../../api/problem.ts'
import { useMessages } from '../../messages/language.tsx'
import { pagesKey, uploadPage } from './calls.ts'
import { readIntake, sortFiles, type UploadItem } from './upload-queue.ts'

let lastKey = 0
const nextKey = () => `upload-${++lastKey}` // crypto.randomUUID is missing on plain http

/**
 * Sends the images of a book one after the other, so that the order of the names becomes the order of the pages. Pages show
 * up while the rest is still under way.
 */
export function useUpload(agency: string, book: string) {
  const queryClient = useQueryClient()
  const messages = useMessages()
  const [items, setItems] = useState<readonly UploadItem[]>([])
  const stopper = useRef<AbortController | null>(null)
  const chain = useRef(Promise.resolve())
  useEffect(() => () => stopper.current?.abort(), [])

  const change = useCallback((key: string, next: Partial<UploadItem>) => {
    setItems(old => old.map(item => (item.key === key ? { ...item, ...next } : item)))
  }, [])

  const sendOne = async (key: string, file: File, signal: AbortSignal) => {
    if (signal.aborted) return change(key, { state: 'cancelled' })
    change(key, { state: 'sending' })
    try {
      const intake = await uploadPage(agency, book, file, share => change(key, { share }), signal)
      change(key, { ...readIntake(intake), share: 1 })
      void queryClient.invalidateQueries({ queryKey: pagesKey(agency, book) })
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.code === 'client.cancelled')
        return change(key, { state: 'cancelled' })
      change(key, { state: 'refused', message: problemText(problem, messages) })
    }
  }
  const add = (files: readonly File[]) => {
    if (files.length === 0) return
    stopper.current ??= new AbortController()
    const { signal } = stopper.current
    const sorted = sortFiles(files).map(file => ({ key: nextKey(), file }))
    setItems(old => [
      ...old,
      ...sorted.map(({ key, file }) => ({
        key,
        name: file.name,
        state: 'queued' as const,
        share: 0,
        sequence: null,
        message: null,
      })),
    ])
    for (const { key, file } of sorted) chain.current = chain.current.then(() => sendOne(key, file, signal))
    chain.current = chain.current.then(() => {
      void queryClient.invalidateQueries({ queryKey: ['book', agency, book] })
    })
  }
  const stop = () => {
    stopper.current?.abort()
    stopper.current = null
  }
  const clear = () => setItems([])
  const busy = items.some(item => item.state === 'queued' || item.state === 'sending')
  return { items, add, stop, clear, busy }
}
