import { Button, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useCallback, useState } from 'react'
import type { z } from 'zod'
import { type Agency, agencyLevels, type correctedAgencySchema } from '../../../../src/agencies/schema.ts'
import { formatDay } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import classes from './agencies.module.css'
import { AgencySelect } from './agency-select.tsx'
import { unknownSince } from './days.ts'

interface CorrectFormProps {
  readonly agency: Agency
  readonly onSubmit: (corrected: z.output<typeof correctedAgencySchema>) => Promise<void>
  readonly onCancel: () => void
}

/** Puts a slip in what was declared right; a renaming by law is recorded elsewhere, and the form says so. */
export function CorrectForm({ agency, onSubmit, onCancel }: CorrectFormProps): ReactNode {
  const { agencies: text, common } = useMessages()
  const [name, setName] = useState(agency.name)
  const [parentId, setParentId] = useState(agency.parentId)
  const [from, setFrom] = useState<string | undefined>(agency.validFrom)
  const [to, setTo] = useState<string | undefined>(agency.validTo ?? undefined)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const { level, id } = agency
  const above = useCallback(
    (other: Agency) => other.id !== id && agencyLevels.indexOf(other.level) < agencyLevels.indexOf(level),
    [level, id],
  )
  const disordered = from !== undefined && to !== undefined && to <= from
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '' || from === undefined || disordered) return
    setBusy(true)
    setProblem(null)
    try {
      await onSubmit({ name: name.trim(), parentId, validFrom: from, validTo: to ?? null })
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <form onSubmit={event => void submit(event)} className={classes.pairs} noValidate>
      <p className={`soft ${classes.whole}`}>{text.correctText}</p>
      <TextInput
        className={classes.whole ?? ''}
        label={text.name}
        withAsterisk
        data-autofocus
        autoComplete="off"
        maxLength={200}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        error={name.trim() === '' ? text.required : undefined}
      />
      {level !== 'province' && (
        <AgencySelect
          className={classes.whole ?? ''}
          label={text.parent}
          only={above}
          allowDeselect={false}
          value={parentId}
          onChange={setParentId}
        />
      )}
      <DayInput
        label={text.validFrom}
        description={text.validFromHint(formatDay(unknownSince))}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        withAsterisk
        value={from}
        onChange={setFrom}
        {...(from === undefined ? { error: text.required } : {})}
      />
      <DayInput
        label={text.validTo}
        description={text.validToHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={to}
        onChange={setTo}
        {...(disordered ? { error: text.orderWrong } : {})}
      />
      {problem !== null && (
        <div className={classes.whole}>
          <Failed problem={problem} />
        </div>
      )}
      <div className={`${classes.actions} ${classes.whole}`}>
        <Button type="submit" loading={busy}>
          {common.save}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}
