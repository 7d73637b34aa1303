import { Tabs } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { AnchorsTab } from './anchors-tab.tsx'
import { ExportMenu } from './export-menu.tsx'
import classes from './journal.module.css'
import { pickFilter } from './journal-filter.ts'
import { JournalFilters } from './journal-filters.tsx'
import { JournalLines } from './journal-lines.tsx'

const route = getRouteApi('/shell/journal')

/** Who did what and when, newest first, narrowed by what stands in the address; and the daily seals. */
export function JournalPage(): ReactNode {
  const { journal: text } = useMessages()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/journal' })
  const tab = search.tab ?? 'lines'
  const filter = pickFilter(search)
  return (
    <Page
      fill
      title={text.title}
      below={<div className="soft">{text.unchangeable}</div>}
      actions={tab === 'lines' && <ExportMenu filter={filter} />}
    >
      <Tabs
        value={tab}
        onChange={key =>
          void navigate({
            search: old => ({ ...old, tab: key === 'anchors' ? 'anchors' : undefined }),
            replace: true,
          })
        }
        className={classes.tabs}
      >
        <Tabs.List aria-label={text.title}>
          <Tabs.Tab value="lines">{text.tabs.lines}</Tabs.Tab>
          <Tabs.Tab value="anchors">{text.tabs.anchors}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="lines" className={classes.panel}>
          <JournalFilters filter={filter} />
          <JournalLines key={JSON.stringify(filter)} filter={filter} />
        </Tabs.Panel>
        <Tabs.Panel value="anchors" className={classes.panel}>
          <AnchorsTab />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
