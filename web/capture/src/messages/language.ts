import { createContext, useContext } from 'react'
import { en } from './en.ts'
import { type Messages, vi } from './vi.ts'

/** The languages of the page. */
export type Language = 'vi' | 'en'

const catalogues: Readonly<Record<Language, Messages>> = { vi, en }

/** The language to speak: the one chosen in the big application on this phone, else the account's, else Vietnamese. */
export function chooseLanguage(ofAccount: Language | undefined): Language {
  const chosen = localStorage.getItem('sogoc.language')
  return chosen === 'vi' || chosen === 'en' ? chosen : (ofAccount ?? 'vi')
}

/** Carries the language to the components. */
export const LanguageContext = createContext<Language>('vi')

/** The sentences in the page's language. */
export function useMessages(): Messages {
  return catalogues[useContext(LanguageContext)]
}
