import { Progress } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import type { Batch } from '../../../../../src/registry/deposit/batch/schema.ts'
import { formatCount, formatMoment } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Page } from '../../../ui/layout/page.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import classes from './batch.module.css'
import { BatchActions } from './batch-actions.tsx'
import { BatchTable } from './batch-table.tsx'
import { useBatch } from './calls.ts'

const route = getRouteApi('/shell/packages/batches/$batch')

/** Several books being deposited: how far, what came of each, and a hand on the brake. */
export function BatchPage(): ReactNode {
  const { batch: text } = useMessages()
  const { batch: id } = route.useParams()
  const batch = useBatch(id)
  const queryClient = useQueryClient()
  const isDone = batch.data?.state === 'done'
  useEffect(() => {
    if (!isDone) return
    for (const key of ['packages', 'books', 'book', 'overview', 'records', 'entries'])
      void queryClient.invalidateQueries({ queryKey: [key] })
  }, [isDone, queryClient])
  if (batch.isPending) return <Loading />
  if (batch.isError) return <Failed problem={batch.error} onRetry={() => void batch.refetch()} />
  return (
    <Page fill title={text.title} actions={<BatchActions batch={batch.data} />}>
      <BatchProgress batch={batch.data} />
      <BatchTable tasks={batch.data.tasks} />
    </Page>
  )
}

function BatchProgress({ batch }: { readonly batch: Batch }): ReactNode {
  const { batch: text, progress } = useMessages()
  const { language } = useLanguage()
  const { total, byState, state, secondsLeft, at, by } = batch
  const done = total - byState.waiting
  const count = (n: number) => formatCount(n, language)
  const minutes = secondsLeft === null ? null : Math.ceil(secondsLeft / 60)
  const told = (['deposited', 'standing', 'refused', 'failed', 'cancelled'] as const).filter(
    each => byState[each] > 0,
  )
  return (
    <div className={classes.progress}>
      <p className="soft">{text.of(count(total), formatMoment(at), by)}</p>
      <Progress
        value={(done / Math.max(1, total)) * 100}
        animated={state === 'running'}
        striped={state === 'running'}
        aria-label={text.done(count(done), count(total))}
      />
      <div className={classes.line}>
        <p role="status">
          {state !== 'done' && <strong>{text.states[state]} · </strong>}
          {text.done(count(done), count(total))}
          {minutes !== null &&
            ` · ${progress.left({ hours: Math.floor(minutes / 60), minutes: minutes % 60 })}`}
        </p>
        {told.map(each => (
          <p key={each} className="soft">
            {text.taskStates[each]}: {count(byState[each])}
          </p>
        ))}
      </div>
    </div>
  )
}
