import { Button, SegmentedControl } from '@mantine/core'
import { IconRubberStamp } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useId } from 'react'
import { type Approval, approvalStates } from '../../../../src/approvals/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { ApprovalCard } from './approval-card.tsx'
import classes from './approvals.module.css'
import { useApprovals } from './calls.ts'

const route = getRouteApi('/shell/approvals')

/** What was asked for and needs a second person: first what this account may decide. */
export function ApprovalsPage(): ReactNode {
  const { approvals: text, common } = useMessages()
  const { state = 'asked' } = route.useSearch()
  const navigate = useNavigate({ from: '/approvals' })
  return (
    <Page title={text.title} below={<div className="soft">{text.hint}</div>}>
      <div className={classes.filter}>
        <SegmentedControl
          size="xs"
          aria-label={text.filter}
          value={state}
          onChange={value => {
            const next = value === 'all' ? 'all' : approvalStates.find(known => known === value)
            void navigate({ search: next === 'asked' ? {} : { state: next }, replace: true })
          }}
          data={[
            ...approvalStates.map(each => ({ value: each, label: text.states[each] })),
            { value: 'all', label: common.all },
          ]}
        />
      </div>
      <Requests key={state} state={state} />
    </Page>
  )
}

function Requests({ state }: { readonly state: Approval['state'] | 'all' }): ReactNode {
  const { approvals: text } = useMessages()
  const list = useApprovals(state === 'all' ? undefined : state)
  if (list.isPending) return <Loading />
  if (list.isError) return <Failed problem={list.error} onRetry={() => void list.refetch()} />
  const all = list.data.pages.flatMap(page => page.approvals)
  const mine = all.filter(each => each.mayDecide)
  const rest = all.filter(each => !each.mayDecide)
  if (all.length === 0) {
    return (
      <Empty
        icon={<IconRubberStamp size={40} stroke={1.3} />}
        title={state === 'asked' ? text.emptyTitle : text.noneInState}
        {...(state === 'asked' ? { text: text.emptyText } : {})}
      />
    )
  }
  return (
    <>
      {mine.length > 0 && <Section title={text.forYou} approvals={mine} />}
      {rest.length > 0 && <Section title={state === 'asked' ? text.forOthers : null} approvals={rest} />}
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

interface SectionProps {
  readonly title: string | null
  readonly approvals: readonly Approval[]
}

function Section({ title, approvals }: SectionProps): ReactNode {
  const { approvals: text } = useMessages()
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={title === null ? 'visually-hidden' : undefined}>
        {title ?? text.title}
      </h2>
      <ul className={classes.list}>
        {approvals.map(approval => (
          <li key={approval.id}>
            <ApprovalCard approval={approval} />
          </li>
        ))}
      </ul>
    </section>
  )
}
