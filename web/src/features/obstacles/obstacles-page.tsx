import { Button, Checkbox, SegmentedControl, Select, Tabs, TextInput } from '@mantine/core'
import { IconMessageReport, IconPlus } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import {
  type ObstacleState,
  obstacleKindSchema,
  obstacleKinds,
  obstacleStateSchema,
  obstacleStates,
} from '../../../../src/obstacles/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useCan } from '../access/session.ts'
import { type ObstacleFilter, useObstacles } from './calls.ts'
import { GuidanceList } from './guidance-list.tsx'
import { ObstacleTable } from './obstacle-table.tsx'
import classes from './obstacles.module.css'

const route = getRouteApi('/shell/obstacles')

/** Difficulties that were reported, and the guidance that came of them. */
export function ObstaclesPage(): ReactNode {
  const { obstacles: text } = useMessages()
  const can = useCan()
  const { tab = 'list', ...filter } = route.useSearch()
  const navigate = useNavigate({ from: '/obstacles' })
  return (
    <Page
      title={text.title}
      below={<div className="soft">{text.hint}</div>}
      actions={
        can('obstacles.report') && (
          <Button
            leftSection={<IconPlus size={17} />}
            renderRoot={props => <Link to="/obstacles/new" {...props} />}
          >
            {text.report}
          </Button>
        )
      }
    >
      <Tabs
        value={tab}
        onChange={next => void navigate({ search: next === 'guidance' ? { tab: next } : {}, replace: true })}
        keepMounted={false}
      >
        <Tabs.List aria-label={text.tabs}>
          <Tabs.Tab value="list">{text.list}</Tabs.Tab>
          <Tabs.Tab value="guidance">{text.guidance}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="list" className={classes.panel}>
          <Obstacles
            filter={filter}
            onFilter={change => void navigate({ search: old => ({ ...old, ...change }), replace: true })}
          />
        </Tabs.Panel>
        <Tabs.Panel value="guidance" className={classes.panel}>
          <GuidanceList text={filter.text ?? ''} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

interface ObstaclesProps {
  readonly filter: ObstacleFilter
  onFilter(change: ObstacleFilter): void
}

function Obstacles({ filter, onFilter }: ObstaclesProps): ReactNode {
  const { obstacles: text, common } = useMessages()
  const { language } = useLanguage()
  const list = useObstacles(filter)
  const found = list.data?.pages.flatMap(page => page.obstacles) ?? []
  const total = list.data?.pages[0]?.total ?? 0
  const isNarrowed = Object.values(filter).some(value => value !== undefined && value !== '')
  return (
    <>
      <div className={classes.filter}>
        <SegmentedControl
          size="xs"
          aria-label={text.state}
          value={filter.state ?? 'all'}
          onChange={value => onFilter({ state: stateOf(value) })}
          data={[
            { value: 'all', label: common.all },
            ...obstacleStates.map(state => ({ value: state, label: text.states[state] })),
          ]}
        />
        <Select
          size="xs"
          aria-label={text.kind}
          placeholder={text.anyKind}
          clearable
          value={filter.kind ?? null}
          onChange={value => onFilter({ kind: obstacleKindSchema.safeParse(value).data })}
          data={obstacleKinds.map(kind => ({ value: kind, label: text.kinds[kind] }))}
        />
        <TextInput
          size="xs"
          aria-label={text.search}
          placeholder={text.search}
          value={filter.text ?? ''}
          onChange={event => onFilter({ text: event.currentTarget.value || undefined })}
        />
        <Checkbox
          size="xs"
          label={text.waitingForYou}
          checked={filter.waiting ?? false}
          onChange={event => onFilter({ waiting: event.currentTarget.checked || undefined })}
        />
        {list.data !== undefined && (
          <output className="soft">{text.found(formatCount(total, language))}</output>
        )}
      </div>
      {list.isPending && <Loading />}
      {list.isError && <Failed problem={list.error} onRetry={() => void list.refetch()} />}
      {list.data !== undefined && found.length === 0 && (
        <Empty
          icon={<IconMessageReport size={40} stroke={1.3} />}
          title={text.emptyTitle}
          text={isNarrowed ? text.emptyFiltered : text.emptyText}
        />
      )}
      {found.length > 0 && <ObstacleTable obstacles={found} />}
      {list.hasNextPage && (
        <div>
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

function stateOf(value: string): ObstacleState | undefined {
  return obstacleStateSchema.safeParse(value).data
}
