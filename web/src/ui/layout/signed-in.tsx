import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useNavigate, useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Language } from '../../../../src/register/text.ts'
import { MustChangePassword } from '../../features/access/must-change-password.tsx'
import { MustSetUpSecondFactor } from '../../features/access/must-set-up-second-factor.tsx'
import { useCan, useSession } from '../../features/access/session.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { useShortcuts } from '../shortcuts.ts'
import { Failed } from '../states/failed.tsx'
import { Loading } from '../states/loading.tsx'
import classes from './frame.module.css'
import { Frame } from './frame.tsx'
import { PrintMark } from './print-mark.tsx'
import { ShortcutsHelp } from './shortcuts-help.tsx'

/** Everything behind the sign-in page: asks who is signed in, then shows the frame with the page inside. */
export function SignedIn(): ReactNode {
  const session = useSession()
  const router = useRouter()
  const { language, chosenHere, followAccount } = useLanguage()
  useAskAgainIn(language)
  const accountLanguage = session.data?.account.language
  useEffect(() => {
    if (accountLanguage !== undefined) followAccount(accountLanguage)
  }, [accountLanguage, followAccount])
  // Once, from an effect: <Navigate> would fire again for every location it passes through while the page's chunk loads.
  const signedOut = session.data === null
  useEffect(() => {
    if (!signedOut) return
    const { pathname } = router.latestLocation
    void router.navigate({ to: '/sign-in', search: pathname === '/' ? {} : { to: pathname }, replace: true })
  }, [signedOut, router])

  if (session.isPending) return <Loading />
  if (session.isError) {
    return (
      <main style={{ padding: 24, maxWidth: 640, margin: 'auto' }}>
        <Failed problem={session.error} onRetry={() => void session.refetch()} />
      </main>
    )
  }
  if (session.data === null) return null
  // Nothing is asked before the screen has the account's language: the server answers in that of the screen.
  if (!chosenHere && session.data.account.language !== language) return <Loading />
  if (session.data.account.mustChangePassword) return <MustChangePassword />
  if (session.data.account.mustSetUpSecondFactor) return <MustSetUpSecondFactor />
  return <Workplace />
}

/** Asks the server again when the language changes, since its sentences come in the language of the screen. */
function useAskAgainIn(language: Language): void {
  const queries = useQueryClient()
  const asked = useRef(language)
  useEffect(() => {
    if (asked.current === language) return
    asked.current = language
    void queries.invalidateQueries()
  }, [language, queries])
}

function Workplace(): ReactNode {
  const messages = useMessages()
  const can = useCan()
  const navigate = useNavigate()
  const [help, setHelp] = useState(false)
  useShortcuts({
    '?': () => setHelp(true),
    '/': () => {
      if (!can('records.search')) return
      void navigate({ to: '/search' }).then(() => document.getElementById('search-text')?.focus())
    },
    'g t': () => void navigate({ to: '/' }),
    'g s': () => void navigate({ to: '/books' }),
    'g g': () => void navigate({ to: '/packages' }),
    'g p': () => {
      if (can('approvals.read')) void navigate({ to: '/approvals' })
    },
    'g n': () => {
      if (can('journal.read')) void navigate({ to: '/journal' })
    },
  })
  return (
    <>
      <a className="skip-link" href="#content">
        {messages.common.skipToContent}
      </a>
      <div className={classes.paper}>
        <Frame onShortcuts={() => setHelp(true)}>
          <Outlet />
        </Frame>
        <PrintMark />
      </div>
      <ShortcutsHelp opened={help} onClose={() => setHelp(false)} />
    </>
  )
}
