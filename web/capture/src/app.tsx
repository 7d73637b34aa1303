import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { SignIn } from '../../offline/account/sign-in.tsx'
import { InstalledAppContext } from '../../offline/installed-app.ts'
import { chooseLanguage, LanguageContext } from '../../offline/messages/language.ts'
import { sessions } from './account/sessions.ts'
import { useAccount } from './account/use-account.ts'
import { BookList } from './books/book-list.tsx'
import { BookScreen } from './books/book-screen.tsx'
import { catalogues, useMessages } from './messages/language.ts'
import { parseScreen, type Screen } from './screen.ts'

/** The whole page: signing in, then the books, then the camera and the pictures of one. */
export function App(): ReactNode {
  const account = useAccount()
  const screen = useScreen()
  const language = chooseLanguage(account.known?.language)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const app = useMemo(
    () => ({ scope: import.meta.env.BASE_URL, sessions, messages: catalogues[language] }),
    [language],
  )
  if (account.known === undefined) return null
  return (
    <InstalledAppContext value={app}>
      <LanguageContext value={language}>
        {account.isStoreBroken ? (
          <NoStore />
        ) : account.known === null ? (
          <SignIn onSignedIn={account.enter} />
        ) : account.mustFinish || !account.known.mayWork ? (
          <SignIn onSignedIn={account.enter} refusal={account.mustFinish ? 'mustFinish' : 'mayNot'} />
        ) : screen.view === 'books' ? (
          <BookList account={account} known={account.known} />
        ) : (
          <BookScreen account={account} known={account.known} screen={screen} />
        )}
      </LanguageContext>
    </InstalledAppContext>
  )
}

function NoStore(): ReactNode {
  const { account: text } = useMessages()
  return (
    <main className="plain">
      <p role="alert">{text.storage}</p>
    </main>
  )
}

/** The screen that the address names; the phone's back button goes back. */
function useScreen(): Screen {
  const hash = useSyncExternalStore(
    listener => {
      window.addEventListener('hashchange', listener)
      return () => window.removeEventListener('hashchange', listener)
    },
    () => location.hash,
  )
  const [screen, setScreen] = useState(() => parseScreen(hash))
  useEffect(() => setScreen(parseScreen(hash)), [hash])
  return screen
}
