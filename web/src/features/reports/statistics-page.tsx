import { Button, Tabs } from '@mantine/core'
import { IconChartBar, IconDownload, IconInfoCircle } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Statistics, StatisticsQuery } from '../../../../src/reports/statistics/schema.ts'
import { formatCount, formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { AgencyTable } from './agency-table.tsx'
import { Breakdowns } from './breakdowns.tsx'
import { exportAddress, useStatistics } from './calls.ts'
import { CircularTables } from './circular-tables.tsx'
import { Headline } from './headline.tsx'
import { lastYearOf } from './kind-groups.ts'
import { readChoice, type StatisticsSearch } from './period-choice.ts'
import { PeriodFields } from './period-fields.tsx'
import { SeriesSection } from './series-section.tsx'
import classes from './statistics.module.css'

const route = getRouteApi('/shell/statistics')

/** What the registry holds, counted: by kind, period, agency, and as the circulars' tables. Everything chosen stands in the address. */
export function StatisticsPage(): ReactNode {
  const { reports: text } = useMessages()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/statistics' })
  const choice = readChoice(search, new Date().getFullYear())
  const query: StatisticsQuery = {
    from: choice.from,
    to: choice.to,
    ...(search.agency !== undefined && { agency: search.agency }),
    ...(search.against !== undefined && choice.mode !== 'all' && { against: search.against }),
  }
  const statistics = useStatistics(query)
  const change = (to: Partial<StatisticsSearch>) =>
    void navigate({ search: old => ({ ...old, ...to }), replace: true })
  const found = statistics.data
  return (
    <Page
      title={text.title}
      below={found !== undefined && <Notices statistics={found} />}
      actions={
        <Button
          component="a"
          href={exportAddress(query)}
          download
          variant="default"
          leftSection={<IconDownload size={17} />}
        >
          {text.export}
        </Button>
      }
    >
      <PeriodFields
        choice={choice}
        search={search}
        nearYear={(found && lastYearOf(found)) ?? new Date().getFullYear()}
        onChange={change}
      />
      {statistics.isPending && <Loading lines={8} />}
      {statistics.isError && <Failed problem={statistics.error} onRetry={() => void statistics.refetch()} />}
      {found !== undefined &&
        (found.kinds.length === 0 ? (
          <Empty icon={<IconChartBar size={44} stroke={1.3} />} title={text.emptyTitle} text={text.emptyText}>
            {choice.mode !== 'all' && (
              <Button
                variant="default"
                onClick={() => change({ mode: undefined, from: undefined, to: undefined })}
              >
                {text.showAll}
              </Button>
            )}
          </Empty>
        ) : (
          <div className={classes.body} data-stale={statistics.isPlaceholderData || undefined}>
            <Headline kinds={found.kinds} />
            <Tabs
              value={search.tab ?? 'overview'}
              onChange={tab => change({ tab: tab === 'agencies' || tab === 'tables' ? tab : undefined })}
            >
              <Tabs.List aria-label={text.title}>
                <Tabs.Tab value="overview">{text.tabs.overview}</Tabs.Tab>
                <Tabs.Tab value="agencies">{text.tabs.agencies}</Tabs.Tab>
                <Tabs.Tab value="tables">{text.tabs.tables}</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="overview" className={classes.overview}>
                <SeriesSection series={found.series} />
                <Breakdowns kinds={found.kinds} query={query} />
              </Tabs.Panel>
              <Tabs.Panel value="agencies" className={classes.panel}>
                <AgencyTable statistics={found} onOnly={agency => change({ agency })} />
              </Tabs.Panel>
              <Tabs.Panel value="tables" className={classes.panel}>
                <CircularTables statistics={found} form={search.form} onForm={form => change({ form })} />
              </Tabs.Panel>
            </Tabs>
          </div>
        ))}
    </Page>
  )
}

/** Where the numbers come from, and what is not in them. */
function Notices({ statistics }: { readonly statistics: Statistics }): ReactNode {
  const { reports: text } = useMessages()
  const { language } = useLanguage()
  const { changedAt, waiting, undated, confidential } = statistics
  return (
    <div className={classes.notices}>
      {changedAt !== null && <p>{text.counted(formatMoment(changedAt))}</p>}
      {waiting > 0 && (
        <p className={classes.warning} role="status">
          <IconInfoCircle size={16} aria-hidden="true" /> {text.waiting(formatCount(waiting, language))}
        </p>
      )}
      {undated > 0 && <p>{text.undated(formatCount(undated, language))}</p>}
      {!confidential && <p>{text.notConfidential}</p>}
    </div>
  )
}
