import { useCallback, useEffect, useRef, useState } from 'react'
import type { KeptAccount } from './kept-account.ts'
import type { OpenSession, Sessions } from './session.ts'

/** Who uses the application, and whether the server knows them now. */
export interface AccountState {
  /** undefined while the machine is asked, null when nobody signed in here. */
  readonly known: KeptAccount | null | undefined
  /** The browser keeps nothing (private browsing). */
  readonly isStoreBroken: boolean
  /** The account has to set a password or a second factor in the big application first. */
  readonly mustFinish: boolean
  /** The session ended: work waits here until the person signs in again. */
  readonly isEnded: boolean
  /** The server could not be asked. */
  readonly isUnreached: boolean
  enter(session: OpenSession): void
  leave(): Promise<void>
  /** Asks the server again. */
  ask(): Promise<void>
}

const askAgainMs = 20_000

/** The account that this machine knows, and its session when there is a line; `onSession` hears of each one, and of its end. */
export function useAccount(
  sessions: Sessions,
  onSession: (session: OpenSession | null) => void,
): AccountState {
  const [known, setKnown] = useState<KeptAccount | null | undefined>(undefined)
  const [isStoreBroken, setStoreBroken] = useState(false)
  const [isEnded, setEnded] = useState(false)
  const [mustFinish, setMustFinish] = useState(false)
  const [isUnreached, setUnreached] = useState(false)
  const isUnreachedNow = useRef(false)
  isUnreachedNow.current = isUnreached

  const enter = useCallback(
    (session: OpenSession) => {
      setMustFinish(session.mustFinish)
      setKnown(session.account)
      setEnded(false)
      onSession(session.mustFinish ? null : session)
    },
    [onSession],
  )
  const ask = useCallback(async () => {
    try {
      const session = await sessions.find()
      setUnreached(false)
      if (session !== null) return enter(session)
      setEnded(true)
      onSession(null)
    } catch {
      setUnreached(true) // no line, or the server is down: what the machine knows has to do
    }
  }, [sessions, enter, onSession])

  useEffect(() => {
    const start = async () => {
      try {
        setKnown((await sessions.readKept('account')) ?? null)
      } catch {
        setStoreBroken(true)
        return setKnown(null)
      }
      await ask()
    }
    const again = () => {
      if (!document.hidden) void ask()
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
  }, [sessions, ask])
  const leave = useCallback(async () => {
    onSession(null)
    await sessions.signOut()
    setKnown(null)
    setEnded(false)
    setMustFinish(false)
  }, [sessions, onSession])
  return { known, isStoreBroken, mustFinish, isEnded, isUnreached, enter, leave, ask }
}
