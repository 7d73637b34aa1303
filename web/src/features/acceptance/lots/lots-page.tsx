import { Button, Select } from '@mantine/core'
import { IconClipboardCheck, IconPlus } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Lot, lotStates } from '../../../../../src/acceptance/lots/schema.ts'
import { formatCount, formatMoment } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Page } from '../../../ui/layout/page.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import plain from '../../../ui/table/plain-table.module.css'
import { useCan } from '../../access/session.ts'
import { useLots } from './calls.ts'
import { LotStateBadge } from './lot-state.tsx'
import classes from './lots.module.css'

const route = getRouteApi('/shell/acceptance')

/** Every lot that the account sees, newest first. */
export function LotsPage(): ReactNode {
  const { lots: text } = useMessages()
  const { state } = route.useSearch()
  const navigate = useNavigate({ from: '/acceptance' })
  const can = useCan()
  return (
    <Page
      fill
      title={text.title}
      actions={
        <>
          <Select
            aria-label={text.state}
            placeholder={text.state}
            clearable
            data={lotStates.map(value => ({ value, label: text.states[value] }))}
            value={state ?? null}
            onChange={value =>
              void navigate({ search: { state: lotStates.find(known => known === value) }, replace: true })
            }
          />
          {can('acceptance.manage') && (
            <Button
              component={Link}
              to="/acceptance/new"
              leftSection={<IconPlus size={17} aria-hidden="true" />}
            >
              {text.make}
            </Button>
          )}
        </>
      }
    >
      <LotTable state={state} />
    </Page>
  )
}

function LotTable({ state }: { readonly state: Lot['state'] | undefined }): ReactNode {
  const { lots: text } = useMessages()
  const list = useLots(state)
  if (list.isPending) return <Loading />
  if (list.isError) return <Failed problem={list.error} onRetry={() => void list.refetch()} />
  const lots = list.data.pages.flatMap(page => page.lots)
  if (lots.length === 0)
    return (
      <Empty
        icon={<IconClipboardCheck size={40} stroke={1.3} />}
        title={state === undefined ? text.none : text.noMatch}
        {...(state === undefined ? { text: text.noneText } : {})}
      />
    )
  return (
    <>
      <ScrollRegion className={plain.scroller} label={text.list}>
        <table className={plain.table}>
          <thead>
            <tr>
              <th scope="col">{text.number}</th>
              <th scope="col">{text.state}</th>
              <th scope="col">{text.of}</th>
              <th scope="col" className="number">
                {text.books}
              </th>
              <th scope="col" className="number">
                {text.records}
              </th>
              <th scope="col" className="number">
                {text.inspected}
              </th>
              <th scope="col" className="number">
                {text.found}
              </th>
              <th scope="col" className="number">
                {text.limit}
              </th>
              <th scope="col">{text.made}</th>
            </tr>
          </thead>
          <tbody>
            {lots.map(lot => (
              <LotRow key={lot.id} lot={lot} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {list.hasNextPage && (
        <div className={classes.buttons}>
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {text.more}
          </Button>
        </div>
      )}
    </>
  )
}

function LotRow({ lot }: { readonly lot: Lot }): ReactNode {
  const { lots: text } = useMessages()
  const { language } = useLanguage()
  const count = (n: number) => formatCount(n, language)
  return (
    <tr>
      <th scope="row">
        <Link to="/acceptance/$agency/$lot" params={{ agency: lot.agency.id, lot: lot.id }}>
          {lot.number}
        </Link>
        {lot.name !== '' && (
          <div className="soft" title={lot.name}>
            {lot.name}
          </div>
        )}
      </th>
      <td>
        <LotStateBadge lot={lot} />
      </td>
      <td>{lot.contractor?.name ?? text.ownPeople}</td>
      <td className="number">{count(lot.books)}</td>
      <td className="number">{count(lot.size)}</td>
      <td className="number">
        {count(lot.inspected)}/{count(lot.plan.n)}
      </td>
      <td className="number">{count(lot.found)}</td>
      <td className="number">{count(lot.plan.ac)}</td>
      <td>{formatMoment(lot.at)}</td>
    </tr>
  )
}
