import { Button } from '@mantine/core'
import { IconAlertTriangle, IconPlayerPause, IconSend } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Webhook } from '../../../../src/registry/webhooks/schema.ts'
import { formatMoment } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import type { Messages } from '../../messages/vi.ts'
import { Badge } from '../../ui/states/badge.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import classes from '../access/access.module.css'
import { changeWebhook, removeWebhook, systemsKey, testWebhook } from './calls.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { DeliveryTable } from './delivery-table.tsx'
import { formatProblem } from './format-problem.ts'
import styles from './systems.module.css'

interface WebhookCardProps {
  readonly systemId: string
  readonly webhook: Webhook
}

/** One webhook: where to, of what, how it goes, and what can be done about it. */
export function WebhookCard({ systemId, webhook }: WebhookCardProps): ReactNode {
  const { webhooks: text } = useMessages()
  const queryClient = useQueryClient()
  const [busy, setBusy] = useState<'test' | 'state' | null>(null)
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState<unknown>(null)
  const [removing, setRemoving] = useState(false)
  const refresh = () => queryClient.invalidateQueries({ queryKey: systemsKey })

  const run = async (what: 'test' | 'state', work: () => Promise<string>) => {
    setBusy(what)
    setProblem(null)
    setSaid('')
    try {
      setSaid(await work())
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(null)
    }
  }
  const turn = (state: 'active' | 'paused') =>
    run('state', async () => {
      await changeWebhook(systemId, webhook.id, { state })
      await refresh()
      return ''
    })
  const test = () => run('test', async () => formatTest(await testWebhook(systemId, webhook.id), text))
  const isPaused = webhook.state === 'paused'
  return (
    <article className={styles.card} aria-label={webhook.url}>
      <h3 className={styles.url}>{webhook.url}</h3>
      <div>
        <WebhookState webhook={webhook} />
      </div>
      <p className="soft">{webhook.types.map(type => text.typeNames[type]).join(' · ')}</p>
      <div className={classes.acts}>
        <Button variant="default" size="xs" loading={busy === 'test'} onClick={() => void test()}>
          {text.test}
        </Button>
        {(isPaused || webhook.failures > 0) && (
          <Button size="xs" loading={busy === 'state'} onClick={() => void turn('active')}>
            {isPaused ? text.resume : text.retry}
          </Button>
        )}
        {!isPaused && (
          <Button variant="default" size="xs" loading={busy === 'state'} onClick={() => void turn('paused')}>
            {text.pause}
          </Button>
        )}
        <Button variant="default" size="xs" c="red.9" onClick={() => setRemoving(true)}>
          {text.remove}
        </Button>
      </div>
      <p role="status">{said}</p>
      {problem !== null && <Failed problem={problem} />}
      <DeliveryTable url={webhook.url} deliveries={webhook.deliveries} />
      {removing && (
        <ConfirmDialog
          title={text.remove}
          text={text.removeAsk(webhook.url)}
          onClose={() => setRemoving(false)}
          onConfirm={async () => {
            await removeWebhook(systemId, webhook.id)
            await refresh()
          }}
        />
      )}
    </article>
  )
}

function WebhookState({ webhook }: { readonly webhook: Webhook }): ReactNode {
  const { webhooks: text } = useMessages()
  const { pausedBecause: because, retryAt } = webhook
  if (because !== null)
    return (
      <Badge
        tone={because === 'person' ? 'plain' : 'error'}
        icon={because === 'person' ? <IconPlayerPause size={14} /> : <IconAlertTriangle size={14} />}
      >
        {text.because[because]}
      </Badge>
    )
  if (retryAt !== null)
    return (
      <Badge tone="warning" icon={<IconAlertTriangle size={14} />}>
        {text.waiting(formatMoment(retryAt))}
      </Badge>
    )
  return (
    <Badge tone="good" icon={<IconSend size={14} />}>
      {text.active}
    </Badge>
  )
}

interface Tested {
  readonly arrived: boolean
  readonly status: number | null
  readonly problem: string | null
  readonly ms: number
}

function formatTest({ arrived, status, problem, ms }: Tested, text: Messages['webhooks']): string {
  if (arrived) return text.testArrived(String(status), ms)
  return status === null ? formatProblem(problem, text) : text.testRefused(String(status))
}
