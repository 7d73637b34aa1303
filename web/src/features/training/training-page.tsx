import { Tabs } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { useCan } from '../access/session.ts'
import { Lessons } from './lessons.tsx'
import { PeopleTable } from './people-table.tsx'

const route = getRouteApi('/shell/training')

/** The lessons of one's role with one's own tries, and for managers how everybody does. */
export function TrainingPage(): ReactNode {
  const { training: text } = useMessages()
  const can = useCan()
  const navigate = useNavigate({ from: '/training' })
  const { tab } = route.useSearch()
  const mine = can('training.practise')
  const people = can('training.manage')
  const shown = people && (tab === 'people' || !mine) ? 'people' : 'mine'
  return (
    <Page
      title={text.title}
      below={<div className="soft">{text.hint}</div>}
      actions={<Link to="/guide">{text.guide}</Link>}
    >
      {mine && people ? (
        <Tabs
          value={shown}
          onChange={value =>
            void navigate({ search: value === 'people' ? { tab: 'people' } : {}, replace: true })
          }
          keepMounted={false}
        >
          <Tabs.List>
            <Tabs.Tab value="mine">{text.tabs.mine}</Tabs.Tab>
            <Tabs.Tab value="people">{text.tabs.people}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="mine" pt="md">
            <Lessons />
          </Tabs.Panel>
          <Tabs.Panel value="people" pt="md">
            <PeopleTable />
          </Tabs.Panel>
        </Tabs>
      ) : shown === 'people' ? (
        <PeopleTable />
      ) : (
        <Lessons />
      )}
    </Page>
  )
}
