import { Button } from '@mantine/core'
import { IconCalendarStats, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { CampaignLine } from '../../../../src/plan/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import table from '../../ui/table/plain-table.module.css'
import { useCan } from '../access/session.ts'
import { usePlans } from './calls.ts'
import { NewPlanDialog } from './new-plan-dialog.tsx'
import { spanText } from './phase-text.ts'
import { PlanStateBadge } from './plan-state-badge.tsx'

/** The plans that concern this account: of the agencies above, its own and those below. */
export function PlansPage(): ReactNode {
  const { plan: text } = useMessages()
  const manages = useCan()('plan.manage')
  const plans = usePlans()
  const [making, setMaking] = useState(false)
  const make = (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setMaking(true)}>
      {text.make}
    </Button>
  )
  return (
    <Page
      title={text.title}
      below={<div className="soft">{text.hint}</div>}
      actions={
        <>
          <Link to="/work">{text.work}</Link>
          {manages && make}
        </>
      }
    >
      {plans.isPending && <Loading />}
      {plans.isError && <Failed problem={plans.error} onRetry={() => void plans.refetch()} />}
      {plans.data?.campaigns.length === 0 && (
        <Empty
          icon={<IconCalendarStats size={40} stroke={1.3} />}
          title={text.empty}
          text={manages ? text.emptyManage : text.emptyText}
        />
      )}
      {plans.data !== undefined && plans.data.campaigns.length > 0 && <Plans plans={plans.data.campaigns} />}
      <NewPlanDialog opened={making} onClose={() => setMaking(false)} />
    </Page>
  )
}

function Plans({ plans }: { readonly plans: readonly CampaignLine[] }): ReactNode {
  const { plan: text } = useMessages()
  const { language } = useLanguage()
  return (
    <ScrollRegion label={text.title} className={table.scroller}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.state}</th>
            <th scope="col">{text.span}</th>
            <th scope="col">{text.agency}</th>
            <th scope="col">{text.phase}</th>
            <th scope="col">{text.basis}</th>
          </tr>
        </thead>
        <tbody>
          {plans.map(plan => (
            <tr key={plan.id}>
              <th scope="row">
                <Link to="/plan/$agency/$campaign" params={{ agency: plan.agency.id, campaign: plan.id }}>
                  {plan.name}
                </Link>
              </th>
              <td>
                <PlanStateBadge state={plan.state} />
              </td>
              <td>{spanText(plan.fromOn, plan.toOn)}</td>
              <td>{plan.agency.name}</td>
              <td>{text.phaseCount(formatCount(plan.phases, language))}</td>
              <td title={plan.basis}>{plan.basis}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
