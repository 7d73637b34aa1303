import { Button, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { Badge } from '../../ui/states/badge.tsx'
import classes from './access.module.css'
import { removeSecondFactor, renewRecoveryCodes } from './calls.ts'
import { PasswordForm } from './password-form.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SecondFactorSetup } from './second-factor-setup.tsx'
import { sessionKey } from './session.ts'

type Doing = 'set-up' | 'new-codes' | 'remove'

/** One's own second factor: on or off, and what can be done about it. */
export function MySecondFactor({ on }: { readonly on: boolean }): ReactNode {
  const { secondFactor: text, common } = useMessages()
  const queryClient = useQueryClient()
  const [doing, setDoing] = useState<Doing | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const close = (message?: string) => {
    setDoing(null)
    setCodes(null)
    if (message !== undefined) notifications.show({ message })
    void queryClient.invalidateQueries({ queryKey: sessionKey })
  }
  const titles: Readonly<Record<Doing, string>> = {
    'set-up': on ? text.change : text.setUp,
    'new-codes': text.newCodes,
    remove: text.remove,
  }
  const body = () => {
    switch (doing) {
      case 'set-up':
        return <SecondFactorSetup onDone={() => close(text.turnedOn)} onCancel={() => close()} />
      case 'new-codes':
        return codes !== null ? (
          <RecoveryCodes codes={codes} onDone={() => close(text.newCodesDone)} />
        ) : (
          <PasswordForm
            hint={text.newCodesText}
            action={text.newCodes}
            onSubmit={async password => setCodes((await renewRecoveryCodes(password)).codes)}
            onCancel={() => close()}
          />
        )
      case 'remove':
        return (
          <PasswordForm
            hint={text.removeText}
            action={text.remove}
            danger
            onSubmit={async password => {
              await removeSecondFactor(password)
              close(text.removed)
            }}
            onCancel={() => close()}
          />
        )
      case null:
        return null
    }
  }
  return (
    <section className={classes.panel} aria-labelledby="my-second-factor">
      <div className={classes.head}>
        <h2 id="my-second-factor">{text.title}</h2>
        {on ? (
          <Badge tone="good" icon={<IconShieldCheck size={14} aria-hidden="true" />}>
            {text.on}
          </Badge>
        ) : (
          <Badge tone="warning" icon={<IconShieldOff size={14} aria-hidden="true" />}>
            {text.off}
          </Badge>
        )}
      </div>
      <p className="soft">{text.what}</p>
      <div className={classes.buttons}>
        {(on ? (['set-up', 'new-codes', 'remove'] as const) : (['set-up'] as const)).map(each => (
          <Button key={each} variant={on ? 'default' : 'filled'} onClick={() => setDoing(each)}>
            {titles[each]}
          </Button>
        ))}
      </div>
      <Modal
        opened={doing !== null}
        onClose={() => close()}
        title={doing === null ? '' : titles[doing]}
        size={520}
        // The recovery codes are shown once: only their own button ends that step.
        closeOnClickOutside={false}
        closeOnEscape={codes === null && doing !== 'set-up'}
        closeButtonProps={{ 'aria-label': common.close }}
      >
        {body()}
      </Modal>
    </section>
  )
}
