import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { problemText } from '../../api/problem.ts'
import { formatMoment } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { Badge } from '../../ui/states/badge.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import classes from './access.module.css'
import { endSession, openSessionsKey, useOpenSessions } from './calls.ts'
import { SessionsTable } from './sessions-table.tsx'

/** Where one is signed in, with a way to end each place or all others. */
export function MySessions(): ReactNode {
  const messages = useMessages()
  const text = messages.sessions
  const queryClient = useQueryClient()
  const open = useOpenSessions()
  const [busy, setBusy] = useState<string | null>(null)
  const end = async (id: string | undefined) => {
    setBusy(id ?? 'others')
    try {
      await endSession(id)
      notifications.show({ message: id === undefined ? text.othersEnded : text.ended })
      await queryClient.invalidateQueries({ queryKey: openSessionsKey })
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    } finally {
      setBusy(null)
    }
  }
  const others = open.data?.sessions.some(session => !session.current) ?? false
  return (
    <section className={`${classes.panel} ${classes.wide}`} aria-labelledby="my-sessions">
      <div className={classes.head}>
        <h2 id="my-sessions">{text.title}</h2>
        {others && (
          <Button variant="default" loading={busy === 'others'} onClick={() => void end(undefined)}>
            {text.endOthers}
          </Button>
        )}
      </div>
      <p className="soft">{text.hint}</p>
      {open.isPending && <Loading lines={3} />}
      {open.isError && <Failed problem={open.error} onRetry={() => void open.refetch()} />}
      {open.data !== undefined && (
        <SessionsTable
          sessions={open.data.sessions}
          action={(session, browser) =>
            session.current ? (
              <Badge tone="accent">{text.here}</Badge>
            ) : (
              <Button
                size="compact-sm"
                variant="subtle"
                loading={busy === session.id}
                aria-label={text.endThat(browser, formatMoment(session.createdAt))}
                onClick={() => void end(session.id)}
              >
                {text.end}
              </Button>
            )
          }
        />
      )}
    </section>
  )
}
