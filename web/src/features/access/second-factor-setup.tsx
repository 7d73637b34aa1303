import { Button, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { beginSecondFactor, confirmSecondFactor } from './calls.ts'
import { groupSecret } from './group-secret.ts'
import { PasswordForm } from './password-form.tsx'
import { QrCode } from './qr-code.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import classes from './second-factor.module.css'

type Step =
  | { readonly at: 'password' }
  | { readonly at: 'scan'; readonly secret: string; readonly uri: string }
  | { readonly at: 'codes'; readonly codes: readonly string[] }

interface SetupProps {
  /** Runs when the person has kept the recovery codes. */
  readonly onDone: () => void
  readonly onCancel?: () => void
}

/** Setting up the second factor in three steps: the password, the telephone, the recovery codes. */
export function SecondFactorSetup({ onDone, onCancel }: SetupProps): ReactNode {
  const { secondFactor: text } = useMessages()
  const [step, setStep] = useState<Step>({ at: 'password' })
  switch (step.at) {
    case 'password':
      return (
        <>
          <p className={classes.step}>{text.steps(1)}</p>
          <PasswordForm
            action={text.next}
            onSubmit={async password => setStep({ at: 'scan', ...(await beginSecondFactor(password)) })}
            onCancel={onCancel}
          />
        </>
      )
    case 'scan':
      return (
        <>
          <p className={classes.step}>{text.steps(2)}</p>
          <ScanStep
            secret={step.secret}
            uri={step.uri}
            onConfirmed={codes => setStep({ at: 'codes', codes })}
          />
        </>
      )
    case 'codes':
      return (
        <>
          <p className={classes.step}>{text.steps(3)}</p>
          <RecoveryCodes codes={step.codes} onDone={onDone} />
        </>
      )
  }
}

interface ScanStepProps {
  readonly secret: string
  readonly uri: string
  readonly onConfirmed: (codes: readonly string[]) => void
}

function ScanStep({ secret, uri, onConfirmed }: ScanStepProps): ReactNode {
  const { secondFactor: text, signInCode } = useMessages()
  const [code, setCode] = useState('')
  const [fault, setFault] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const confirm = async (event: FormEvent) => {
    event.preventDefault()
    const digits = code.replace(/\s/g, '')
    setFault(!/^\d{6}$/.test(digits))
    if (!/^\d{6}$/.test(digits)) return
    setBusy(true)
    setProblem(null)
    try {
      onConfirmed((await confirmSecondFactor(digits)).codes)
    } catch (cause) {
      setProblem(cause)
      setCode('')
      setBusy(false)
    }
  }
  return (
    <form onSubmit={event => void confirm(event)} className={classes.form} noValidate>
      <h2>{text.scan}</h2>
      <p className="soft">{text.scanHint}</p>
      <QrCode text={uri} label={text.qrLabel} />
      <div>
        <p className="soft">{text.typeInstead}</p>
        <p className={classes.secret}>
          <code>{groupSecret(secret)}</code> <CopyButton text={secret} label={text.copySecret} />
        </p>
      </div>
      <TextInput
        label={text.enterCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={10}
        autoFocus
        value={code}
        onChange={event => setCode(event.currentTarget.value)}
        error={fault ? signInCode.fillCode : undefined}
      />
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          {text.confirm}
        </Button>
      </div>
    </form>
  )
}
