import { Tabs } from '@mantine/core'
import { IconCoins, IconInfoCircle } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { notOfficial } from '../../../../src/plan/money/money-texts.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useCan } from '../access/session.ts'
import { usePriceLists } from './calls.ts'
import { ComparisonTab } from './comparison-tab.tsx'
import { EstimateFields } from './estimate-fields.tsx'
import { EstimateTab } from './estimate-tab.tsx'
import classes from './money.module.css'
import { chooseList, type MoneySearch, moneyTabs } from './money-search.ts'
import { PaymentsTab } from './payments-tab.tsx'
import { AddPricesButton } from './price-form.tsx'
import { PricesTab } from './prices-tab.tsx'

const route = getRouteApi('/shell/money')

/** What digitising costs: estimate, plan and actual, statements for payment, prices. Everything chosen stands in the address. */
export function MoneyPage(): ReactNode {
  const { money: text } = useMessages()
  const { language } = useLanguage()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/money' })
  const tab = search.tab ?? 'estimate'
  const change = (to: Partial<MoneySearch>) =>
    void navigate({ search: old => ({ ...old, ...to }), replace: true })
  return (
    <Page
      title={text.title}
      below={
        <p className={classes.unofficial}>
          <IconInfoCircle size={16} aria-hidden="true" /> {notOfficial[language]}
        </p>
      }
    >
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={value => change({ tab: moneyTabs.find(each => each === value && each !== 'estimate') })}
      >
        <Tabs.List aria-label={text.title}>
          {moneyTabs.map(each => (
            <Tabs.Tab key={each} value={each}>
              {text.tabs[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={classes.panel}>
          <Panel search={search} tab={tab} onChange={change} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

interface PanelProps {
  readonly search: MoneySearch
  readonly tab: (typeof moneyTabs)[number]
  readonly onChange: (to: Partial<MoneySearch>) => void
}

function Panel({ search, tab, onChange }: PanelProps): ReactNode {
  const { money: text } = useMessages()
  const can = useCan()
  const lists = usePriceLists()
  if (lists.isPending) return <Loading lines={8} />
  if (lists.isError) return <Failed problem={lists.error} onRetry={() => void lists.refetch()} />
  const list = chooseList(lists.data.lists, search.list)
  if (list === undefined)
    return (
      <Empty icon={<IconCoins size={44} stroke={1.3} />} title={text.noListTitle} text={text.noListText}>
        {can('money.manage') ? <AddPricesButton /> : <p>{text.noListReader}</p>}
      </Empty>
    )
  if (tab === 'prices') return <PricesTab lists={lists.data.lists} />
  if (tab === 'payments') return <PaymentsTab lists={lists.data.lists} />
  return (
    <>
      <EstimateFields lists={lists.data.lists} list={list} search={search} onChange={onChange} />
      {tab === 'estimate' ? (
        <EstimateTab list={list} search={search} />
      ) : (
        <ComparisonTab list={list} search={search} />
      )}
    </>
  )
}
