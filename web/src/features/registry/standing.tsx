import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArchiveOff } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Approval } from '../../../../src/approvals/schema.ts'
import type { RecordView } from '../../../../src/registry/schema.ts'
import { formatMoment } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import approvalClasses from '../approvals/approvals.module.css'
import { askApproval, refreshAfterApproval } from '../approvals/calls.ts'
import { LastRefusal, OpenRequest } from '../approvals/open-request.tsx'
import { ReasonForm } from '../approvals/reason-form.tsx'
import { recordAddress } from './calls.ts'

interface StandingProps {
  readonly record: RecordView
  /** The requests about the record, newest first. */
  readonly requests: readonly Approval[]
  /** Whether the form stands open that asks for the removal or the return of the record. */
  readonly asking: boolean
  readonly onAsking: (asking: boolean) => void
  readonly mayAsk: boolean
}

/**
 * Whether a record stands in the registry: that it was removed, the request about it that waits, and the form to ask for its
 * removal or its return.
 */
export function Standing({ record, requests, asking, onAsking, mayAsk }: StandingProps): ReactNode {
  const { correcting: text } = useMessages()
  const open = requests.filter(each => each.state === 'asked')
  return (
    <>
      {record.removedAt !== null && (
        <div className={approvalClasses.notice} role="status">
          <div className={approvalClasses.head}>
            <IconArchiveOff size={18} aria-hidden="true" />
            <strong>{text.removed(formatMoment(record.removedAt))}</strong>
          </div>
          <p>{text.removedHint}</p>
          {mayAsk && !asking && (
            <div className={approvalClasses.foot}>
              <Button size="xs" variant="default" onClick={() => onAsking(true)}>
                {text.reinstate}
              </Button>
            </div>
          )}
        </div>
      )}
      {open.map(each => (
        <OpenRequest key={each.id} approval={each} />
      ))}
      <LastRefusal approvals={requests} />
      {mayAsk && asking && <Ask record={record} onDone={() => onAsking(false)} />}
    </>
  )
}

function Ask({ record, onDone }: { readonly record: RecordView; readonly onDone: () => void }): ReactNode {
  const { correcting: text, closing, approvals } = useMessages()
  const queryClient = useQueryClient()
  const removed = record.removedAt !== null
  const title = removed ? text.reinstate : text.remove
  const ask = async (reason: string) => {
    await askApproval(`${recordAddress(record)}/${removed ? 'reinstatement' : 'removal'}`, { reason })
    notifications.show({ message: approvals.sent })
    onDone()
    await refreshAfterApproval(queryClient)
  }
  return (
    <section className={approvalClasses.panel} aria-label={title}>
      <h2>{title}</h2>
      <ReasonForm
        hint={removed ? text.reinstateHint : text.removeHint}
        actions={[{ label: closing.send, run: ask }]}
        onCancel={onDone}
      />
    </section>
  )
}
