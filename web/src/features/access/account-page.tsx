import { Button } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { AccountDetail } from '../../../../src/access/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useApprovalsOf } from '../approvals/calls.ts'
import { OpenRequest } from '../approvals/open-request.tsx'
import classes from './access.module.css'
import { type AccountAct, AccountActDialog } from './account-act-dialog.tsx'
import { AccountFacts } from './account-facts.tsx'
import { AccountStateBadge } from './account-state-badge.tsx'
import { AssignedBooks } from './assigned-books.tsx'
import { useAccount } from './calls.ts'
import { HeldRights } from './held-rights.tsx'
import { useCan, useSession } from './session.ts'
import { SessionsTable } from './sessions-table.tsx'

const route = getRouteApi('/shell/accounts/$account')

/** One account as its administrator sees it: what it is, where it is signed in, and what can be done about it. */
export function AccountPage(): ReactNode {
  const { account: id } = route.useParams()
  const account = useAccount(id)
  if (account.isPending) return <Loading />
  if (account.isError) {
    return (
      <div style={{ padding: 20 }}>
        <Failed problem={account.error} onRetry={() => void account.refetch()} />
      </div>
    )
  }
  return <AccountView key={id} account={account.data} />
}

function AccountView({ account }: { readonly account: AccountDetail }): ReactNode {
  const { accounts: text, sessions, navigation, myAccount } = useMessages()
  const can = useCan()
  const { data: session } = useSession()
  const [act, setAct] = useState<AccountAct | null>(null)
  const asked = useApprovalsOf(`account:${account.id}`, can('approvals.read'))
  const open = asked.data?.approvals.find(approval => approval.state === 'asked')
  const own = session?.account.id === account.id
  const acts = listActs(account, open !== undefined)
  return (
    <Page
      title={account.displayName}
      above={
        <div className={classes.trail}>
          <Link to="/accounts">{navigation.accounts}</Link>
        </div>
      }
      heading={
        <span className={classes.heading}>
          {account.displayName} <AccountStateBadge account={account} />
        </span>
      }
    >
      {open !== undefined && <OpenRequest approval={open} />}
      <div className={classes.columns}>
        <div className={classes.column}>
          <AccountFacts account={account} onEdit={() => setAct('edit')} />
          {own ? (
            <p className={classes.note}>
              {text.yourself} <Link to="/account">{myAccount.title}</Link>
            </p>
          ) : (
            <section className={classes.panel} aria-label={text.actions}>
              <h2>{text.actions}</h2>
              <div className={classes.acts}>
                {acts.map(each => (
                  <Button
                    key={each}
                    variant="default"
                    onClick={() => setAct(each)}
                    {...(each === 'disable' ? { c: 'red.9' } : {})}
                  >
                    {text.acts[each]}
                  </Button>
                ))}
              </div>
            </section>
          )}
        </div>
        <div className={classes.column}>
          <section className={classes.panel} aria-labelledby="account-sessions">
            <h2 id="account-sessions">{sessions.title}</h2>
            <SessionsTable sessions={account.sessions} />
          </section>
          <AssignedBooks account={account} />
          <section className={classes.panel} aria-labelledby="account-role">
            <h2 id="account-role">{text.mayDo}</h2>
            <HeldRights role={account.role} />
          </section>
        </div>
      </div>
      <AccountActDialog act={act} account={account} onClose={() => setAct(null)} />
    </Page>
  )
}

/** What can be done now, the ordinary first. */
function listActs(account: AccountDetail, rightsAsked: boolean): readonly AccountAct[] {
  if (account.disabled) return ['enable']
  return [
    'new-password',
    ...(account.sessions.length > 0 ? (['sign-out'] as const) : []),
    ...(account.secondFactor ? (['remove-second-factor'] as const) : []),
    ...(rightsAsked ? [] : (['change-rights'] as const)),
    'disable',
  ]
}
