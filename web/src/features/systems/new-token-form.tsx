import { Button, NumberInput, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { newTokenSchema, tokenDays } from '../../../../src/access/systems/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import classes from '../access/access.module.css'
import { addToken } from './calls.ts'

interface NewTokenFormProps {
  readonly systemId: string
  readonly onMade: (token: string) => void
  readonly onCancel: () => void
}

/** How long a token is good, and from where. */
export function NewTokenForm({ systemId, onMade, onCancel }: NewTokenFormProps): ReactNode {
  const { systems: text, common } = useMessages()
  const [days, setDays] = useState<string | number>(tokenDays.default)
  const [addresses, setAddresses] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const lines = addresses.split(/[\s,;]+/).filter(line => line !== '')
  const daysFit = newTokenSchema.shape.days.safeParse(days).success
  const addressesFit = newTokenSchema.shape.addresses.safeParse(lines).success

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const token = newTokenSchema.safeParse({ days, addresses: lines })
    if (!token.success) return
    setBusy(true)
    setProblem(null)
    try {
      onMade((await addToken(systemId, token.data)).token)
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <form onSubmit={event => void submit(event)} className={classes.form} noValidate>
      <NumberInput
        label={text.days}
        data-autofocus
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="none"
        min={1}
        max={tokenDays.max}
        step={30}
        value={days}
        onChange={setDays}
        error={tried && !daysFit ? text.daysBetween(tokenDays.max) : undefined}
      />
      <Textarea
        label={text.addresses}
        description={text.addressesHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={2}
        spellCheck={false}
        value={addresses}
        onChange={event => setAddresses(event.currentTarget.value)}
        error={tried && !addressesFit ? text.addressesHint : undefined}
      />
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          {text.addToken}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}
