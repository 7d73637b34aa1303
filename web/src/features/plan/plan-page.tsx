import { Button, Tabs } from '@mantine/core'
import { IconFileTypeDocx, IconFileTypePdf } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Campaign } from '../../../../src/plan/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { CalendarTab } from './calendar-tab.tsx'
import { annexPath, usePlan } from './calls.ts'
import { ChangesTab } from './changes-tab.tsx'
import { EditPlan } from './edit-plan.tsx'
import { MoveButtons } from './move-buttons.tsx'
import { spanText } from './phase-text.ts'
import classes from './plan.module.css'
import { PlanStateBadge } from './plan-state-badge.tsx'
import { planTabs } from './plan-tabs.ts'
import { TargetsTab } from './targets-tab.tsx'
import { TimelineTab } from './timeline-tab.tsx'

const route = getRouteApi('/shell/plan/$agency/$campaign')

/** A plan: its timeline, what it says, targets, calendar and how it was changed. */
export function PlanPage(): ReactNode {
  const params = route.useParams()
  const plan = usePlan(params)
  if (plan.isPending) return <Loading />
  if (plan.isError) return <Failed whole problem={plan.error} onRetry={() => void plan.refetch()} />
  return <PlanView plan={plan.data} />
}

function PlanView({ plan }: { readonly plan: Campaign }): ReactNode {
  const { plan: text, navigation } = useMessages()
  const { tab = 'timeline' } = route.useSearch()
  const navigate = useNavigate({ from: '/plan/$agency/$campaign' })
  const bodies = {
    timeline: <TimelineTab plan={plan} />,
    phases: <EditPlan key={plan.revision} plan={plan} />,
    targets: <TargetsTab plan={plan} />,
    calendar: <CalendarTab plan={plan} />,
    changes: <ChangesTab plan={plan} />,
  }
  return (
    <Page
      title={plan.name}
      above={
        <Link to="/plan" className={classes.crumb}>
          {navigation.plan}
        </Link>
      }
      below={
        <div className={classes.facts}>
          <PlanStateBadge state={plan.state} />
          <span>{spanText(plan.fromOn, plan.toOn)}</span>
          <span>{plan.agency.name}</span>
          <span>{text.revision(`${plan.revision}`)}</span>
          {plan.basis !== '' && <span>{plan.basis}</span>}
        </div>
      }
      actions={
        <>
          <Button
            component="a"
            variant="default"
            href={annexPath(plan, 'docx')}
            leftSection={<IconFileTypeDocx size={17} />}
          >
            {text.annexDocx}
          </Button>
          <Button
            component="a"
            variant="default"
            target="_blank"
            href={annexPath(plan, 'pdf')}
            leftSection={<IconFileTypePdf size={17} />}
          >
            {text.annexPdf}
          </Button>
          {plan.mayManage && <MoveButtons plan={plan} />}
        </>
      }
    >
      <Tabs
        value={tab}
        onChange={next => {
          const known = planTabs.find(each => each === next)
          void navigate({ search: known === 'timeline' ? {} : { tab: known }, replace: true })
        }}
        keepMounted={false}
      >
        <Tabs.List aria-label={plan.name} className={classes.tabs ?? ''}>
          {planTabs.map(each => (
            <Tabs.Tab key={each} value={each}>
              {text.tabs[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {planTabs.map(each => (
          <Tabs.Panel key={each} value={each} pt="sm">
            {bodies[each]}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  )
}
