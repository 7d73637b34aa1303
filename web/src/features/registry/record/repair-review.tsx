import { Button, Checkbox, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Changes } from '../changes.tsx'
import classes from './record.module.css'

interface RepairReviewProps {
  readonly kind: string
  readonly before: Readonly<Record<string, string>>
  readonly after: Readonly<Record<string, string>>
  /** The number is another record's, too, and saving again keeps it so. */
  readonly repeat: boolean
  readonly onSave: (reason: string) => Promise<void>
  readonly onBack: () => void
}

/** Old and new beside the image, before they are saved: the person says that they compared them. */
export function RepairReview({ kind, before, after, repeat, onSave, onBack }: RepairReviewProps): ReactNode {
  const { record: text } = useMessages()
  const [compared, setCompared] = useState(false)
  const [reason, setReason] = useState('')
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!compared || saving) return
    setSaving(true)
    setProblem(null)
    try {
      await onSave(reason)
    } catch (cause) {
      setProblem(cause)
    } finally {
      setSaving(false)
    }
  }
  return (
    <form onSubmit={save} className={classes.review}>
      <h2>{text.reviewTitle}</h2>
      <p className={classes.guide}>{text.reviewGuide}</p>
      <Changes kind={kind} before={before} after={after} />
      <Checkbox
        autoFocus
        label={text.compared}
        checked={compared}
        onChange={event => setCompared(event.currentTarget.checked)}
      />
      <TextInput
        label={text.reason}
        description={text.reasonHint}
        inputWrapperOrder={['label', 'input', 'description']}
        maxLength={1000}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.foot}>
        <Button type="submit" disabled={!compared} loading={saving}>
          {repeat ? text.saveRepeat : text.save}
        </Button>
        <Button variant="default" onClick={onBack} disabled={saving}>
          {text.goOnTyping}
        </Button>
      </div>
    </form>
  )
}
