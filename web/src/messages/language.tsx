import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { Language } from '../../../src/register/text.ts'
import { keepLanguage } from '../api/client.ts'
import { en } from './en.ts'
import { type Messages, vi } from './vi.ts'

const storageKey = 'sogoc.language'

/** The catalogue of each language. */
export const catalogues: Readonly<Record<Language, Messages>> = { vi, en }

interface LanguageState {
  readonly language: Language
  /** Whether the person at this machine chose the language here; then the account's own language does not override it. */
  readonly chosenHere: boolean
  setLanguage(language: Language): void
  /** Takes the account's language unless another one was chosen here. */
  followAccount(language: Language): void
}

const LanguageContext = createContext<LanguageState | null>(null)

function storedLanguage(): Language | null {
  const stored = localStorage.getItem(storageKey)
  return stored === 'vi' || stored === 'en' ? stored : null
}

/** Gives the interface its language: the one chosen here, else the account's, else Vietnamese. */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [chosen, setChosen] = useState(storedLanguage)
  const [account, setAccount] = useState<Language>('vi')
  const language = chosen ?? account
  keepLanguage(language) // before any child asks the server
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const setLanguage = useCallback((next: Language) => {
    localStorage.setItem(storageKey, next)
    setChosen(next)
  }, [])
  const state = useMemo(
    () => ({ language, chosenHere: chosen !== null, setLanguage, followAccount: setAccount }),
    [language, chosen, setLanguage],
  )
  return <LanguageContext value={state}>{children}</LanguageContext>
}

/** The language of the interface and how to change it. */
export function useLanguage(): LanguageState {
  const state = useContext(LanguageContext)
  if (state === null) throw new Error('useLanguage is called outside LanguageProvider')
  return state
}

/** The sentences in the language of the interface. */
export function useMessages(): Messages {
  return catalogues[useLanguage().language]
}
