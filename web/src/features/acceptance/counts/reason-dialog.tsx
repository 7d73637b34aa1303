import { Button, Modal, NumberInput, Select, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { type Chain, type ChainStep, newReasonSchema } from '../../../../../src/acceptance/counts/schema.ts'
import {
  linkTexts,
  type StatedWhy,
  statedWhysOf,
  statedWhyTexts,
} from '../../../../../src/acceptance/counts/whys.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { type BookId, stateReason } from './calls.ts'
import classes from './counts.module.css'

interface ReasonDialogProps {
  readonly id: BookId
  readonly step: ChainStep
  readonly onClose: () => void
  readonly onStated: (chain: Chain) => void
}

/** Asks why two counts differ, for the whole difference or part of it. */
export function ReasonDialog({ id, step, onClose, onStated }: ReasonDialogProps): ReactNode {
  const { counts: text, common } = useMessages()
  const { language } = useLanguage()
  const [why, setWhy] = useState<StatedWhy | null>(null)
  const [size, setSize] = useState<number | string>(Math.abs(step.unexplained))
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const whys = statedWhysOf[step.step]
  const count = Math.sign(step.unexplained) * Number(size)
  const reason = newReasonSchema.safeParse({ step: step.step, why, count, note })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!reason.success) return
    setBusy(true)
    setProblem(null)
    try {
      onStated(await stateReason(id, reason.data))
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  const [from, to] = [linkTexts[step.from][language], linkTexts[step.to][language]]
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.dialogTitle}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <form className={classes.form} onSubmit={event => void submit(event)}>
        <p>{step.unexplained > 0 ? text.more(to, from) : text.fewer(to, from)}</p>
        <Select
          label={text.why}
          data={whys.map(value => ({ value, label: statedWhyTexts[value][language] }))}
          value={why}
          onChange={value => setWhy(whys.find(known => known === value) ?? null)}
          data-autofocus
          required
        />
        <NumberInput
          label={text.size}
          value={size}
          onChange={setSize}
          min={1}
          max={100_000}
          allowDecimal={false}
          required
        />
        <Textarea
          label={why === 'other' ? text.noteNeeded : text.note}
          description={text.noteHint}
          value={note}
          onChange={event => setNote(event.currentTarget.value)}
          maxLength={500}
          autosize
          minRows={2}
          required={why === 'other'}
        />
        {problem !== null && <Failed problem={problem} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={busy} disabled={!reason.success}>
            {text.state}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
