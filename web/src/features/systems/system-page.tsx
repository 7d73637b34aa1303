import { Button, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { System } from '../../../../src/access/systems/schema.ts'
import { formatMoment } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import classes from '../access/access.module.css'
import { HeldRights } from '../access/held-rights.tsx'
import { ReasonForm } from '../approvals/reason-form.tsx'
import { actOnSystem, systemsKey, useSystem } from './calls.ts'
import { NarrowForm } from './narrow-form.tsx'
import { SystemState } from './system-state.tsx'
import { TokensPanel } from './tokens-panel.tsx'
import { WebhooksPanel } from './webhooks-panel.tsx'

const route = getRouteApi('/shell/systems/$system')

/** One connected system: what it may do, its tokens, what it is told. */
export function SystemPage(): ReactNode {
  const { system: id } = route.useParams()
  const system = useSystem(id)
  if (system.isPending) return <Loading />
  if (system.isError)
    return (
      <div style={{ padding: 20 }}>
        <Failed problem={system.error} onRetry={() => void system.refetch()} />
      </div>
    )
  return <SystemView key={id} system={system.data} />
}

function SystemView({ system }: { readonly system: System }): ReactNode {
  const { systems: text, access, common } = useMessages()
  const queryClient = useQueryClient()
  const [act, setAct] = useState<'narrow' | 'disable' | 'enable' | null>(null)
  const done = () => {
    setAct(null)
    notifications.show({ message: text.saved })
    void queryClient.invalidateQueries({ queryKey: systemsKey })
  }
  const turn = system.disabled ? 'enable' : 'disable'
  return (
    <Page
      title={system.name}
      above={
        <div className={classes.trail}>
          <Link to="/systems">{text.title}</Link>
        </div>
      }
      heading={
        <span className={classes.heading}>
          {system.name} <SystemState system={system} />
        </span>
      }
    >
      <div className={classes.columns}>
        <div className={classes.column}>
          <section className={classes.panel} aria-labelledby="system-facts">
            <h2 id="system-facts">{text.facts}</h2>
            <dl className={classes.facts}>
              <dt>{text.agency}</dt>
              <dd>
                {system.agency.name} ({system.agency.code})
              </dd>
              <dt>{text.role}</dt>
              <dd>{access.roles[system.role]}</dd>
              <dt>{text.createdAt}</dt>
              <dd>{formatMoment(system.createdAt)}</dd>
            </dl>
            <div className={classes.acts}>
              {!system.disabled && system.rights.length > 1 && (
                <Button variant="default" onClick={() => setAct('narrow')}>
                  {text.narrow}
                </Button>
              )}
              <Button
                variant="default"
                onClick={() => setAct(turn)}
                {...(system.disabled ? {} : { c: 'red.9' })}
              >
                {text[turn]}
              </Button>
            </div>
          </section>
          <TokensPanel system={system} />
          <section className={classes.panel} aria-labelledby="system-rights">
            <h2 id="system-rights">{text.rights}</h2>
            <HeldRights role={system.role} rights={system.rights} />
          </section>
        </div>
        <div className={classes.column}>
          <WebhooksPanel system={system} />
        </div>
      </div>
      <Modal
        opened={act !== null}
        onClose={() => setAct(null)}
        title={act === null ? '' : text[act]}
        size={600}
        closeButtonProps={{ 'aria-label': common.close }}
      >
        {act === 'narrow' && <NarrowForm system={system} onDone={done} onCancel={() => setAct(null)} />}
        {(act === 'disable' || act === 'enable') && (
          <ReasonForm
            hint={act === 'disable' ? text.disableHint : text.enableHint}
            actions={[
              {
                label: text[act],
                danger: act === 'disable',
                run: async reason => {
                  await actOnSystem(system.id, act === 'disable' ? 'disabling' : 'enabling', reason)
                  done()
                },
              },
            ]}
            onCancel={() => setAct(null)}
          />
        )}
      </Modal>
    </Page>
  )
}
