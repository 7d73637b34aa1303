import { Button, Select } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type WorkItem, workSteps } from '../../../../src/plan/schema.ts'
import { kindOrder } from '../../../../src/register/kind-order.ts'
import { formatCount, formatDay } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { KindLabel } from '../../ui/kind-label.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import { Page } from '../../ui/layout/page.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import table from '../../ui/table/plain-table.module.css'
import { AgencySelect } from '../agencies/agency-select.tsx'
import { useWork } from './calls.ts'
import { EarlySign } from './early.tsx'
import { StepLink } from './step-link.tsx'
import classes from './work.module.css'
import { WorkFacts } from './work-facts.tsx'

const route = getRouteApi('/shell/work')
const atOnce = 50

/** Which books come next, in the order of the plans in force. */
export function WorkPage(): ReactNode {
  const { work: text } = useMessages()
  const { offset = 0, ...filter } = route.useSearch()
  const work = useWork({ ...filter, offset, limit: atOnce })
  return (
    <Page title={text.title} below={<div className="soft">{text.hint}</div>}>
      <Filters />
      {work.isPending && <Loading />}
      {work.isError && <Failed problem={work.error} onRetry={() => void work.refetch()} />}
      {work.data?.total === 0 && (
        <Empty icon={<IconListCheck size={40} stroke={1.3} />} title={text.none} text={text.noneText} />
      )}
      {work.data !== undefined && work.data.total > 0 && (
        <>
          <WorkTable books={work.data.books} offset={offset} />
          <Pager offset={offset} shown={work.data.books.length} total={work.data.total} />
        </>
      )}
    </Page>
  )
}

function Filters(): ReactNode {
  const { work: text, inventory, common } = useMessages()
  const { language } = useLanguage()
  const { agency, step, kind } = route.useSearch()
  const navigate = useNavigate({ from: '/work' })
  const narrow = (change: object) =>
    void navigate({ search: old => ({ ...old, ...change, offset: undefined }), replace: true })
  return (
    <div className={classes.filters}>
      <AgencySelect
        aria-label={text.agency}
        placeholder={text.agency}
        className={classes.wide ?? ''}
        value={agency ?? null}
        onChange={next => narrow({ agency: next ?? undefined })}
        clearable
        clearButtonProps={{ 'aria-label': common.clearFilters }}
      />
      <Select
        aria-label={text.step}
        placeholder={text.step}
        data={workSteps.map(value => ({ value, label: text.steps[value] }))}
        value={step ?? null}
        onChange={next => narrow({ step: workSteps.find(known => known === next) })}
        clearable
        clearButtonProps={{ 'aria-label': common.clearFilters }}
      />
      <Select
        aria-label={inventory.kind}
        placeholder={inventory.kind}
        data={kindOrder.map(value => ({ value, label: kindShortName(value, language) }))}
        value={kind ?? null}
        onChange={next => narrow({ kind: kindOrder.find(known => known === next) })}
        clearable
        clearButtonProps={{ 'aria-label': common.clearFilters }}
      />
    </div>
  )
}

function WorkTable({
  books,
  offset,
}: {
  readonly books: readonly WorkItem[]
  readonly offset: number
}): ReactNode {
  const { work: text, inventory } = useMessages()
  return (
    <ScrollRegion label={text.title} className={table.scroller}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col" className="number">
              {text.order}
            </th>
            <th scope="col">{text.book}</th>
            <th scope="col">{text.step}</th>
            <th scope="col">{inventory.agency}</th>
            <th scope="col">{text.far}</th>
            <th scope="col">{text.phase}</th>
          </tr>
        </thead>
        <tbody>
          {books.map((item, at) => (
            <tr key={item.id}>
              <td className="number">{offset + at + 1}</td>
              <th scope="row">
                <StepLink item={item}>
                  <KindLabel kind={item.kind} /> {item.year}.{item.volume}
                </StepLink>
              </th>
              <td>
                <span className={classes.step} data-step={item.step}>
                  {text.steps[item.step]}
                </span>{' '}
                <EarlySign early={item.early} />
              </td>
              <td>{item.agency.name}</td>
              <td>
                <WorkFacts item={item} />
              </td>
              <td title={item.phase === null ? undefined : `${item.phase.campaign.name}. ${item.phase.name}`}>
                {item.phase === null ? (
                  text.outside
                ) : (
                  <>
                    {item.late && <span className={classes.late}>{text.late}</span>}{' '}
                    {item.phase.toOn === null
                      ? item.phase.name
                      : text.inPlan(item.phase.name, formatDay(item.phase.toOn))}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

interface PagerProps {
  readonly offset: number
  readonly shown: number
  readonly total: number
}

function Pager({ offset, shown, total }: PagerProps): ReactNode {
  const { work: text } = useMessages()
  const { language } = useLanguage()
  const navigate = useNavigate({ from: '/work' })
  const go = (to: number) =>
    void navigate({ search: old => ({ ...old, offset: to === 0 ? undefined : to }), replace: true })
  const count = (value: number) => formatCount(value, language)
  return (
    <div className={classes.pager}>
      <span>{text.range(count(offset + 1), count(offset + shown), count(total))}</span>
      <Button
        size="xs"
        variant="default"
        disabled={offset === 0}
        onClick={() => go(Math.max(offset - atOnce, 0))}
      >
        {text.previous}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={offset + shown >= total}
        onClick={() => go(offset + atOnce)}
      >
        {text.following}
      </Button>
    </div>
  )
}
