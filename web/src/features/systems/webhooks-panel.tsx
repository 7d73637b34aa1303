import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { System } from '../../../../src/access/systems/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import classes from '../access/access.module.css'
import { useWebhooks } from './calls.ts'
import { SecretDialog } from './secret-dialog.tsx'
import { WebhookCard } from './webhook-card.tsx'
import { WebhookForm } from './webhook-form.tsx'

/** The addresses that are told when records change. */
export function WebhooksPanel({ system }: { readonly system: System }): ReactNode {
  const { webhooks: text, systems } = useMessages()
  const webhooks = useWebhooks(system.id)
  const [adding, setAdding] = useState(false)
  const mayFollow = !system.disabled && system.rights.includes('records.read')
  return (
    <section className={classes.panel} aria-labelledby="system-webhooks">
      <div className={classes.head}>
        <h2 id="system-webhooks">{text.title}</h2>
        {mayFollow && (
          <Button variant="default" size="xs" onClick={() => setAdding(true)}>
            {text.add}
          </Button>
        )}
      </div>
      <p className="soft">{text.intro}</p>
      {webhooks.isPending && <Loading lines={2} />}
      {webhooks.isError && <Failed problem={webhooks.error} onRetry={() => void webhooks.refetch()} />}
      {webhooks.data?.webhooks.length === 0 && <p>{text.none}</p>}
      {webhooks.data?.webhooks.map(webhook => (
        <WebhookCard key={webhook.id} systemId={system.id} webhook={webhook} />
      ))}
      <SecretDialog
        opened={adding}
        title={text.add}
        secretText={systems.keySecret}
        onClose={() => setAdding(false)}
        form={onMade => (
          <WebhookForm systemId={system.id} onMade={onMade} onCancel={() => setAdding(false)} />
        )}
      />
    </section>
  )
}
