import { useContext } from 'react'
import type { Language } from '../../../../src/register/text.ts'
import { LanguageContext } from '../../../offline/messages/language.ts'
import { useMessages } from './language.ts'
import type { DeskMessages } from './vi-desk.ts'

/** The language of the desk. */
export function useLanguage(): Language {
  return useContext(LanguageContext)
}

/** The sentences of the desk itself. */
export function useDeskMessages(): DeskMessages {
  return useMessages().desk
}
