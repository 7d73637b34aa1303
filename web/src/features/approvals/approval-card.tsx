import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Approval } from '../../../../src/approvals/schema.ts'
import { problemText } from '../../api/problem.ts'
import { formatMoment } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { SubjectLink } from '../../ui/subject-link.tsx'
import { useSession } from '../access/session.ts'
import classes from './approvals.module.css'
import { decideApproval, refreshAfterApproval, withdrawApproval } from './calls.ts'
import { ReasonForm } from './reason-form.tsx'
import { ApprovalBadge } from './state-badge.tsx'

/** One request: what, about whose book or record, why, by whom; and the decision, made here or made already. */
export function ApprovalCard({ approval }: { readonly approval: Approval }): ReactNode {
  const { approvals: text } = useMessages()
  return (
    <article className={classes.card} data-waiting={approval.mayDecide || undefined}>
      <div className={classes.head}>
        <h3>{approval.title}</h3>
        <ApprovalBadge state={approval.state} />
      </div>
      <div className={classes.where}>
        <span>{approval.agency.name}</span>
        <SubjectLink agencyId={approval.agency.id} subject={approval.subject} />
      </div>
      <p className={classes.reason}>
        <span className="soft">{text.reason}: </span>
        {approval.reason}
      </p>
      <p className={classes.who}>{text.asked(approval.askedBy.name, formatMoment(approval.askedAt))}</p>
      {approval.state === 'asked' ? <Decide approval={approval} /> : <Decided approval={approval} />}
    </article>
  )
}

/** Who decided, when and why. */
export function Decided({ approval }: { readonly approval: Approval }): ReactNode {
  const { approvals: text, registry } = useMessages()
  const name = approval.decidedBy?.name ?? registry.system
  const moment = formatMoment(approval.decidedAt ?? '')
  if (approval.state === 'withdrawn') return <p className={classes.who}>{text.withdrawnAt(moment)}</p>
  return (
    <>
      <p className={classes.who}>
        {approval.state === 'approved' ? text.approvedBy(name, moment) : text.refusedBy(name, moment)}
      </p>
      {approval.decisionReason !== null && (
        <p className={classes.reason}>
          <span className="soft">{text.reason}: </span>
          {approval.decisionReason}
        </p>
      )}
    </>
  )
}

/** What this account can do about a request that waits; where it can do nothing, why. */
export function Decide({ approval }: { readonly approval: Approval }): ReactNode {
  const { approvals: text } = useMessages()
  const { data: session } = useSession()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState(false)
  if (!approval.mayDecide) {
    const own = session?.account.id === approval.askedBy.id
    return (
      <div className={classes.foot}>
        <span className="soft">{own ? text.own : text.notYours}</span>
        {approval.mayWithdraw && <Withdraw approval={approval} />}
      </div>
    )
  }
  if (!open) {
    return (
      <div className={classes.foot}>
        <Button size="xs" onClick={() => setOpen(true)}>
          {text.decide}
        </Button>
      </div>
    )
  }
  const decide = async (approve: boolean, reason: string) => {
    await decideApproval(approval, approve, reason)
    notifications.show({ message: approve ? text.approved : text.refused })
    await refreshAfterApproval(queryClient)
  }
  return (
    <ReasonForm
      hint={text.decisionHint}
      actions={[
        { label: text.approve, run: reason => decide(true, reason) },
        { label: text.refuse, danger: true, run: reason => decide(false, reason) },
      ]}
      onCancel={() => setOpen(false)}
    />
  )
}

function Withdraw({ approval }: { readonly approval: Approval }): ReactNode {
  const messages = useMessages()
  const queryClient = useQueryClient()
  const [busy, setBusy] = useState(false)
  const withdraw = async () => {
    setBusy(true)
    try {
      await withdrawApproval(approval)
      notifications.show({ message: messages.approvals.withdrawn })
      await refreshAfterApproval(queryClient)
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="xs" variant="default" loading={busy} onClick={() => void withdraw()}>
      {messages.approvals.withdraw}
    </Button>
  )
}
