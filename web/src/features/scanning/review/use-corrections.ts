import { useCallback, useEffect, useRef, useState } from 'react'
import type { Capture, Correction } from '../../../../../src/scanning/review/schema.ts'
import { problemText } from '../../../api/problem.ts'
import { useMessages } from '../../../messages/language.tsx'
import { undoChange } from '../undo-change.ts'
import { type CaptureCache, postCorrection, postReview } from './calls.ts'
import { foreseeCapture } from './draft.ts'

/** What was changed since the page was opened, to be undone by a key. */
interface Done {
  readonly change: string
  readonly captures: readonly string[]
}

/** What was said last, for the eye and for the screen reader; `isProblem`: it did not work. */
export interface Notice {
  readonly text: string
  readonly isProblem: boolean
}

const drawingPollMs = 700
const arrivalPollMs = 3000

/**
 * Sends corrections one after the other: each applies to what the one before it left. What will come out is shown at once; if the server refuses, what it
 * knows is shown again.
 */
export function useCorrections(
  agency: string,
  book: string,
  captures: readonly Capture[],
  current: string | undefined,
  cache: CaptureCache,
) {
  const messages = useMessages()
  const [notice, setNotice] = useState<Notice | null>(null)
  const done = useRef<Done[]>([])
  const chain = useRef(Promise.resolve())
  /** Sent and not yet answered, and how often anything was sent: an answer asked for earlier is of no use. */
  const sent = useRef({ open: 0, count: 0 })

  const run = useCallback(
    (work: () => Promise<string | null>) => {
      sent.current.open += 1
      sent.current.count += 1
      chain.current = chain.current.then(async () => {
        try {
          const text = await work()
          if (text !== null) setNotice({ text, isProblem: false })
        } catch (problem) {
          setNotice({ text: problemText(problem, messages), isProblem: true })
          await cache.refetch()
        } finally {
          sent.current.open -= 1
          cache.changed()
        }
      })
    },
    [cache, messages],
  )

  const correct = useCallback(
    (ids: readonly string[], correction: Correction) => {
      const touched = new Set(ids)
      setNotice(null)
      void cache.cancel()
      cache.patch(capture => (touched.has(capture.id) ? foreseeCapture(capture, correction) : capture))
      run(async () => {
        const { id, affected } = await postCorrection(agency, book, ids, correction)
        done.current.push({ change: id, captures: ids })
        return ids.length > 1 ? messages.review.changes.applied(String(affected)) : null
      })
    },
    [agency, book, cache, run, messages],
  )

  const takeBack = useCallback(
    async ({ change, captures: ids }: Done) => {
      await undoChange(agency, book, change)
      if (ids.length === 1) replaceCaptures(cache, await cache.fetchSome(ids))
      else await cache.refetch()
      return messages.review.changes.takenBack
    },
    [agency, book, cache, messages],
  )
  /** Undoes any change of the book. */
  const undo = useCallback((change: string) => run(() => takeBack({ change, captures: [] })), [run, takeBack])
  /** Undoes the latest correction of this visit, also one that is still on its way; tells the picture it was about. */
  const undoLatest = useCallback(
    (goTo: (capture: string) => void) =>
      run(async () => {
        const latest = done.current.pop()
        if (latest === undefined) return messages.review.changes.nothingToUndo
        const text = await takeBack(latest)
        const [about] = latest.captures
        if (about !== undefined && latest.captures.length === 1) goTo(about)
        return text
      }),
    [run, takeBack, messages],
  )

  const review = useCallback(
    (id: string) => {
      sent.current.count += 1
      cache.patch(capture => (capture.id === id ? { ...capture, reviewed: true } : capture))
      postReview(agency, book, [id], true).then(
        () => undefined,
        (problem: unknown) => {
          setNotice({ text: problemText(problem, messages), isProblem: true })
          cache.patch(capture => (capture.id === id ? { ...capture, reviewed: false } : capture))
        },
      )
    },
    [agency, book, cache, messages],
  )

  useDrawn(captures, current, cache, sent)
  return { correct, undo, undoLatest, review, notice, setNotice }
}
export type Corrections = ReturnType<typeof useCorrections>

function replaceCaptures(cache: CaptureCache, found: ReadonlyMap<string, Capture>): void {
  cache.patch(capture => found.get(capture.id) ?? capture)
}

/** Asks again for the pictures that are being drawn, the one that is looked at first, until they are ready. */
function useDrawn(
  captures: readonly Capture[],
  current: string | undefined,
  cache: CaptureCache,
  sent: { readonly current: { open: number; count: number } },
): void {
  const waiting = captures.filter(({ state }) => state === 'waiting')
  const redrawn = waiting.filter(({ recipes }) => recipes.length > 0)
  const asked = [...redrawn, ...waiting.filter(({ recipes }) => recipes.length === 0)].map(({ id }) => id)
  asked.sort((one, other) => Number(other === current) - Number(one === current))
  const latest = useRef(asked)
  latest.current = asked
  const isWaiting = asked.length > 0
  const pollMs = redrawn.length > 0 ? drawingPollMs : arrivalPollMs
  useEffect(() => {
    if (!isWaiting) return
    let isGone = false
    let isAsking = false
    const ask = async () => {
      const { open, count } = sent.current
      if (open > 0 || isAsking) return
      isAsking = true
      try {
        const found = await cache.fetchSome(latest.current)
        if (!isGone && sent.current.count === count) replaceCaptures(cache, found)
      } catch {
        // The line is bad: the next round asks again.
      } finally {
        isAsking = false
      }
    }
    const timer = setInterval(() => void ask(), pollMs)
    return () => {
      isGone = true
      clearInterval(timer)
    }
  }, [isWaiting, pollMs, cache, sent])
}
