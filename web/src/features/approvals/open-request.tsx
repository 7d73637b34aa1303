import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Approval } from '../../../../src/approvals/schema.ts'
import { formatMoment } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { Decide, Decided } from './approval-card.tsx'
import classes from './approvals.module.css'
import { ApprovalBadge } from './state-badge.tsx'

/** On the page of a book or record: the request about it that waits, with what can be done about it right there. */
export function OpenRequest({ approval }: { readonly approval: Approval }): ReactNode {
  const { approvals: text } = useMessages()
  return (
    <section className={classes.notice} aria-label={text.pending}>
      <div className={classes.head}>
        <strong>{approval.title}</strong>
        <ApprovalBadge state={approval.state} />
        <Link to="/approvals">{text.toApprovals}</Link>
      </div>
      <p className={classes.reason}>
        <span className="soft">{text.reason}: </span>
        {approval.reason}
      </p>
      <p className={classes.who}>{text.asked(approval.askedBy.name, formatMoment(approval.askedAt))}</p>
      <Decide approval={approval} />
    </section>
  )
}

/** The newest decision about a subject if it was a refusal, so that nobody asks the same again without knowing. */
export function LastRefusal({ approvals }: { readonly approvals: readonly Approval[] }): ReactNode {
  const { approvals: text } = useMessages()
  const last = approvals.find(each => each.state === 'approved' || each.state === 'refused')
  if (last?.state !== 'refused') return null
  return (
    <details>
      <summary>
        {text.lastRefused}: {last.title}
      </summary>
      <Decided approval={last} />
    </details>
  )
}
