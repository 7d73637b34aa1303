import { Button, Progress } from '@mantine/core'
import { IconCheck, IconClock, IconCopy, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import type { Messages } from '../../messages/vi.ts'
import classes from './pages.module.css'
import { countItems, type UploadItem } from './upload-queue.ts'

interface UploadListProps {
  readonly items: readonly UploadItem[]
  readonly busy: boolean
  readonly onStop: () => void
  readonly onClear: () => void
}

/** Each file of an upload with its progress, or why it was not taken in. */
export function UploadList({ items, busy, onStop, onClear }: UploadListProps): ReactNode {
  const { scanning: text } = useMessages()
  const messages = useMessages()
  const counts = countItems(items)
  const done = items.length - counts.queued - counts.sending
  return (
    <section className={classes.upload} aria-label={text.progress}>
      <div className={classes.uploadHead}>
        <strong>
          {text.progress}: {text.position(done, items.length)}
        </strong>
        <span role="status">
          {busy ? '' : text.summary(counts.accepted, counts.duplicate, counts.refused)}
        </span>
        <span className={classes.grow} />
        <Button size="xs" variant="default" onClick={busy ? onStop : onClear}>
          {busy ? text.stop : text.clear}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reached by keyboard */}
      <ul className={classes.uploadItems} tabIndex={0} aria-label={text.progress}>
        {items.map(item => (
          <li key={item.key} data-state={item.state}>
            {icons[item.state]}
            <span className={classes.fileName}>{item.name}</span>
            {item.state === 'sending' ? (
              <Progress className={classes.bar} value={item.share * 100} aria-label={item.name} />
            ) : (
              <span className={classes.outcome}>{outcome(item, messages)}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const icons: Readonly<Record<UploadItem['state'], ReactNode>> = {
  queued: <IconClock size={15} aria-hidden="true" />,
  sending: <IconClock size={15} aria-hidden="true" />,
  accepted: <IconCheck size={15} aria-hidden="true" />,
  duplicate: <IconCopy size={15} aria-hidden="true" />,
  refused: <IconX size={15} aria-hidden="true" />,
  cancelled: <IconX size={15} aria-hidden="true" />,
}

function outcome(item: UploadItem, { scanning: text }: Messages): string {
  if (item.state === 'accepted' && item.sequence !== null) return text.acceptedAs(item.sequence)
  if (item.state === 'duplicate' && item.sequence !== null) return text.duplicateOf(item.sequence)
  return item.message ?? text.uploadState[item.state]
}
