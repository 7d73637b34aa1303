import { Button, Modal, Radio } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Package } from '../../../../src/checking/schema.ts'
import type { DepositResult } from '../../../../src/registry/schema.ts'
import { formatCount, formatSeconds } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { packageKey, useErrors } from '../checking/calls.ts'
import { countOpenErrors } from '../checking/cell-findings.ts'
import { depositPackage } from './calls.ts'
import classes from './deposit.module.css'
import { SignedResult } from './receipt-link.tsx'

interface DepositDialogProps {
  readonly pack: Package
  readonly opened: boolean
  readonly onClose: () => void
}

/** Depositing a package: what will happen, the confirmation, and what was done. */
export function DepositDialog({ pack, opened, onClose }: DepositDialogProps): ReactNode {
  const messages = useMessages()
  const queryClient = useQueryClient()
  const [mode, setMode] = useState<'all' | 'valid'>('all')
  const [result, setResult] = useState<DepositResult | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const text = messages.deposit
  const deposit = async () => {
    setBusy(true)
    setProblem(null)
    try {
      setResult(await depositPackage(pack.agency.id, pack.id, mode))
      for (const key of [
        packageKey(pack.agency.id, pack.id),
        ['packages'],
        ['books'],
        ['book'],
        ['overview'],
        ['records'],
        ['entries'],
      ]) {
        void queryClient.invalidateQueries({ queryKey: key })
      }
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  const close = () => {
    if (busy) return
    setResult(null)
    setProblem(null)
    onClose()
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={text.title}
      size={560}
      closeButtonProps={{ 'aria-label': messages.common.close }}
    >
      {result !== null ? (
        <Result pack={pack} result={result} onClose={close} />
      ) : (
        <div className={classes.column}>
          <Radio.Group
            value={mode}
            onChange={value => setMode(value === 'valid' ? 'valid' : 'all')}
            aria-label={text.title}
          >
            <div className={classes.modes}>
              <Radio value="all" label={text.modeAll} description={text.modeAllHint} data-autofocus />
              <Radio value="valid" label={text.modeValid} description={text.modeValidHint} />
            </div>
          </Radio.Group>
          <Preview pack={pack} mode={mode} enabled={opened} />
          {problem !== null && <Failed problem={problem} />}
          {pack.zipName === null && <p role="alert">{text.needsZip}</p>}
          <div className={classes.buttons}>
            <Button variant="default" onClick={close} disabled={busy}>
              {messages.common.cancel}
            </Button>
            <Button onClick={() => void deposit()} loading={busy} disabled={pack.zipName === null}>
              {text.confirm}
            </Button>
          </div>
          {busy && <p role="status">{text.working}</p>}
        </div>
      )}
    </Modal>
  )
}

function Preview({
  pack,
  mode,
  enabled,
}: {
  readonly pack: Package
  readonly mode: 'all' | 'valid'
  readonly enabled: boolean
}): ReactNode {
  const { deposit: text } = useMessages()
  const { language } = useLanguage()
  const errors = useErrors(pack.agency.id, pack.id, enabled)
  if (errors.isPending) return <Loading lines={2} />
  if (errors.isError) return <Failed problem={errors.error} onRetry={() => void errors.refetch()} />
  const open = countOpenErrors(errors.data.findings)
  const rows = pack.rows ?? 0
  const count = (n: number) => formatCount(n, language)
  const complete = errors.data.findings.length >= errors.data.total
  const line =
    mode === 'all'
      ? open.open > 0
        ? text.previewBlocked(count(complete ? open.open : errors.data.total))
        : text.previewAll(count(rows))
      : complete
        ? text.previewValid(count(rows - open.rows), count(open.rows))
        : text.previewAtLeast(count(open.rows))
  return (
    <div
      className={classes.preview}
      data-blocked={(mode === 'all' && open.open > 0) || undefined}
      role="status"
    >
      <h3>{text.preview}</h3>
      <p>{line}</p>
      {mode === 'valid' && open.ofBook > 0 && <p>{text.previewBookErrors(count(open.ofBook))}</p>}
      <p className="soft">{text.previewUnchanged}</p>
    </div>
  )
}

interface ResultProps {
  readonly pack: Package
  readonly result: DepositResult
  readonly onClose: () => void
}

function Result({ pack, result, onClose }: ResultProps): ReactNode {
  const { deposit: text, common } = useMessages()
  const { language } = useLanguage()
  const written = result.inserted + result.updated + result.unchanged > 0
  const counts = [
    [text.inserted, result.inserted],
    [text.updated, result.updated],
    [text.unchanged, result.unchanged],
    [text.rejected, result.rejected],
  ] as const
  return (
    <div className={classes.column} role="status">
      <p className={written ? classes.done : classes.refused}>
        {written ? text.done : text.rejectedAll}{' '}
        <span className="soft">{text.seconds(formatSeconds(result.seconds, language))}</span>
      </p>
      <dl className={classes.counts}>
        {counts.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatCount(count, language)}</dd>
          </div>
        ))}
      </dl>
      <SignedResult receipt={result.receipt} />
      {result.absent > 0 && <p>{text.absent(formatCount(result.absent, language))}</p>}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {common.close}
        </Button>
        {written && pack.bookId !== null && (
          <Button
            renderRoot={props => (
              <Link
                to="/books/$agency/$book"
                params={{ agency: pack.agency.id, book: pack.bookId ?? '' }}
                search={{ tab: 'records' }}
                {...props}
              />
            )}
          >
            {text.seeRecords}
          </Button>
        )}
      </div>
    </div>
  )
}
