import { ActionIcon, Progress } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconCopy,
  IconPlugConnectedX,
  IconRefresh,
  IconX,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo, type ReactNode } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import classes from './upload.module.css'
import { isUnfinished, type UploadItem, type UploadState } from './upload-item.ts'
import { itemText } from './upload-words.ts'
import { uploads } from './uploads.ts'

interface UploadRowProps {
  readonly agency: string
  readonly book: string
  readonly item: UploadItem
}

/** One file: how far it is or what became of it, and what can be done about it. */
export const UploadRow = memo(function UploadRow({ agency, book, item }: UploadRowProps): ReactNode {
  const messages = useMessages()
  const { intake: text } = messages
  const elsewhere = item.pages.find(page => page.alsoIn !== null)?.alsoIn
  return (
    <li data-state={elsewhere ? 'elsewhere' : item.state}>
      {elsewhere ? <IconAlertTriangle size={15} aria-hidden="true" /> : icons[item.state]}
      <span className={classes.name} title={item.name}>
        {item.name}
      </span>
      {item.state === 'sending' ? (
        <Progress
          className={classes.bar}
          value={(item.sentBytes / Math.max(1, item.sizeBytes)) * 100}
          aria-label={item.name}
        />
      ) : (
        <span className={classes.outcome}>
          {itemText(item, messages)}
          {elsewhere && (
            <>
              {' · '}
              <Link to="/books/$agency/$book" params={{ agency: elsewhere.agency, book: elsewhere.book }}>
                {text.alsoIn(elsewhere.title)}
              </Link>
            </>
          )}
        </span>
      )}
      {item.state === 'failed' && (
        <ActionIcon
          size="sm"
          variant="subtle"
          aria-label={text.retryOne(item.name)}
          onClick={() => uploads.retry(agency, book, item.key)}
        >
          <IconRefresh size={15} />
        </ActionIcon>
      )}
      {isUnfinished(item) && item.state !== 'taking' && (
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={text.cancelOne(item.name)}
          onClick={() => uploads.cancel(agency, book, item.key)}
        >
          <IconX size={15} />
        </ActionIcon>
      )}
    </li>
  )
})

const icons: Readonly<Record<UploadState, ReactNode>> = {
  queued: <IconClock size={15} aria-hidden="true" />,
  sending: <IconClock size={15} aria-hidden="true" />,
  taking: <IconClock size={15} aria-hidden="true" />,
  offline: <IconPlugConnectedX size={15} aria-hidden="true" />,
  paused: <IconClock size={15} aria-hidden="true" />,
  taken: <IconCheck size={15} aria-hidden="true" />,
  duplicate: <IconCopy size={15} aria-hidden="true" />,
  refused: <IconX size={15} aria-hidden="true" />,
  failed: <IconX size={15} aria-hidden="true" />,
  cancelled: <IconX size={15} aria-hidden="true" />,
}
