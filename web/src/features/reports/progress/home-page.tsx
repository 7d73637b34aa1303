import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import { Page } from '../../../ui/layout/page.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useCan, useSession } from '../../access/session.ts'
import { BookTable } from '../../inventory/book-table.tsx'
import { NextBooks } from '../../plan/next-books.tsx'
import { BehindList } from './behind-list.tsx'
import { Breakdown } from './breakdown.tsx'
import { BurnUp } from './burn-up.tsx'
import { reportAddress, useProgress } from './calls.ts'
import { Headline } from './headline.tsx'
import { Narrowing } from './narrowing.tsx'
import { Newcomer } from './newcomer.tsx'
import classes from './progress.module.css'
import type { ProgressNarrowing, ProgressSearch } from './progress-search.ts'

const route = getRouteApi('/shell/')

/** The first page: how far the work is for who leads it, one's own books for who works on some. */
export function HomePage(): ReactNode {
  const can = useCan()
  return can('progress.read') ? <Progress /> : <OwnBooks />
}

function OwnBooks(): ReactNode {
  const { navigation, home: text } = useMessages()
  const { data: session } = useSession()
  return (
    <Page fill title={navigation.overview} below={<div className="soft">{session?.account.agency.name}</div>}>
      <h2 className={classes.own}>{text.ownBooks}</h2>
      <BookTable filter={{}} />
    </Page>
  )
}

function Progress(): ReactNode {
  const { navigation, home: text } = useMessages()
  const { data: session } = useSession()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/' })
  const { under, kind, contractor } = search
  const filter: ProgressNarrowing = {
    ...(under !== undefined && { under }),
    ...(kind !== undefined && { kind }),
    ...(contractor !== undefined && { contractor }),
  }
  const progress = useProgress(filter, 'kind')
  const change = (to: Partial<ProgressSearch>) =>
    void navigate({ search: old => ({ ...old, ...to }), replace: true })
  const found = progress.data
  const narrowed = Object.keys(filter).length > 0
  return (
    <Page
      title={navigation.overview}
      below={
        <div className="soft">
          {found?.under?.name ?? session?.account.agency.name}
          {found?.confidential === false && <> · {text.notConfidential}</>}
        </div>
      }
      actions={found !== undefined && found.totals.books > 0 && <ReportMenu filter={filter} />}
    >
      {progress.isPending && <Loading lines={10} />}
      {progress.isError && <Failed problem={progress.error} onRetry={() => void progress.refetch()} />}
      {found !== undefined &&
        (found.totals.books === 0 && !narrowed ? (
          <Newcomer />
        ) : (
          <div className={classes.page} data-stale={progress.isPlaceholderData || undefined}>
            <Narrowing filter={filter} onChange={change} />
            <Headline sums={found.totals} filter={filter} />
            <div className={classes.columns}>
              <div className={classes.main}>
                <BurnUp
                  filter={filter}
                  measure={search.measure ?? 'deposited'}
                  onMeasure={measure => change({ measure })}
                />
                <Breakdown
                  filter={filter}
                  by={search.by ?? 'agency'}
                  as={search.as ?? 'tiles'}
                  onChange={change}
                />
              </div>
              <div className={classes.aside}>
                <NextBooks agency={under} />
                <BehindList filter={filter} />
              </div>
            </div>
          </div>
        ))}
    </Page>
  )
}

function ReportMenu({ filter }: { readonly filter: ProgressNarrowing }): ReactNode {
  const { home: text } = useMessages()
  const formats = [
    ['docx', text.reportWord],
    ['pdf', text.reportPdf],
    ['xlsx', text.reportExcel],
  ] as const
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={17} />}
          rightSection={<IconChevronDown size={15} />}
        >
          {text.report}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map(([format, label]) => (
          <Menu.Item key={format} component="a" href={reportAddress(filter, format)} download>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
