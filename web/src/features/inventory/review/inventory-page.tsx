import { Tabs } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import { Page } from '../../../ui/layout/page.tsx'
import { useCan } from '../../access/session.ts'
import type { BookFilter } from '../calls.ts'
import { ContractorsTab } from './contractors-tab.tsx'
import { ImportTab } from './import-tab.tsx'
import classes from './inventory.module.css'
import { inventoryTabs } from './inventory-tabs.ts'
import { PeriodsTab } from './periods-tab.tsx'
import { ReviewTab } from './review-tab.tsx'
import { TwiceTab } from './twice-tab.tsx'

const route = getRouteApi('/shell/inventory')

/** Reviewing, listing and classifying the paper books, part by part. */
export function InventoryPage(): ReactNode {
  const { paper: text } = useMessages()
  const can = useCan()
  const navigate = useNavigate({ from: '/inventory' })
  const { tab, ...filter } = route.useSearch()
  const narrow = (change: BookFilter) =>
    void navigate({ search: old => ({ ...old, ...change }), replace: true })
  const bodies = {
    review: <ReviewTab filter={filter} onNarrow={narrow} />,
    import: <ImportTab />,
    periods: <PeriodsTab filter={filter} />,
    twice: <TwiceTab filter={filter} />,
    contractors: <ContractorsTab />,
  }
  const shown = inventoryTabs.filter(each => each !== 'import' || can('books.write'))
  const current = shown.find(each => each === tab) ?? 'review'
  return (
    <Page fill title={text.title}>
      <Tabs
        value={current}
        onChange={key => {
          const next = inventoryTabs.find(each => each === key)
          void navigate({ search: old => ({ ...old, tab: next }), replace: true })
        }}
        className={classes.tabs}
      >
        <Tabs.List aria-label={text.title}>
          {shown.map(each => (
            <Tabs.Tab key={each} value={each}>
              {text.tabs[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shown.map(each => (
          <Tabs.Panel key={each} value={each} className={classes.panel}>
            {each === current && bodies[each]}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  )
}
