import { useContext } from 'react'
import type { Language } from '../../../../src/register/text.ts'
import { LanguageContext } from '../../../offline/messages/language.ts'
import { en } from './en.ts'
import { type Messages, vi } from './vi.ts'

/** The sentences of the page by language. */
export const catalogues: Readonly<Record<Language, Messages>> = { vi, en }

/** The sentences in the page's language. */
export function useMessages(): Messages {
  return catalogues[useContext(LanguageContext)]
}
