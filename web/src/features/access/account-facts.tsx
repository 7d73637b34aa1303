import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { AccountDetail } from '../../../../src/access/schema.ts'
import { formatMoment } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import classes from './access.module.css'

interface AccountFactsProps {
  readonly account: AccountDetail
  readonly onEdit: () => void
}

/** Who an account is, where, in which role, and how it signs in. */
export function AccountFacts({ account, onEdit }: AccountFactsProps): ReactNode {
  const { accounts: text, access, common } = useMessages()
  return (
    <section className={classes.panel} aria-labelledby="account-facts">
      <div className={classes.head}>
        <h2 id="account-facts">{text.facts}</h2>
        <Button variant="default" size="xs" onClick={onEdit}>
          {text.acts.edit}
        </Button>
      </div>
      <dl className={classes.facts}>
        <dt>{text.username}</dt>
        <dd>{account.username}</dd>
        <dt>{text.role}</dt>
        <dd>{access.roles[account.role]}</dd>
        <dt>{text.agency}</dt>
        <dd>
          {account.agency.name} ({account.agency.code})
        </dd>
        <dt>{text.twoSteps}</dt>
        <dd>{account.secondFactor ? text.hasSecondFactor : text.hasNoSecondFactor}</dd>
        <dt>{text.externalId}</dt>
        <dd>{account.externalId ?? common.none}</dd>
        <dt>{text.createdAt}</dt>
        <dd>{formatMoment(account.createdAt)}</dd>
        <dt>{text.lastSeen}</dt>
        <dd>{account.lastSeenAt === null ? text.never : formatMoment(account.lastSeenAt)}</dd>
      </dl>
    </section>
  )
}
