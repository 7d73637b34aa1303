import { Button } from '@mantine/core'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { listSubtree } from '../agencies/agency-tree.ts'
import { useAgencies } from '../agencies/calls.ts'
import { AccountFilters } from './account-filters.tsx'
import { AccountTable } from './account-table.tsx'
import classes from './accounts.module.css'
import { useAccounts } from './calls.ts'
import { filterAccounts } from './filter-accounts.ts'
import { NewAccountDialog } from './new-account-dialog.tsx'

const route = getRouteApi('/shell/accounts')

/** Every account of the administrator's area, narrowed by what stands in the address and by a name. */
export function AccountsPage(): ReactNode {
  const { accounts: text, rightsTable } = useMessages()
  const { language } = useLanguage()
  const accounts = useAccounts()
  const agencies = useAgencies()
  const filter = route.useSearch()
  // A name is personal: it stays out of the address.
  const [name, setName] = useState('')
  const [adding, setAdding] = useState(false)
  const within = useMemo(
    () =>
      filter.agency === undefined || agencies.data === undefined
        ? undefined
        : listSubtree(agencies.data.agencies, agencies.data.successions, filter.agency),
    [filter.agency, agencies.data],
  )
  const all = accounts.data?.accounts ?? []
  const shown = useMemo(
    () =>
      filterAccounts(accounts.data?.accounts ?? [], {
        agencies: within,
        role: filter.role,
        state: filter.state,
        text: name,
      }),
    [accounts.data, within, filter, name],
  )
  const count = formatCount(shown.length, language)
  return (
    <Page
      fill
      title={text.title}
      actions={
        <>
          <Button variant="default" component={Link} to="/rights">
            {rightsTable.title}
          </Button>
          <Button leftSection={<IconPlus size={17} />} onClick={() => setAdding(true)}>
            {text.add}
          </Button>
        </>
      }
    >
      <AccountFilters filter={filter} name={name} onName={setName} />
      {accounts.isPending && <Loading />}
      {accounts.isError && <Failed problem={accounts.error} onRetry={() => void accounts.refetch()} />}
      {accounts.data !== undefined && (
        <>
          <div className={classes.counted} role="status">
            {shown.length === all.length
              ? text.counted(count)
              : text.countedOf(count, formatCount(all.length, language))}
          </div>
          {shown.length > 0 ? (
            <AccountTable accounts={shown} />
          ) : (
            <Empty
              icon={<IconUsers size={40} stroke={1.3} />}
              title={all.length === 0 ? text.emptyTitle : text.noMatchTitle}
              text={all.length === 0 ? text.emptyText : text.noMatchText}
            />
          )}
        </>
      )}
      <NewAccountDialog opened={adding} onClose={() => setAdding(false)} agency={filter.agency} />
    </Page>
  )
}
