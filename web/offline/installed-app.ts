import { createContext, useContext } from 'react'
import type { Sessions } from './account/session.ts'
import type { vi } from './messages/vi.ts'

type Shared = typeof vi

/** The sentences that signing in needs: the shared ones, and what an application says of itself. */
export type AppMessages = Shared & {
  readonly title: string
  readonly signIn: { readonly title: string; readonly hint: string; readonly mayNot: string }
  readonly account: { readonly ended: string; readonly storage: string }
}

/** What the shared screens have to know of the application they stand in. */
export interface InstalledApp {
  /** Its address, with a slash at both ends: `/chup/`. */
  readonly scope: string
  readonly sessions: Sessions
  readonly messages: AppMessages
}

/** Carries the application to the shared screens. */
export const InstalledAppContext = createContext<InstalledApp | null>(null)

/** The application that a shared screen stands in. */
export function useInstalledApp(): InstalledApp {
  const app = useContext(InstalledAppContext)
  if (app === null) throw new Error('no InstalledAppContext around')
  return app
}
