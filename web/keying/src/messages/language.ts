import { useContext } from 'react'
import { LanguageContext } from '../../../offline/messages/language.ts'
import { catalogues } from './catalogues.ts'
import type { Messages } from './vi.ts'

/** The sentences in the person's language. */
export function useMessages(): Messages {
  return catalogues[useContext(LanguageContext)]
}
