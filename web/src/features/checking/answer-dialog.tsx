import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Package } from '../../../../src/checking/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { showUndo } from '../../ui/show-undo.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { answerAlike, takeBackAlike } from './correction-calls.ts'
import classes from './corrections.module.css'
import type { RuleGroup } from './finding-groups.tsx'
import type { CorrectionsOfPackage } from './use-corrections.ts'

interface AnswerDialogProps {
  readonly pack: Package
  readonly group: RuleGroup
  readonly corrections: CorrectionsOfPackage
  readonly onClose: () => void
}

/** "As in the book" for all open findings of a rule, with one reason; it can be taken back. */
export function AnswerDialog({ pack, group, corrections, onClose }: AnswerDialogProps): ReactNode {
  const messages = useMessages()
  const { checking, corrections: text, common } = messages
  const { language } = useLanguage()
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const { code } = group
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const said = reason.trim()
    setFault(said.length < 3)
    if (said.length < 3) return
    setBusy(true)
    try {
      const count = await answerAlike(pack, { code }, said)
      await corrections.refresh()
      showUndo(messages, text.didAnswer(formatCount(count, language)), async () => {
        await takeBackAlike(pack, { code }, said)
        await corrections.refresh()
      })
      onClose()
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${text.answerTitle}: ${group.title}`}
      size={560}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <form className={classes.preview} onSubmit={event => void submit(event)} noValidate>
        <p>{text.answerHint(formatCount(group.open, language))}</p>
        <TextInput
          data-autofocus
          label={checking.reason}
          placeholder={checking.reasonPlaceholder}
          maxLength={500}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
          error={fault ? checking.reasonShort : undefined}
        />
        {problem !== null && <Failed problem={problem} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose} disabled={busy}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={busy}>
            {checking.confirmAsInBook}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
