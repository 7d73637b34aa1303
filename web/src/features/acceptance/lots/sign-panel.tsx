import { Button, Checkbox, Progress, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { LotDetail } from '../../../../../src/acceptance/lots/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { ReasonForm } from '../../approvals/reason-form.tsx'
import { refreshLots, rejectLot, signLot, withdrawLot } from './calls.ts'
import classes from './lots.module.css'
import { MinutesLinks } from './minutes-links.tsx'

/** How far the sample is, and what whoever signs may do: accept what passed, reject what failed, withdraw. */
export function SignPanel({ lot }: { readonly lot: LotDetail }): ReactNode {
  const { lots: text } = useMessages()
  const { language } = useLanguage()
  const count = (n: number) => formatCount(n, language)
  const { n, ac, re } = lot.plan
  const open = lot.state === 'inspecting' || lot.state === 'judged'
  return (
    <section className={classes.sign} aria-label={text.sign}>
      <Progress
        value={(lot.inspected / n) * 100}
        aria-label={text.progress(count(lot.inspected), count(n))}
      />
      <p role="status">
        {text.progress(count(lot.inspected), count(n))} ·{' '}
        <strong>{text.foundOf(count(lot.found), count(ac))}</strong>
      </p>
      {open && lot.verdict !== null && <Verdict verdict={lot.verdict} />}
      {lot.state === 'inspecting' && lot.found >= re && <p className={classes.warning}>{text.failedEarly}</p>}
      {lot.ownWork !== null && open && <p className={classes.warning}>{lot.ownWork}</p>}
      {lot.reason !== '' && !open && (
        <p>
          <strong>{text.reason}:</strong> {lot.reason}
        </p>
      )}
      {(lot.state === 'accepted' || lot.state === 'rejected') && (
        <MinutesLinks id={{ agency: lot.agency.id, lot: lot.id }} />
      )}
      {open && lot.maySign && <Deciding lot={lot} mayReject={lot.state === 'judged' || lot.found >= re} />}
    </section>
  )
}

function Verdict({ verdict }: { readonly verdict: 'accept' | 'reject' }): ReactNode {
  const { lots: text } = useMessages()
  return verdict === 'accept' ? (
    <p className={classes.passed}>
      <IconCircleCheck size={18} aria-hidden="true" /> {text.passed}
    </p>
  ) : (
    <p className={classes.failed}>
      <IconCircleX size={18} aria-hidden="true" /> {text.failed}
    </p>
  )
}

interface DecidingProps {
  readonly lot: LotDetail
  readonly mayReject: boolean
}

function Deciding({ lot, mayReject }: DecidingProps): ReactNode {
  const { lots: text } = useMessages()
  const queryClient = useQueryClient()
  const [doing, setDoing] = useState<'reject' | 'withdraw' | null>(null)
  const id = { agency: lot.agency.id, lot: lot.id }
  const end = async (said: Promise<void>, message: string) => {
    await said
    notifications.show({ message })
    setDoing(null)
    await refreshLots(queryClient)
  }
  if (doing !== null)
    return (
      <ReasonForm
        hint={doing === 'reject' ? text.rejectHint : text.withdrawHint}
        actions={[
          {
            label: text[doing],
            danger: true,
            run: reason =>
              doing === 'reject'
                ? end(rejectLot(id, reason), text.rejected)
                : end(withdrawLot(id, reason), text.withdrawn),
          },
        ]}
        onCancel={() => setDoing(null)}
      />
    )
  return (
    <>
      {lot.verdict === 'accept' && <Accepting onAccept={remark => end(signLot(id, remark), text.accepted)} />}
      <div className={classes.buttons}>
        {mayReject && (
          <Button
            {...(lot.verdict === 'accept' ? { variant: 'default' } : { color: 'red.9' })}
            onClick={() => setDoing('reject')}
          >
            {text.reject}
          </Button>
        )}
        <Button variant="subtle" onClick={() => setDoing('withdraw')}>
          {text.withdraw}
        </Button>
      </div>
    </>
  )
}

/** Who signs says that they have read what the plan lets through: it stands beside. */
function Accepting({ onAccept }: { readonly onAccept: (remark: string) => Promise<void> }): ReactNode {
  const { lots: text } = useMessages()
  const [understood, setUnderstood] = useState(false)
  const [remark, setRemark] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const accept = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await onAccept(remark.trim())
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Checkbox
        label={text.understood}
        checked={understood}
        onChange={event => setUnderstood(event.currentTarget.checked)}
      />
      <Textarea
        size="xs"
        label={text.remark}
        autosize
        minRows={1}
        maxLength={2000}
        value={remark}
        onChange={event => setRemark(event.currentTarget.value)}
      />
      {problem !== null && <Failed problem={problem} />}
      <Button loading={busy} disabled={!understood} onClick={() => void accept()} w="fit-content">
        {text.accept}
      </Button>
    </>
  )
}
