import { Button, Tabs } from '@mantine/core'
import { IconBooks } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import { Page } from '../../../ui/layout/page.tsx'
import { LabelSheets } from '../labels/label-sheets.tsx'
import classes from './custody.module.css'
import { Holders } from './holders.tsx'
import { SlipDialog } from './slip-dialog.tsx'
import { SlipTable } from './slip-table.tsx'

const route = getRouteApi('/shell/custody')
const tabs = ['slips', 'holders', 'labels'] as const

/** Books that change hands: the slips, who has what, and labels that tell books apart. */
export function CustodyPage(): ReactNode {
  const { custody: text } = useMessages()
  const navigate = useNavigate({ from: '/custody' })
  const { tab = 'slips', show = 'all', of, slip } = route.useSearch()
  return (
    <Page
      fill
      title={text.title}
      below={<div className="soft">{text.intro}</div>}
      actions={
        <Button leftSection={<IconBooks size={17} />} renderRoot={props => <Link to="/books" {...props} />}>
          {text.toBooks}
        </Button>
      }
    >
      <Tabs
        value={tab}
        onChange={key => void navigate({ search: { tab: tabs.find(each => each === key) }, replace: true })}
        className={classes.tabs}
      >
        <Tabs.List aria-label={text.title}>
          {tabs.map(each => (
            <Tabs.Tab key={each} value={each}>
              {text.tabs[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="slips" className={classes.panel}>
          {tab === 'slips' && (
            <SlipTable
              show={show}
              onShow={next => void navigate({ search: old => ({ ...old, show: next }), replace: true })}
            />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="holders" className={classes.panel}>
          {tab === 'holders' && <Holders />}
        </Tabs.Panel>
        <Tabs.Panel value="labels" className={classes.panel}>
          {tab === 'labels' && <LabelSheets />}
        </Tabs.Panel>
      </Tabs>
      {of !== undefined && slip !== undefined && (
        <SlipDialog
          place={{ agency: of, slip }}
          onClose={() => void navigate({ search: ({ of: _, slip: __, ...old }) => old, replace: true })}
        />
      )}
    </Page>
  )
}
