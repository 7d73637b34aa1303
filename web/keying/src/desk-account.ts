import { createContext, useContext } from 'react'
import type { KeptAccount } from '../../offline/account/kept-account.ts'
import type { OpenSession } from '../../offline/account/session.ts'

/** Who sits at the desk. */
export interface DeskAccount {
  readonly known: KeptAccount
  /** The server knew them when it was asked last; null: not asked yet, no line, or the session is over. */
  readonly session: OpenSession | null
  /** The session is over: they have to sign in again. */
  readonly isEnded: boolean
  /** The server could not be asked. */
  readonly isUnreached: boolean
  /** Asks the server again who is signed in. */
  ask(): Promise<void>
}

/** Carries the account to whatever lies on the desk. */
export const DeskAccountContext = createContext<DeskAccount | null>(null)

/** The account that is signed in. */
export function useDeskAccount(): DeskAccount {
  const account = useContext(DeskAccountContext)
  if (account === null) throw new Error('no DeskAccountContext around')
  return account
}
