import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { useLanguage, useMessages } from '../../messages/language.tsx'

/** Vietnamese or English. */
export function LanguageSwitch(): ReactNode {
  const { language, setLanguage } = useLanguage()
  const { common } = useMessages()
  return (
    <SegmentedControl
      size="xs"
      aria-label={common.language}
      value={language}
      onChange={value => setLanguage(value === 'en' ? 'en' : 'vi')}
      data={[
        { value: 'vi', label: 'Tiếng Việt' },
        { value: 'en', label: 'English' },
      ]}
    />
  )
}
