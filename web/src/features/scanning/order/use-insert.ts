import { useEffect, useRef, useState } from 'react'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { isUnfinished } from '../upload/upload-item.ts'
import { uploads } from '../upload/uploads.ts'
import type { useUpload } from '../upload/use-upload.ts'
import type { Arranging } from './use-arranging.ts'

interface Insertion {
  readonly after: string
  /** The files that were on the list before. */
  readonly known: ReadonlySet<string>
}

/**
 * Brings pictures in behind a page: they are uploaded like any others, at the end of the book, and moved when the last of them has arrived and
 * the list of pages shows them. Who leaves the book before finds them at its end.
 */
export function useInsert(
  agency: string,
  book: string,
  {
    upload,
    pages,
    arranging,
  }: {
    readonly upload: ReturnType<typeof useUpload>['upload']
    readonly pages: readonly Page[]
    readonly arranging: Arranging
  },
) {
  const { order: text } = useMessages()
  const { language } = useLanguage()
  const [insertion, setInsertion] = useState<Insertion | null>(null)
  const isMoving = useRef(false)
  const { run, refresh } = arranging
  useEffect(() => {
    if (insertion === null || isMoving.current) return
    const files = (upload?.items ?? []).filter(item => !insertion.known.has(item.key))
    if (files.length === 0 || files.some(isUnfinished)) return
    const captures = new Set(
      files.flatMap(item => item.pages.filter(page => !page.isDuplicate).map(page => page.capture)),
    )
    if (captures.size === 0) return setInsertion(null)
    const arrived = pages.filter(page => captures.has(page.capture))
    if (new Set(arrived.map(page => page.capture)).size < captures.size) return void refresh()
    isMoving.current = true
    const said = text.done.inserted(formatCount(arrived.length, language))
    void run('order', { pages: arrived.map(({ id }) => id), after: insertion.after }, said).then(() => {
      isMoving.current = false
      setInsertion(null)
    })
  }, [insertion, upload, pages, run, refresh, text, language])
  const insert = (after: string, files: readonly File[]) => {
    if (files.length === 0) return
    setInsertion({ after, known: new Set(upload?.items.map(item => item.key)) })
    uploads.add(agency, book, files)
  }
  return { insert, after: insertion?.after ?? null }
}
