import { notifications } from '@mantine/notifications'
import { type ReactNode, useEffect, useRef } from 'react'
import { problemText } from '../../api/problem.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { LanguageSwitch } from '../../ui/layout/language-switch.tsx'
import { saveLanguage } from './calls.ts'

/** The language switch that also keeps the choice with the account, for every other machine. */
export function AccountLanguage(): ReactNode {
  const messages = useMessages()
  const { language } = useLanguage()
  const saved = useRef(language)
  useEffect(() => {
    if (saved.current === language) return
    saved.current = language
    saveLanguage(language)
      .then(() => notifications.show({ message: messages.myAccount.languageSaved }))
      .catch((problem: unknown) =>
        notifications.show({ color: 'red', message: problemText(problem, messages) }),
      )
  }, [language, messages])
  return <LanguageSwitch />
}
