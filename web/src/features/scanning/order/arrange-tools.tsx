import { Button, SegmentedControl } from '@mantine/core'
import { IconArchive, IconKeyboard, IconListCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { OrderReport } from '../../../../../src/scanning/order/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { countOddities } from './page-oddities.ts'

interface PagesFilterProps {
  readonly all: number
  readonly toLook: number
  readonly isOnlyLook: boolean
  readonly onOnlyLook: (isOnlyLook: boolean) => void
}

/** All pages, or those that deserve a look; nothing to choose while there are none. */
export function PagesFilter({ all, toLook, isOnlyLook, onOnlyLook }: PagesFilterProps): ReactNode {
  const { order: text } = useMessages()
  const { language } = useLanguage()
  if (toLook === 0 && !isOnlyLook) return null
  return (
    <SegmentedControl
      size="xs"
      aria-label={text.filter}
      value={isOnlyLook ? 'look' : 'all'}
      onChange={value => onOnlyLook(value === 'look')}
      data={[
        { value: 'all', label: `${text.all} (${formatCount(all, language)})` },
        { value: 'look', label: text.toLook(formatCount(toLook, language)) },
      ]}
    />
  )
}

/** Begins and ends typing numbers. */
export function TypingButton({
  isTyping,
  onClick,
}: {
  readonly isTyping: boolean
  readonly onClick: () => void
}): ReactNode {
  const { order: text } = useMessages()
  return (
    <Button
      size="xs"
      variant={isTyping ? 'filled' : 'default'}
      aria-pressed={isTyping}
      leftSection={<IconKeyboard size={16} />}
      onClick={onClick}
    >
      {text.typeNumbers}
    </Button>
  )
}

interface ReportButtonProps {
  readonly report: OrderReport | undefined
  readonly isOpen: boolean
  readonly onClick: () => void
}

/** Opens the check of the order, and says how many places it has found. */
export function ReportButton({ report, isOpen, onClick }: ReportButtonProps): ReactNode {
  const { order: text } = useMessages()
  const { language } = useLanguage()
  const odd = report === undefined ? 0 : countOddities(report)
  return (
    <Button
      size="xs"
      {...(odd > 0 ? { variant: 'light', color: 'red' } : { variant: 'default' })}
      aria-expanded={isOpen}
      leftSection={<IconListCheck size={16} />}
      onClick={onClick}
    >
      {odd > 0 ? text.reportFound(formatCount(odd, language)) : text.report}
    </Button>
  )
}

/** Opens the list of what is set aside, if anything is. */
export function AsideButton({
  count,
  onClick,
}: {
  readonly count: number
  readonly onClick: () => void
}): ReactNode {
  const { order: text } = useMessages()
  const { language } = useLanguage()
  if (count === 0) return null
  return (
    <Button size="xs" variant="default" leftSection={<IconArchive size={16} />} onClick={onClick}>
      {text.asideOpen(formatCount(count, language))}
    </Button>
  )
}
