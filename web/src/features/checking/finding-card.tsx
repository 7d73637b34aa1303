import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Package, PackageFinding } from '../../../../src/checking/schema.ts'
import { suggestionText } from '../../../../src/register/suggestion-text.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { SeverityIcon } from '../../ui/states/severity-icon.tsx'
import { useCan } from '../access/session.ts'
import { packageKey, sayAsInBook, takeBack } from './calls.ts'
import classes from './workbench.module.css'

interface FindingCardProps {
  readonly pack: Package
  readonly finding: PackageFinding
  /** Puts the cell right by the suggestion; absent where that can't be done. */
  readonly onFix?: (() => void) | undefined
}

/** One finding: its message, a suggestion, and "as in the book" with a reason, or taking that back. */
export function FindingCard({ pack, finding, onFix }: FindingCardProps): ReactNode {
  const { checking: text, corrections } = useMessages()
  const { language } = useLanguage()
  const can = useCan()
  const queryClient = useQueryClient()
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const run = async (change: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    try {
      await change()
      await queryClient.invalidateQueries({ queryKey: packageKey(pack.agency.id, pack.id) })
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  const mayResolve = can('findings.resolve') && pack.state === 'checked'
  return (
    <div className={classes.card} data-tone={finding.resolution === null ? finding.severity : 'resolved'}>
      <SeverityIcon tone={finding.resolution === null ? finding.severity : 'resolved'} size={18} />
      <div className={classes.cardBody}>
        <p>
          <span className="visually-hidden">{text.severity[finding.severity]}: </span>
          {finding.message}
        </p>
        {finding.suggestion !== null && (
          <div className={classes.resolved}>
            <span>
              {text.suggestion}: <strong>{suggestionText(finding.suggestion, language)}</strong>
            </span>
            {onFix !== undefined && finding.resolution === null && (
              <Button size="compact-sm" onClick={onFix}>
                {corrections.useSuggestion}
              </Button>
            )}
          </div>
        )}
        {finding.resolution !== null && (
          <div className={classes.resolved}>
            <span>{text.resolvedAs(finding.reason ?? '')}</span>
            {mayResolve && (
              <Button
                size="compact-sm"
                variant="default"
                loading={busy}
                onClick={() => void run(() => takeBack(pack.agency.id, pack.id, finding))}
              >
                {text.undo}
              </Button>
            )}
          </div>
        )}
        {finding.resolution === null && mayResolve && finding.overridable && (
          <AsInBookForm
            busy={busy}
            onConfirm={reason => void run(() => sayAsInBook(pack.agency.id, pack.id, finding, reason))}
          />
        )}
        {finding.resolution === null && finding.severity === 'error' && !finding.overridable && (
          <p className="soft">{text.notOverridable}</p>
        )}
        {problem !== null && <Failed problem={problem} />}
      </div>
    </div>
  )
}

interface AsInBookFormProps {
  readonly busy: boolean
  readonly onConfirm: (reason: string) => void
}

function AsInBookForm({ busy, onConfirm }: AsInBookFormProps): ReactNode {
  const { checking: text, common } = useMessages()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const short = reason.trim().length < 3
    setFault(short)
    if (!short) onConfirm(reason.trim())
  }
  if (!open) {
    return (
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)} title={text.asInBookHint}>
        {text.asInBook}
      </Button>
    )
  }
  return (
    <form className={classes.reasonForm} onSubmit={submit} noValidate>
      <TextInput
        size="xs"
        autoFocus
        aria-label={text.reason}
        placeholder={text.reasonPlaceholder}
        maxLength={500}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
        onKeyDown={event => event.key === 'Escape' && setOpen(false)}
        error={fault ? text.reasonShort : undefined}
        className={classes.reason}
      />
      <Button type="submit" size="xs" loading={busy}>
        {text.confirmAsInBook}
      </Button>
      <Button size="xs" variant="subtle" onClick={() => setOpen(false)}>
        {common.cancel}
      </Button>
    </form>
  )
}
