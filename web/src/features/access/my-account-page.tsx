import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Session } from '../../../../src/access/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import classes from './access.module.css'
import { AccountLanguage } from './account-language.tsx'
import { ChangePasswordDialog } from './change-password-dialog.tsx'
import { HeldRights } from './held-rights.tsx'
import { MySecondFactor } from './my-second-factor.tsx'
import { MySessions } from './my-sessions.tsx'
import { useSession } from './session.ts'

/** One's own account: who one is, what one may do, how one signs in and where. */
export function MyAccountPage(): ReactNode {
  const { myAccount: text, access } = useMessages()
  const { data: session } = useSession()
  const [changing, setChanging] = useState(false)
  if (!session) return null
  return (
    <Page title={text.title}>
      <div className={classes.columns}>
        <div className={classes.column}>
          <Who session={session} />
          <section className={classes.panel} aria-labelledby="my-password">
            <div className={classes.head}>
              <h2 id="my-password">{access.password}</h2>
              <Button variant="default" onClick={() => setChanging(true)}>
                {access.changePassword}
              </Button>
            </div>
            <p className="soft">{text.passwordHint}</p>
          </section>
          <MySecondFactor on={session.account.secondFactor} />
        </div>
        <section className={classes.panel} aria-labelledby="my-rights">
          <div className={classes.head}>
            <h2 id="my-rights">{text.rights}</h2>
            <Link to="/rights">{text.allRights}</Link>
          </div>
          <HeldRights role={session.account.role} rights={session.rights} />
        </section>
      </div>
      <MySessions />
      <ChangePasswordDialog opened={changing} onClose={() => setChanging(false)} />
    </Page>
  )
}

function Who({ session }: { readonly session: Session }): ReactNode {
  const { myAccount: text, access, accounts, common } = useMessages()
  const { account } = session
  return (
    <section className={classes.panel} aria-label={text.who}>
      <dl className={classes.facts}>
        <dt>{accounts.name}</dt>
        <dd>{account.displayName}</dd>
        <dt>{accounts.username}</dt>
        <dd>{account.username}</dd>
        <dt>{accounts.role}</dt>
        <dd>{access.roles[account.role]}</dd>
        <dt>{accounts.agency}</dt>
        <dd>
          {account.agency.name} ({account.agency.code})
        </dd>
        <dt>{common.language}</dt>
        <dd>
          <AccountLanguage />
        </dd>
      </dl>
      <p className="soft">{text.changeHint}</p>
    </section>
  )
}
