import { Button, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Book } from '../../../../src/inventory/schema.ts'
import { formatMoment } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { Badge } from '../../ui/states/badge.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { useCan } from '../access/session.ts'
import approvalClasses from '../approvals/approvals.module.css'
import { askApproval, refreshAfterApproval, useApprovalsOf } from '../approvals/calls.ts'
import { LastRefusal, OpenRequest } from '../approvals/open-request.tsx'
import { ReasonForm } from '../approvals/reason-form.tsx'
import { closeBook } from './calls.ts'
import classes from './closing.module.css'

interface ClosedBadgeProps {
  readonly book: Book
  /** Whether only the lock is shown, for tables. */
  readonly small?: boolean
}

/** Says of a book that it is closed. */
export function ClosedBadge({ book, small = false }: ClosedBadgeProps): ReactNode {
  const { closing: text } = useMessages()
  if (book.closedAt === null) return null
  return (
    <Badge
      tone="good"
      icon={<IconLock size={14} aria-hidden="true" />}
      title={text.closedSince(formatMoment(book.closedAt))}
    >
      <span className={small ? 'visually-hidden' : undefined}>{text.closed}</span>
    </Badge>
  )
}

/** Closes an open book, once what that means has been read. */
export function CloseButton({ book }: { readonly book: Book }): ReactNode {
  const { closing: text, common } = useMessages()
  const queryClient = useQueryClient()
  const [opened, setOpened] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const close = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await closeBook(book)
      notifications.show({ message: text.nowClosed })
      setOpened(false)
      await refreshAfterApproval(queryClient)
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button variant="default" leftSection={<IconLock size={17} />} onClick={() => setOpened(true)}>
        {text.close}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={text.closeTitle}
        closeButtonProps={{ 'aria-label': common.close }}
      >
        <div className={classes.column}>
          <p>{text.closeText}</p>
          <p>{text.closeUndo}</p>
          {problem !== null && <Failed problem={problem} />}
          <div className={classes.buttons}>
            <Button variant="default" onClick={() => setOpened(false)} data-autofocus>
              {common.cancel}
            </Button>
            <Button loading={busy} onClick={() => void close()}>
              {text.close}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}

/** Under the heading of a closed book: since when, the request to open it again, or the form to ask for that. */
export function ClosedNotice({ book }: { readonly book: Book }): ReactNode {
  const { closing: text, approvals } = useMessages()
  const can = useCan()
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState(false)
  const requests = useApprovalsOf(`book:${book.id}`, book.closedAt !== null && can('approvals.read'))
  if (book.closedAt === null) return null
  const all = requests.data?.approvals ?? []
  const open = all.find(each => each.state === 'asked')
  if (open !== undefined) return <OpenRequest approval={open} />
  const ask = async (reason: string) => {
    await askApproval(`/api/books/${book.agency.id}/${book.id}/unlock`, { reason })
    notifications.show({ message: approvals.sent })
    setAsking(false)
    await refreshAfterApproval(queryClient)
  }
  return (
    <div className={approvalClasses.panel}>
      <div className={approvalClasses.foot}>
        <span className={classes.line}>
          <IconLock size={17} aria-hidden="true" />
          {text.closedSince(formatMoment(book.closedAt))}
        </span>
        {can('books.write') && !asking && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconLockOpen size={15} />}
            onClick={() => setAsking(true)}
          >
            {text.askUnlock}
          </Button>
        )}
      </div>
      <LastRefusal approvals={all} />
      {asking && (
        <ReasonForm
          hint={text.unlockHint}
          actions={[{ label: text.send, run: ask }]}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  )
}
