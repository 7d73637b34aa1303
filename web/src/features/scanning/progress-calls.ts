import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { changeSchema } from '../../../../src/inventory/changes/schema.ts'
import { type Layout, type Scanning, scanningSchema } from '../../../../src/scanning/render/schema.ts'
import { call, command } from '../../api/client.ts'
import { pagesKey } from './calls.ts'

const pollMs = { working: 2000, resting: 15_000 }
/** A list of pages is worth asking for again after so long a page: 2 s for two hundred, 20 s for two thousand. */
const listMsPerPicture = 10

/** Where the progress of a book stands in the query cache. */
export function scanningKey(agency: string, book: string): readonly string[] {
  return ['scanning', agency, book]
}

/** How far the pictures of a book are, asked again and again; the list of its pages is asked for anew when it has changed. */
export function useScanning(agency: string, book: string) {
  const queries = useQueryClient()
  const scanning = useQuery({
    queryKey: scanningKey(agency, book),
    queryFn: ({ signal }) => call(scanningSchema, `/api/books/${agency}/${book}/scanning`, { signal }),
    refetchInterval: query => (isWorking(query.state.data) ? pollMs.working : pollMs.resting),
  })
  const { data } = scanning
  const seen = useRef<string>(undefined)
  useEffect(() => {
    if (data === undefined) return
    const isFirst = seen.current === undefined
    if (data.revision === seen.current) return
    const since = Date.now() - (queries.getQueryState(pagesKey(agency, book))?.dataUpdatedAt ?? 0)
    if (!isFirst && isWorking(data) && since < data.total * listMsPerPicture) return
    seen.current = data.revision
    if (isFirst) return
    void queries.invalidateQueries({ queryKey: pagesKey(agency, book) })
    // Its state and its count of pages.
    if (!isWorking(data)) void queries.invalidateQueries({ queryKey: ['book', agency, book] })
  }, [data, queries, agency, book])
  return scanning
}

function isWorking(scanning: Scanning | undefined): boolean {
  return scanning !== undefined && scanning.waiting > 0 && !scanning.paused
}

/** Pauses a book's pictures, goes on with them, or tries again what failed. */
export function postScanning(agency: string, book: string, act: 'pause' | 'resume' | 'retry') {
  return command(`/api/books/${agency}/${book}/scanning/${act}`, { method: 'POST' })
}

/** Decides about the double pages of a book. */
export function postLayout(agency: string, book: string, layout: Layout) {
  const body = { layout }
  return call(changeSchema, `/api/books/${agency}/${book}/scanning/layout`, { method: 'POST', body })
}
