import { createContext } from 'react'
import type { Language } from '../../../src/register/text.ts'

/** The language to speak: the one chosen in the big application on this machine, else the account's, else Vietnamese. */
export function chooseLanguage(ofAccount: Language | undefined): Language {
  const chosen = localStorage.getItem('sogoc.language')
  return chosen === 'vi' || chosen === 'en' ? chosen : (ofAccount ?? 'vi')
}

/** Carries the language to the components. */
export const LanguageContext = createContext<Language>('vi')
