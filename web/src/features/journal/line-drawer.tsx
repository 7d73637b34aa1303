import { ActionIcon, Drawer } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { JournalLine } from '../../../../src/journal/schema.ts'
import { formatCount, formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { SubjectLink } from '../../ui/subject-link.tsx'
import { factLines } from './detail-text.ts'
import { hashGroups } from './hash-groups.ts'
import classes from './journal.module.css'
import { useFactWords } from './use-fact-words.ts'

interface LineDrawerProps {
  readonly line: JournalLine | undefined
  readonly opened: boolean
  readonly onClose: () => void
  readonly onNewer: (() => void) | undefined
  readonly onOlder: (() => void) | undefined
}

/** One line of the journal, whole; its neighbours are a key away. */
export function LineDrawer({ line, opened, onClose, onNewer, onOlder }: LineDrawerProps): ReactNode {
  const { journal: text, common, inventory } = useMessages()
  const { language } = useLanguage()
  return (
    <Drawer
      opened={opened && line !== undefined}
      onClose={onClose}
      position="right"
      size={520}
      title={line === undefined ? '' : text.line(formatCount(line.sequence, language))}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <div className={classes.steps}>
        <ActionIcon
          variant="default"
          aria-label={inventory.previousRow}
          disabled={!onNewer}
          onClick={onNewer}
        >
          <IconChevronUp size={18} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          data-autofocus
          aria-label={inventory.nextRow}
          disabled={!onOlder}
          onClick={onOlder}
        >
          <IconChevronDown size={18} />
        </ActionIcon>
      </div>
      {line !== undefined && <Line line={line} />}
    </Drawer>
  )
}

function Line({ line }: { readonly line: JournalLine }): ReactNode {
  const { journal: text, registry } = useMessages()
  const words = useFactWords()
  const lines: readonly (readonly [string, ReactNode])[] = [
    [text.at, formatMoment(line.at)],
    [text.by, line.by ?? registry.system],
    [text.address, line.address ?? text.machine],
    [text.agency, line.agency === null ? registry.system : `${line.agency.name} (${line.agency.code})`],
    [text.action, `${line.title} (${line.action})`],
    ...factLines(line.detail, words).map(fact => [fact.name, fact.value] as const),
    ...(line.before === null ? [] : [[text.before, <Digest key="b" hash={line.before} />] as const]),
    ...(line.after === null ? [] : [[text.after, <Digest key="a" hash={line.after} />] as const]),
    [text.subject, line.subject],
  ]
  return (
    <>
      <dl className={classes.facts}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.links}>
        {line.agency !== null && <SubjectLink agencyId={line.agency.id} subject={line.subject} />}
        <Link to="/journal" search={{ subject: line.subject }}>
          {text.sameSubject}
        </Link>
      </div>
    </>
  )
}

function Digest({ hash }: { readonly hash: string }): ReactNode {
  return <code className={classes.digest}>{hashGroups(hash).join(' ')}</code>
}
