import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { v7 as newId } from 'uuid'
import type { AskedPlan, ReadyBook } from '../../../../../src/acceptance/lots/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { Page } from '../../../ui/layout/page.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { makeLot, refreshLots, useProposal } from './calls.ts'
import classes from './lots.module.css'
import { PlanForm } from './plan-form.tsx'
import { ReadyBooks } from './ready-books.tsx'

const route = getRouteApi('/shell/acceptance/new')

/** Books that wait for acceptance, and beside them the plan of the lot that is made of those picked. */
export function NewLotPage(): ReactNode {
  const { lots: text } = useMessages()
  const filter = route.useSearch()
  const navigate = useNavigate({ from: '/acceptance/new' })
  const queryClient = useQueryClient()
  const [picked, setPicked] = useState<ReadonlyMap<string, ReadyBook>>(new Map())
  // The same lot is asked for again when the answer got lost.
  const [id] = useState(() => newId())
  const books = [...picked.values()]
  const proposal = useProposal(books)
  const draw = async (plan: AskedPlan, name: string) => {
    const lot = await makeLot(books, { id, name, plan })
    await refreshLots(queryClient)
    notifications.show({ message: text.drawn })
    await navigate({ to: '/acceptance/$agency/$lot', params: lot })
  }
  return (
    <Page
      fill
      title={text.make}
      above={
        <div className={classes.trail}>
          <Link to="/acceptance">{text.title}</Link>
        </div>
      }
      below={<span className="soft">{text.readyHint}</span>}
    >
      <div className={classes.making}>
        <ReadyBooks
          key={JSON.stringify(filter)}
          filter={filter}
          onNarrow={change => void navigate({ search: old => ({ ...old, ...change }), replace: true })}
          picked={picked}
          onPick={setPicked}
        />
        <aside className={classes.side} aria-label={text.plan}>
          {books.length === 0 ? (
            <p className="soft">{text.nothingPicked}</p>
          ) : proposal.isError ? (
            <Failed problem={proposal.error} onRetry={() => void proposal.refetch()} />
          ) : proposal.data === undefined ? (
            <Loading />
          ) : (
            <PlanForm proposal={proposal.data} onDraw={draw} />
          )}
        </aside>
      </div>
    </Page>
  )
}
