import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Campaign } from '../../../../src/plan/schema.ts'
import { problemText } from '../../api/problem.ts'
import { useMessages } from '../../messages/language.tsx'
import { showUndo } from '../../ui/show-undo.tsx'
import { keepPlan, movePlan, removePlan } from './calls.ts'
import { ReasonDialog } from './reason-dialog.tsx'

type State = Campaign['state']

/** Issues a draft, ends an issued plan, takes either back with a reason, discards a draft. */
export function MoveButtons({ plan }: { readonly plan: Campaign }): ReactNode {
  const messages = useMessages()
  const { plan: text } = messages
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [asking, setAsking] = useState<State | null>(null)
  const [removing, setRemoving] = useState(false)
  const fail = (problem: unknown) =>
    notifications.show({ color: 'red', message: problemText(problem, messages) })

  const move = async (state: State, reason: string) => {
    const moved = await movePlan(plan, state, reason)
    await keepPlan(queryClient, moved)
    showUndo(messages, state === 'issued' ? text.issued : text.moved, async () => {
      await keepPlan(queryClient, await movePlan(moved, plan.state, messages.agencies.undo))
    })
  }
  const remove = async () => {
    try {
      await removePlan(plan)
      notifications.show({ message: text.removed })
      await queryClient.invalidateQueries({ queryKey: ['plans'] })
      await navigate({ to: '/plan' })
    } catch (problem) {
      fail(problem)
    }
  }
  return (
    <>
      {plan.state === 'draft' && (
        <>
          <Button variant="default" onClick={() => setRemoving(true)}>
            {text.remove}
          </Button>
          <Button onClick={() => void move('issued', '').catch(fail)}>{text.issue}</Button>
        </>
      )}
      {plan.state === 'issued' && (
        <>
          <Button variant="default" onClick={() => setAsking('draft')}>
            {text.toDraft}
          </Button>
          <Button variant="default" onClick={() => void move('ended', '').catch(fail)}>
            {text.end}
          </Button>
        </>
      )}
      {plan.state === 'ended' && (
        <Button variant="default" onClick={() => setAsking('issued')}>
          {text.reopen}
        </Button>
      )}
      <ReasonDialog
        title={asking === 'draft' ? text.toDraft : text.reopen}
        opened={asking !== null}
        required
        onClose={() => setAsking(null)}
        onGiven={async reason => {
          if (asking !== null) await move(asking, reason)
        }}
      />
      <ReasonDialog
        title={text.remove}
        opened={removing}
        onClose={() => setRemoving(false)}
        onGiven={remove}
      />
    </>
  )
}
