import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useCallback, useState } from 'react'
import type { z } from 'zod'
import { type Agency, agencyLevels, type newAgencySchema } from '../../../../src/agencies/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import classes from './agencies.module.css'
import { AgencySelect } from './agency-select.tsx'
import { existsOn } from './agency-tree.ts'

/** An agency that is to be declared. */
export type NewAgency = z.output<typeof newAgencySchema>

interface DeclareFormProps {
  /** The first day that is offered. */
  readonly day: string
  readonly parentId?: string | undefined
  /** Whether the day is given from outside, as in a reorganisation. */
  readonly dayFixed?: boolean
  readonly level?: Agency['level']
  readonly action?: string
  readonly onSubmit: (agency: NewAgency) => Promise<void>
  readonly onCancel: () => void
}

/** What a new agency is called, its code, its level, under whom, and from when. */
export function DeclareForm(props: DeclareFormProps): ReactNode {
  const { agencies: text, common } = useMessages()
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const [level, setLevel] = useState<Agency['level']>(props.level ?? 'commune')
  const [parentId, setParentId] = useState<string | null>(props.parentId ?? null)
  const [day, setDay] = useState<string | undefined>(props.day)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const codeWrong = !/^[A-Za-z0-9._-]{1,32}$/.test(code.trim())
  const above = useCallback(
    (agency: Agency) =>
      agencyLevels.indexOf(agency.level) < agencyLevels.indexOf(level) &&
      (day === undefined || existsOn(agency, day)),
    [level, day],
  )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '' || codeWrong || parentId === null || day === undefined) return
    setBusy(true)
    setProblem(null)
    try {
      await props.onSubmit({ name: name.trim(), code: code.trim(), level, parentId, validFrom: day })
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <form
      onSubmit={event => {
        // A dialog inside a form's page must not send that form, too.
        event.stopPropagation()
        void submit(event)
      }}
      className={classes.pairs}
      noValidate
    >
      <TextInput
        className={classes.whole ?? ''}
        label={text.name}
        withAsterisk
        data-autofocus
        autoComplete="off"
        maxLength={200}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        error={tried && name.trim() === '' ? text.required : undefined}
      />
      <TextInput
        label={text.code}
        withAsterisk
        description={text.codeHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        maxLength={32}
        value={code}
        onChange={event => setCode(event.currentTarget.value)}
        error={tried && codeWrong ? text.codeWrong : undefined}
      />
      <Select
        label={text.level}
        allowDeselect={false}
        data={agencyLevels
          .filter(each => each !== 'province')
          .map(each => ({ value: each, label: text.levels[each] }))}
        value={level}
        onChange={chosen => setLevel(agencyLevels.find(each => each === chosen) ?? level)}
      />
      <DayInput
        label={text.validFrom}
        withAsterisk
        value={day}
        onChange={setDay}
        disabled={props.dayFixed ?? false}
        {...(tried && day === undefined ? { error: text.required } : {})}
      />
      <AgencySelect
        label={text.parent}
        withAsterisk
        description={text.parentHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        only={above}
        value={parentId}
        onChange={setParentId}
        error={tried && parentId === null ? text.required : undefined}
      />
      {problem !== null && (
        <div className={classes.whole}>
          <Failed problem={problem} />
        </div>
      )}
      <div className={`${classes.actions} ${classes.whole}`}>
        <Button type="submit" loading={busy}>
          {props.action ?? text.declare}
        </Button>
        <Button variant="subtle" onClick={props.onCancel}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}
