import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { PlanTemplate } from '../../../../src/plan/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { useSession } from '../access/session.ts'
import { AgencySelect } from '../agencies/agency-select.tsx'
import { keepPlan, makePlan, useTemplates } from './calls.ts'
import { newPhase } from './new-phase.ts'
import classes from './plan.module.css'

interface NewPlanDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Makes a draft from a shipped plan or from nothing; afterwards it opens. */
export function NewPlanDialog({ opened, onClose }: NewPlanDialogProps): ReactNode {
  const { plan: text, common } = useMessages()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={text.make}
      size={600}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <NewPlanForm onClose={onClose} />
    </Modal>
  )
}

function NewPlanForm({ onClose }: Pick<NewPlanDialogProps, 'onClose'>): ReactNode {
  const { plan: text, common } = useMessages()
  const templates = useTemplates(true).data?.templates ?? []
  const { data: session } = useSession()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [template, setTemplate] = useState<PlanTemplate | undefined>(undefined)
  const [agencyId, setAgencyId] = useState<string | null>(session?.account.agency.id ?? null)
  const [name, setName] = useState('')
  const [basis, setBasis] = useState('')
  const [fromOn, setFromOn] = useState<string | undefined>(undefined)
  const [toOn, setToOn] = useState<string | undefined>(undefined)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const need = (fault: boolean) => (tried && fault ? text.required : undefined)

  const choose = (id: string | null) => {
    const next = templates.find(each => each.id === id)
    setTemplate(next)
    if (next === undefined) return
    setName(next.name.replace(/:.*/u, ''))
    setBasis(next.basis)
    setFromOn(next.fromOn ?? undefined)
    setToOn(next.toOn ?? undefined)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (agencyId === null || name.trim() === '' || fromOn === undefined || toOn === undefined) return
    setBusy(true)
    setProblem(null)
    const phases = template?.phases ?? [newPhase(text.onePhase, [])]
    const body = { leadId: agencyId, joiningIds: [], people: [], phases: [...phases] }
    try {
      const made = await makePlan(agencyId, template?.id ?? '', { name, basis, fromOn, toOn, body })
      await keepPlan(queryClient, made)
      onClose()
      await navigate({
        to: '/plan/$agency/$campaign',
        params: { agency: made.agency.id, campaign: made.id },
        search: { tab: 'phases' },
      })
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={event => void submit(event)} className={classes.form} noValidate>
      <Select
        data-autofocus
        label={text.template}
        description={template?.source}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={templates.map(each => ({ value: each.id, label: each.name }))}
        placeholder={text.noTemplate}
        value={template?.id ?? null}
        onChange={choose}
        clearable
        clearButtonProps={{ 'aria-label': text.noTemplate }}
      />
      <TextInput
        label={text.name}
        withAsterisk
        maxLength={200}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        error={need(name.trim() === '')}
      />
      <AgencySelect
        label={text.agency}
        withAsterisk
        value={agencyId}
        onChange={setAgencyId}
        error={need(agencyId === null)}
      />
      <div className={classes.pair}>
        <DayInput
          label={text.from}
          withAsterisk
          value={fromOn}
          onChange={setFromOn}
          error={need(fromOn === undefined)}
        />
        <DayInput
          label={text.to}
          withAsterisk
          value={toOn}
          onChange={setToOn}
          error={need(toOn === undefined)}
        />
      </div>
      <Textarea
        label={text.basis}
        description={text.basisHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={1000}
        autosize
        minRows={2}
        value={basis}
        onChange={event => setBasis(event.currentTarget.value)}
      />
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button type="submit" loading={busy}>
          {text.make}
        </Button>
      </div>
    </form>
  )
}
