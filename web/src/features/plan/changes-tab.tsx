import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Campaign } from '../../../../src/plan/schema.ts'
import { formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { keepPlan, refOf, restorePlan, useChanges } from './calls.ts'
import { describeChange } from './describe-change.ts'
import classes from './plan.module.css'
import { ReasonDialog } from './reason-dialog.tsx'

/** How the plan was changed, newest first, with a way back to any revision. */
export function ChangesTab({ plan }: { readonly plan: Campaign }): ReactNode {
  const { plan: text } = useMessages()
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const changes = useChanges(refOf(plan))
  const [restoring, setRestoring] = useState<number | null>(null)
  if (changes.isPending) return <Loading />
  if (changes.isError) return <Failed problem={changes.error} onRetry={() => void changes.refetch()} />
  const all = changes.data.pages.flatMap(page => page.changes)
  const restorable = plan.mayManage && plan.state !== 'ended'
  const restore = async (to: number, reason: string) => {
    await keepPlan(queryClient, await restorePlan(plan, to, reason))
    notifications.show({ message: text.restored(`${to}`) })
  }
  const button = (revision: number) =>
    restorable &&
    revision !== plan.revision && (
      <Button size="xs" variant="default" onClick={() => setRestoring(revision)}>
        {text.restore}
      </Button>
    )
  return (
    <>
      {all.length === 0 && <Empty title={text.noChanges} />}
      {all.map(({ revision, reason, by, at, before, after }) => (
        <article key={revision} className={classes.change}>
          <header>
            <b>{text.revision(`${revision}`)}</b>
            <span className="soft">{text.changedBy(by ?? text.program, formatMoment(at))}</span>
            {reason !== '' && <span>{reason}</span>}
            {button(revision)}
          </header>
          <ul>
            {describeChange(before, after, text, language).map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </article>
      ))}
      {all.length > 0 && !changes.hasNextPage && (
        <article className={classes.change}>
          <header>
            <b>{text.revision('1')}</b>
            <span className="soft">{formatMoment(plan.createdAt)}</span>
            {button(1)}
          </header>
        </article>
      )}
      {changes.hasNextPage && (
        <Button
          variant="default"
          loading={changes.isFetchingNextPage}
          onClick={() => void changes.fetchNextPage()}
        >
          {text.more}
        </Button>
      )}
      <ReasonDialog
        title={text.restoreTitle(`${restoring ?? ''}`)}
        required
        opened={restoring !== null}
        onClose={() => setRestoring(null)}
        onGiven={async reason => {
          if (restoring !== null) await restore(restoring, reason)
        }}
      />
    </>
  )
}
