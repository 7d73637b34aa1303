import { Button, Checkbox, Radio, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { type ChangeType, changeTypes } from '../../../../src/registry/changes/schema.ts'
import { newWebhookSchema } from '../../../../src/registry/webhooks/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import classes from '../access/access.module.css'
import { addWebhook } from './calls.ts'
import styles from './systems.module.css'

interface WebhookFormProps {
  readonly systemId: string
  readonly onMade: (key: string) => void
  readonly onCancel: () => void
}

/** Where to tell, of what, and since when. */
export function WebhookForm({ systemId, onMade, onCancel }: WebhookFormProps): ReactNode {
  const { webhooks: text, common } = useMessages()
  const [url, setUrl] = useState('')
  const [types, setTypes] = useState<readonly ChangeType[]>(changeTypes)
  const [from, setFrom] = useState('now')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const urlFits = newWebhookSchema.shape.url.safeParse(url.trim()).success

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const webhook = newWebhookSchema.safeParse({ url: url.trim(), types, from })
    if (!webhook.success) return
    setBusy(true)
    setProblem(null)
    try {
      onMade((await addWebhook(systemId, webhook.data)).secret)
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <form onSubmit={event => void submit(event)} className={classes.form} noValidate>
      <TextInput
        label={text.url}
        withAsterisk
        data-autofocus
        type="url"
        description={text.urlHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={url}
        onChange={event => setUrl(event.currentTarget.value)}
        error={tried && !urlFits ? text.urlWrong : undefined}
      />
      <fieldset className={styles.boxes}>
        <legend>{text.types}</legend>
        <div className={styles.grid}>
          {changeTypes.map(type => (
            <Checkbox
              key={type}
              label={text.typeNames[type]}
              checked={types.includes(type)}
              onChange={event =>
                setTypes(event.currentTarget.checked ? [...types, type] : types.filter(each => each !== type))
              }
            />
          ))}
        </div>
        {tried && types.length === 0 && (
          <p className={styles.error} role="alert">
            {text.typesNone}
          </p>
        )}
      </fieldset>
      <Radio.Group label={text.from} value={from} onChange={setFrom}>
        <div className={classes.form}>
          <Radio value="now" label={text.fromNow} />
          <Radio value="beginning" label={text.fromBeginning} />
        </div>
      </Radio.Group>
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          {text.add}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}
