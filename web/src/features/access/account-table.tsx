import { useMediaQuery } from '@mantine/hooks'
import { IconShieldCheck } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import type { Account } from '../../../../src/access/schema.ts'
import { formatCount, formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { DataGrid, type GridColumn } from '../../ui/table/data-grid.tsx'
import { AccountStateBadge } from './account-state-badge.tsx'
import classes from './accounts.module.css'

/** Accounts as a table moved through by keys; Enter opens one. */
export function AccountTable({ accounts }: { readonly accounts: readonly Account[] }): ReactNode {
  const { accounts: text, access } = useMessages()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const narrow = useMediaQuery('(max-width: 800px)', undefined, { getInitialValueInEffect: false })
  const [place, setPlace] = useState({ row: 0, column: 0 })
  const columns = useMemo<readonly GridColumn<Account>[]>(
    () => [
      {
        key: 'name',
        header: text.name,
        width: narrow ? 170 : 186,
        sticky: true,
        render: account => (
          <Link
            to="/accounts/$account"
            params={{ account: account.id }}
            tabIndex={-1}
            className={classes.name}
          >
            {account.displayName}
          </Link>
        ),
      },
      {
        key: 'state',
        header: text.state,
        width: 156,
        render: account => <AccountStateBadge account={account} />,
      },
      { key: 'role', header: text.role, width: 176, render: account => access.roles[account.role] },
      {
        key: 'agency',
        header: text.agency,
        width: 190,
        render: account => <span title={account.agency.code}>{account.agency.name}</span>,
      },
      { key: 'username', header: text.username, width: 136, render: account => account.username },
      {
        key: 'lastSeen',
        header: text.lastSeen,
        width: 142,
        render: account => (account.lastSeenAt === null ? text.never : formatMoment(account.lastSeenAt)),
      },
      {
        key: 'secondFactor',
        header: text.secondFactor,
        width: 62,
        render: account =>
          account.secondFactor ? (
            <span title={text.hasSecondFactor} className={classes.shield}>
              <IconShieldCheck size={17} aria-hidden="true" />
              <span className="visually-hidden">{text.hasSecondFactor}</span>
            </span>
          ) : (
            <span title={text.hasNoSecondFactor}>
              <span aria-hidden="true">–</span>
              <span className="visually-hidden">{text.hasNoSecondFactor}</span>
            </span>
          ),
      },
      {
        key: 'books',
        header: text.books,
        width: 72,
        align: 'right',
        render: account => (account.books === 0 ? '' : formatCount(account.books, language)),
      },
    ],
    [text, access, language, narrow],
  )
  const row = Math.min(place.row, accounts.length - 1)
  return (
    <DataGrid
      label={text.list}
      columns={columns}
      total={accounts.length}
      rowAt={index => accounts[index]}
      choose="row"
      place={{ ...place, row }}
      onPlace={setPlace}
      onOpen={opened => {
        const account = accounts[opened.row]
        if (account) void navigate({ to: '/accounts/$account', params: { account: account.id } })
      }}
      rowHeightPx={36}
    />
  )
}
