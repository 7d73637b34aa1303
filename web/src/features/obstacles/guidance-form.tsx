import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import {
  newGuidanceSchema,
  type ObstacleKind,
  obstacleKindSchema,
  obstacleKinds,
} from '../../../../src/obstacles/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { publishGuidance, refreshObstacles } from './calls.ts'
import classes from './obstacles.module.css'

interface GuidanceFormProps {
  readonly start: { readonly title: string; readonly body: string; readonly kind: ObstacleKind | null }
  /** The obstacle it answers. */
  readonly obstacle: { readonly agencyId: string; readonly id: string } | null
  onDone(): void
}

/** Guidance for everybody: a title, a text, what it is about. */
export function GuidanceForm({ start, obstacle, onDone }: GuidanceFormProps): ReactNode {
  const { obstacles: text, common } = useMessages()
  const queryClient = useQueryClient()
  const [guidance, setGuidance] = useState(start)
  const [faults, setFaults] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const given = newGuidanceSchema.safeParse({ ...guidance, obstacle })
    setFaults(given.success ? [] : given.error.issues.map(issue => String(issue.path[0])))
    if (!given.success) return
    setBusy(true)
    try {
      await publishGuidance(given.data)
      notifications.show({ message: text.published })
      await refreshObstacles(queryClient)
      onDone()
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <form className={classes.reply} onSubmit={event => void submit(event)} noValidate>
      <p className="soft">{text.publishHint}</p>
      <TextInput
        label={text.guidanceTitle}
        withAsterisk
        autoFocus
        maxLength={200}
        value={guidance.title}
        onChange={event => setGuidance({ ...guidance, title: event.currentTarget.value })}
        error={faults.includes('title') ? text.tooShort : undefined}
      />
      <Textarea
        label={text.guidanceBody}
        withAsterisk
        autosize
        minRows={5}
        maxLength={20_000}
        value={guidance.body}
        onChange={event => setGuidance({ ...guidance, body: event.currentTarget.value })}
        error={faults.includes('body') ? text.tooShort : undefined}
      />
      <Select
        label={text.kind}
        clearable
        value={guidance.kind}
        onChange={value =>
          setGuidance({ ...guidance, kind: obstacleKindSchema.safeParse(value).data ?? null })
        }
        data={obstacleKinds.map(kind => ({ value: kind, label: text.kinds[kind] }))}
      />
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          {text.publish}
        </Button>
        <Button variant="subtle" onClick={onDone} disabled={busy}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}
