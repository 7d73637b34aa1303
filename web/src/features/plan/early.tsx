import { Popover } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { WorkItem } from '../../../../src/plan/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import classes from './work.module.css'

interface EarlyProps {
  readonly early: WorkItem['early']
}

/** What should be keyed before a book, and what is lost when it is not. */
export function EarlyText({ early }: EarlyProps): ReactNode {
  const { work: text } = useMessages()
  const { language } = useLanguage()
  const lost = early.filter(each => each.losesPeople).map(({ kind }) => kindShortName(kind, language))
  return (
    <>
      <b>{text.earlyTitle}</b>:{' '}
      {early
        .map(({ kind, books }) => text.earlyKind(kindShortName(kind, language), formatCount(books, language)))
        .join('; ')}
      . {lost.length > 0 ? text.earlyLoss(lost.join(', ')) : text.earlyOrder} {text.stillAllowed}
    </>
  )
}

/** A sign beside a book whose turn has not come; it tells why. */
export function EarlySign({ early }: EarlyProps): ReactNode {
  const { work: text } = useMessages()
  const [opened, setOpened] = useState(false)
  if (early.length === 0) return null
  return (
    <Popover width={320} opened={opened} onChange={setOpened} withArrow shadow="md">
      <Popover.Target>
        <button
          type="button"
          className={classes.early}
          aria-expanded={opened}
          onClick={() => setOpened(old => !old)}
          onKeyDown={event => event.key === 'Escape' && setOpened(false)}
        >
          {text.notYet}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.why ?? ''}>
        <EarlyText early={early} />
      </Popover.Dropdown>
    </Popover>
  )
}
