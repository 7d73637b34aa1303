import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { OpenSession } from '../../../offline/account/session.ts'
import {
  type AccountState as KnownState,
  useAccount as useKnown,
} from '../../../offline/account/use-account.ts'
import { createSender, type Sender, type SenderState } from '../sending/sender.ts'
import { sessions } from './sessions.ts'

/** Who uses the page, and how far their pictures are sent. */
export interface AccountState extends KnownState {
  readonly sender: SenderState
}

/** The account that this phone knows, its session when there is a line, and the sender of its pictures. */
export function useAccount(): AccountState {
  const sender = useRef<Sender>(null)
  const ask = useRef<() => Promise<void>>(async () => undefined)
  sender.current ??= createSender(() => void ask.current())
  const account = useKnown(
    sessions,
    useCallback((session: OpenSession | null) => sender.current?.use(session), []),
  )
  ask.current = account.ask
  const state = useSyncExternalStore(sender.current.subscribe, sender.current.state)
  return { ...account, sender: account.isUnreached ? { ...state, phase: 'offline' } : state }
}
