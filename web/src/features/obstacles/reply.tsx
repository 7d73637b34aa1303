import { Button, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ObstacleDetail } from '../../../../src/obstacles/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { refreshObstacles, type Saying, sayToObstacle } from './calls.ts'
import { GuidanceForm } from './guidance-form.tsx'
import classes from './obstacles.module.css'

type Act = Saying & { readonly main?: boolean }

/** What this account may say to an obstacle now: one text, and buttons for what it means. */
export function Reply({ detail }: { readonly detail: ObstacleDetail }): ReactNode {
  const { obstacles: text } = useMessages()
  const queryClient = useQueryClient()
  const [said, setSaid] = useState('')
  const [short, setShort] = useState(false)
  const [running, setRunning] = useState<Act['kind'] | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [publishing, setPublishing] = useState(false)
  const { obstacle, may, above } = detail
  const acts = listActs(detail)
  if (acts.length === 0 && !may.publish) return null

  const run = async (act: Act) => {
    setShort(said.trim().length < 5)
    if (said.trim().length < 5) return
    setRunning(act.kind)
    setProblem(null)
    try {
      await sayToObstacle(obstacle, act, said)
      notifications.show({ message: text.done })
      await refreshObstacles(queryClient)
    } catch (cause) {
      setProblem(cause)
    } finally {
      setRunning(null)
    }
  }
  if (publishing) {
    const answer = detail.messages.findLast(message => message.kind === 'answer')
    return (
      <GuidanceForm
        start={{ title: obstacle.title, body: answer?.text ?? '', kind: obstacle.kind }}
        obstacle={{ agencyId: obstacle.agency.id, id: obstacle.id }}
        onDone={() => setPublishing(false)}
      />
    )
  }
  return (
    <div className={classes.reply}>
      {acts.length > 0 && (
        <Textarea
          label={text.reply}
          description={text.replyHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={3}
          maxLength={4000}
          value={said}
          onChange={event => setSaid(event.currentTarget.value)}
          error={short ? text.tooShort : undefined}
        />
      )}
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        {acts.map(act => (
          <Button
            key={act.kind}
            variant={act.main === true ? 'filled' : 'default'}
            loading={running === act.kind}
            disabled={running !== null && running !== act.kind}
            onClick={() => void run(act)}
          >
            {act.kind === 'escalate' && above !== null ? text.escalateTo(above.name) : text.said[act.kind]}
          </Button>
        ))}
        {may.publish && (
          <Button variant="subtle" onClick={() => setPublishing(true)}>
            {text.publish}
          </Button>
        )}
      </div>
    </div>
  )
}

function listActs({ may }: ObstacleDetail): readonly Act[] {
  const acts: Act[] = []
  if (may.answer) acts.push({ kind: 'answer', as: 'answers', main: true })
  if (may.remark) acts.push({ kind: 'remark', as: 'remarks', main: !may.answer })
  if (may.escalate) acts.push({ kind: 'escalate', as: 'answers' })
  if (may.close) acts.push({ kind: 'close', as: may.answer ? 'answers' : 'remarks' })
  if (may.reopen) acts.push({ kind: 'reopen', as: 'remarks', main: true })
  return acts
}
