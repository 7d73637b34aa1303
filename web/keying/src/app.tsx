import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { EndedNotice } from '../../offline/account/ended-notice.tsx'
import type { OpenSession } from '../../offline/account/session.ts'
import { SignIn } from '../../offline/account/sign-in.tsx'
import { useAccount } from '../../offline/account/use-account.ts'
import { InstalledAppContext } from '../../offline/installed-app.ts'
import { chooseLanguage, LanguageContext } from '../../offline/messages/language.ts'
import { BatchesScreen } from './batches/batches-screen.tsx'
import { type DeskAccount, DeskAccountContext } from './desk-account.ts'
import { catalogues } from './messages/catalogues.ts'
import { parseScreen } from './screen.ts'
import { sessions } from './sessions.ts'
import { WorkScreen } from './work/work-screen.tsx'

/** The whole application: signing in, then the batches, then one of them on the desk. */
export function App(): ReactNode {
  const [session, setSession] = useState<OpenSession | null>(null)
  const { known, isEnded, isUnreached, ask, ...account } = useAccount(sessions, setSession)
  const hash = useSyncExternalStore(listenToHash, () => location.hash)
  const language = chooseLanguage(known?.language)
  const messages = catalogues[language]
  useEffect(() => {
    document.documentElement.lang = language
    document.title = `${messages.title} · ${messages.product}`
  }, [language, messages])
  const app = useMemo(() => ({ scope: import.meta.env.BASE_URL, sessions, messages }), [messages])
  const desk = useMemo<DeskAccount | null>(
    () => (known ? { known, session, isEnded, isUnreached, ask } : null),
    [known, session, isEnded, isUnreached, ask],
  )
  if (known === undefined) return null
  const screen = parseScreen(hash)
  const refusal = account.mustFinish ? 'mustFinish' : known?.mayWork === false ? 'mayNot' : undefined
  return (
    <LanguageContext value={language}>
      <InstalledAppContext value={app}>
        {account.isStoreBroken ? (
          <main className="plain">
            <p role="alert">{messages.account.storage}</p>
          </main>
        ) : desk === null || known === null ? (
          <SignIn onSignedIn={account.enter} />
        ) : refusal !== undefined ? (
          <SignIn onSignedIn={account.enter} refusal={refusal} />
        ) : (
          <DeskAccountContext value={desk}>
            <div className="room">
              {isEnded && <EndedNotice onSignedIn={account.enter} only={known.username} />}
              {screen.view === 'batches' ? (
                <BatchesScreen leave={account.leave} />
              ) : (
                <WorkScreen agency={screen.agency} batch={screen.batch} />
              )}
            </div>
          </DeskAccountContext>
        )}
      </InstalledAppContext>
    </LanguageContext>
  )
}

function listenToHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
