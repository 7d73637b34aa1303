import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { RequestProblem } from '../../../offline/request.ts'
import { useDeskAccount } from '../desk-account.ts'
import { useMessages } from '../messages/language.ts'
import { whenIdle } from './background.ts'
import { holdBatch } from './hold.ts'
import { loadBatch } from './load-batch.ts'
import { createOpenBatch, type OpenBatch, type OpenWork } from './open-batch.ts'

/** A batch on the desk; elsewhere: another page of this browser has it; offline: it is not on this machine, and there is no line. */
export type WorkState =
  | { readonly is: 'loading' | 'missing' | 'offline' | 'broken' }
  | { readonly is: 'elsewhere'; takeOver(): void }
  | { readonly is: 'open'; readonly open: OpenWork; leave(): Promise<void> }

const againMs = 2_000
const nobody = () => () => undefined
/** Ends before the same page opens the batch again. */
let closing: Promise<void> = Promise.resolve()

/** Opens a batch as long as the component stands. */
export function useWork(agency: string, batch: string): WorkState {
  const { known, session, isEnded, ask } = useDeskAccount()
  const texts = useMessages().work
  const textsNow = useRef(texts)
  textsNow.current = texts
  const askNow = useRef(ask)
  askNow.current = ask
  const [opened, setOpened] = useState<OpenBatch | null>(null)
  const [other, setOther] = useState<'loading' | 'missing' | 'offline' | 'broken' | 'elsewhere'>('loading')
  /** Counts attempts; those after the first take the batch over. */
  const [attempt, setAttempt] = useState({ count: 0, takesOver: false })
  const account = known.id

  useEffect(() => {
    let isOver = false
    let current: OpenBatch | null = null
    let release: (() => void) | null = null
    const open = async () => {
      await Promise.all([closing, whenIdle()])
      if (isOver) return
      release = await holdBatch(account, batch, attempt.takesOver, {
        beforeYield: async () => current?.settle(),
        onLost() {
          void current?.close()
          current = null
          setOpened(null)
          setOther('elsewhere')
        },
      })
      if (isOver) return release?.()
      if (release === null) return setOther('elsewhere')
      try {
        const loaded = await loadBatch(account, { agency, batch })
        current =
          loaded &&
          createOpenBatch(loaded, {
            ref: { agency, batch },
            withdrawn: textsNow.current.withdrawn,
            onSignedOut: () => void askNow.current(),
          })
      } catch (error) {
        release()
        if (error instanceof RequestProblem) return setOther('offline')
        reportError(error)
        return setOther('broken')
      }
      if (isOver) return void current?.close().then(release)
      if (current === null) {
        release()
        return setOther('missing')
      }
      setOpened(current)
    }
    setOther('loading')
    const begun = open()
    return () => {
      isOver = true
      setOpened(null)
      closing = begun.then(() => current?.close()).then(() => release?.())
    }
  }, [account, agency, batch, attempt])
  useEffect(() => opened?.use(session, isEnded), [opened, session, isEnded])
  // Nothing lay here and there was no line: with one it is tried again.
  useEffect(() => {
    if (other !== 'offline' || session === null) return
    const again = () => setAttempt(({ count }) => ({ count: count + 1, takesOver: false }))
    const timer = setTimeout(again, againMs)
    return () => clearTimeout(timer)
  }, [other, session])

  const open = useSyncExternalStore(
    opened?.subscribe ?? nobody,
    useCallback(() => opened?.state() ?? null, [opened]),
  )
  if (open !== null && opened !== null) return { is: 'open', open, leave: () => opened.settle() }
  if (other !== 'elsewhere') return { is: other }
  return {
    is: other,
    takeOver: () => setAttempt(({ count }) => ({ count: count + 1, takesOver: true })),
  }
}
