import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { AgencyList } from '../../../../src/agencies/schema.ts'
import { problemText } from '../../api/problem.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import classes from './agencies.module.css'
import { refreshAgencies, takeBackLink, useAgencies } from './calls.ts'
import { SuccessionForm } from './succession-form.tsx'
import { planSuccession, type SuccessionDraft } from './succession-plan.ts'
import { listPreview } from './succession-words.ts'

const route = getRouteApi('/shell/agencies/succession')

/** Writes down mergers, divisions, renamings and the end of districts, one after another; what was just recorded can be undone. */
export function SuccessionPage(): ReactNode {
  const { succession: text, navigation } = useMessages()
  const agencies = useAgencies()
  return (
    <Page
      title={text.title}
      above={
        <div className={classes.trail}>
          <Link to="/agencies">{navigation.agencies}</Link>
        </div>
      }
      below={<div className="soft">{text.hint}</div>}
    >
      {agencies.isPending && <Loading />}
      {agencies.isError && <Failed problem={agencies.error} onRetry={() => void agencies.refetch()} />}
      {agencies.data !== undefined && <Work list={agencies.data} />}
    </Page>
  )
}

function Work({ list }: { readonly list: AgencyList }): ReactNode {
  const messages = useMessages()
  const { from } = route.useSearch()
  const queryClient = useQueryClient()
  const [recorded, setRecorded] = useState<readonly SuccessionDraft[]>([])
  return (
    <>
      <SuccessionForm
        // The next one begins empty.
        key={recorded.length}
        list={list}
        from={recorded.length === 0 ? list.agencies.find(({ id }) => id === from) : undefined}
        last={recorded[0]}
        onRecorded={async draft => {
          await refreshAgencies(queryClient)
          setRecorded(old => [draft, ...old])
          notifications.show({ message: messages.succession.recorded })
        }}
      />
      <Recorded
        drafts={recorded}
        onUndone={draft => setRecorded(old => old.filter(each => each !== draft))}
      />
    </>
  )
}

interface RecordedProps {
  readonly drafts: readonly SuccessionDraft[]
  readonly onUndone: (draft: SuccessionDraft) => void
}

/** What was recorded since the page was opened, each with a way back. */
function Recorded({ drafts, onUndone }: RecordedProps): ReactNode {
  const messages = useMessages()
  const { succession: text, agencies } = messages
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const [busy, setBusy] = useState<SuccessionDraft | null>(null)
  if (drafts.length === 0) return null
  const undo = async (draft: SuccessionDraft) => {
    setBusy(draft)
    try {
      for (const { predecessorId, successorId } of planSuccession(draft)?.links ?? [])
        await takeBackLink(predecessorId, successorId)
      onUndone(draft)
      notifications.show({ message: agencies.undone })
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    } finally {
      await refreshAgencies(queryClient)
      setBusy(null)
    }
  }
  return (
    <section className={classes.recorded} aria-labelledby="just-recorded">
      <h2 id="just-recorded">{text.lately}</h2>
      <ul>
        {drafts.map(draft => {
          const [first] = listPreview(draft, messages, language)
          return (
            <li key={JSON.stringify(planSuccession(draft)?.links)}>
              <span>{first}</span>
              <span className={classes.actions}>
                <Link to="/agencies" search={{ agency: draft.takers[0]?.id, day: draft.day }}>
                  {text.see}
                </Link>
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={busy === draft}
                  onClick={() => void undo(draft)}
                >
                  {agencies.undo}
                </Button>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
