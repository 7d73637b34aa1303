import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { createSender, type Sender, type SenderState } from '../sending/sender.ts'
import { readKept } from '../store/kept.ts'
import type { KeptAccount } from './kept-account.ts'
import { findSession, type OpenSession, signOut } from './session.ts'

/** Who uses the page, and whether the server knows them now. */
export interface AccountState {
  /** undefined while the phone is asked, null when nobody signed in here. */
  readonly known: KeptAccount | null | undefined
  /** The phone keeps nothing (private browsing). */
  readonly isStoreBroken: boolean
  /** The account has to set a password or a second factor in the big application first. */
  readonly mustFinish: boolean
  /** The session ended: pictures wait until the person signs in again. */
  readonly isEnded: boolean
  readonly sender: SenderState
  enter(session: OpenSession): void
  leave(): Promise<void>
}

const askAgainMs = 20_000

/** The account that this phone knows, its session when there is a line, and the sender of its pictures. */
export function useAccount(): AccountState {
  const [known, setKnown] = useState<KeptAccount | null | undefined>(undefined)
  const [isStoreBroken, setStoreBroken] = useState(false)
  const [isEnded, setEnded] = useState(false)
  const [mustFinish, setMustFinish] = useState(false)
  const [isUnreached, setUnreached] = useState(false)
  const sender = useRef<Sender>(null)
  const ask = useRef<() => Promise<void>>(async () => undefined)
  const isUnreachedNow = useRef(false)
  isUnreachedNow.current = isUnreached
  sender.current ??= createSender(() => void ask.current())

  const enter = useCallback((session: OpenSession) => {
    setMustFinish(session.mustFinish)
    setKnown(session.account)
    setEnded(false)
    sender.current?.use(session.mustFinish ? null : session)
  }, [])
  ask.current = useCallback(async () => {
    try {
      const session = await findSession()
      setUnreached(false)
      if (session !== null) return enter(session)
      setEnded(true)
      sender.current?.use(null)
    } catch {
      setUnreached(true) // no line, or the server is down: what the phone knows has to do
    }
  }, [enter])

  useEffect(() => {
    const start = async () => {
      try {
        setKnown((await readKept('account')) ?? null)
      } catch {
        setStoreBroken(true)
        return setKnown(null)
      }
      await ask.current()
    }
    const again = () => {
      if (!document.hidden) void ask.current()
    }
    void start()
    const timer = setInterval(() => {
      if (isUnreachedNow.current) again()
    }, askAgainMs)
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', again)
    }
  }, [])
  const state = useSyncExternalStore(sender.current.subscribe, sender.current.state)
  return {
    ...{ known, isStoreBroken, mustFinish, isEnded, enter },
    sender: isUnreached ? { ...state, phase: 'offline' } : state,
    leave: useCallback(async () => {
      sender.current?.use(null)
      await signOut()
      setKnown(null)
      setEnded(false)
      setMustFinish(false)
    }, []),
  }
}
