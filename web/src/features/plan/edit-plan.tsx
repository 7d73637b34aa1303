import { Button, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Campaign, CampaignContent, Phase } from '../../../../src/plan/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { AgencySelect } from '../agencies/agency-select.tsx'
import { AgencyList } from './agency-list.tsx'
import { changePlan, keepPlan } from './calls.ts'
import { newPhase } from './new-phase.ts'
import { PeopleList } from './people-list.tsx'
import { PhaseFields } from './phase-fields.tsx'
import classes from './plan.module.css'
import { ReasonDialog } from './reason-dialog.tsx'

const contentOf = ({ name, basis, fromOn, toOn, body }: Campaign): CampaignContent => ({
  ...{ name, basis, fromOn, toOn, body },
})

/** What the plan says, to be read or changed; an issued plan is saved with a reason. */
export function EditPlan({ plan }: { readonly plan: Campaign }): ReactNode {
  const { plan: text } = useMessages()
  const queryClient = useQueryClient()
  const [content, setContent] = useState(() => contentOf(plan))
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const changed = JSON.stringify(content) !== JSON.stringify(contentOf(plan))
  const writable = plan.mayManage && plan.state !== 'ended'

  const change = (part: Partial<CampaignContent>) => setContent(old => ({ ...old, ...part }))
  const { body } = content
  const changeBody = (part: Partial<CampaignContent['body']>) => change({ body: { ...body, ...part } })
  const changePhase = (at: number, phase: Phase | null) =>
    changeBody({ phases: body.phases.flatMap((old, index) => (index === at ? (phase ?? []) : old)) })
  const save = async (reason: string) => {
    const saved = await changePlan(plan, content, reason)
    notifications.show({ message: text.saved })
    await keepPlan(queryClient, saved)
  }
  const saveDraft = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await save('')
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={classes.editor}>
      {!writable && <p className="soft">{plan.state === 'ended' ? text.endedHint : text.readOnly}</p>}
      <fieldset disabled={!writable} className={`${classes.group} ${classes.form}`}>
        <TextInput
          label={text.name}
          maxLength={200}
          value={content.name}
          onChange={event => change({ name: event.currentTarget.value })}
          error={content.name.trim() === '' ? text.required : undefined}
        />
        <div className={classes.pair}>
          <DayInput
            label={text.from}
            value={content.fromOn}
            onChange={day => day !== undefined && change({ fromOn: day })}
          />
          <DayInput
            label={text.to}
            value={content.toOn}
            onChange={day => day !== undefined && change({ toOn: day })}
          />
          <AgencySelect
            label={text.lead}
            value={body.leadId}
            onChange={leadId => changeBody({ leadId })}
            disabled={!writable}
          />
        </div>
        <Textarea
          label={text.basis}
          maxLength={1000}
          autosize
          minRows={1}
          value={content.basis}
          onChange={event => change({ basis: event.currentTarget.value })}
        />
        <AgencyList
          label={text.joining}
          named={plan.agencies}
          ids={body.joiningIds}
          writable={writable}
          onChange={joiningIds => changeBody({ joiningIds })}
        />
        <PeopleList people={body.people} writable={writable} onChange={people => changeBody({ people })} />
        {body.phases.map((phase, at) => (
          <PhaseFields
            key={phase.id}
            phase={phase}
            plan={content}
            named={plan.agencies}
            writable={writable}
            removable={body.phases.length > 1}
            onChange={next => changePhase(at, next)}
          />
        ))}
      </fieldset>
      {writable && (
        <>
          <div>
            <Button
              variant="default"
              leftSection={<IconPlus size={16} />}
              onClick={() => {
                const added = newPhase(text.newPhase(`${body.phases.length + 1}`), body.phases)
                changeBody({ phases: [...body.phases, added] })
              }}
            >
              {text.addPhase}
            </Button>
          </div>
          {problem !== null && <Failed problem={problem} />}
          <div className={`${classes.buttons} ${classes.bar}`}>
            <span role="status">{changed ? text.unsaved : ''}</span>
            <Button
              loading={busy}
              disabled={!changed || content.name.trim() === ''}
              onClick={() => (plan.state === 'issued' ? setAsking(true) : void saveDraft())}
            >
              {text.save}
            </Button>
          </div>
        </>
      )}
      <ReasonDialog
        title={text.save}
        required
        opened={asking}
        onClose={() => setAsking(false)}
        onGiven={save}
      />
    </div>
  )
}
