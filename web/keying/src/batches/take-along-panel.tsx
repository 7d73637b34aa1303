import { type ReactNode, useEffect, useRef, useState } from 'react'
import { RequestProblem } from '../../../offline/request.ts'
import { useDeskAccount } from '../desk-account.ts'
import { useMessages } from '../messages/language.ts'
import { findBatch, removeBatch } from '../store/batches.ts'
import { StoreFull } from '../store/database.ts'
import type { KeptBatch } from '../store/rows.ts'
import { fetchBatch } from '../work/load-batch.ts'
import type { BatchLine } from './batch-line.ts'
import { estimateBytes, listAddresses, type Progress, takeAlong } from './take-along.ts'

interface TakeAlongProps {
  readonly line: BatchLine
  readonly isOnline: boolean
  readonly isAsking: boolean
  setAsking(isAsking: boolean): void
  reload(): Promise<void>
}

/** Taking a batch along, to key it without a line: its size first, then how far it is; and taking it off the machine again. */
export function TakeAlong({ line, isOnline, isAsking, setAsking, reload }: TakeAlongProps): ReactNode {
  const text = useMessages().batches
  const { back } = useMessages()
  const { known, session } = useDeskAccount()
  const [batch, setBatch] = useState<KeptBatch | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const stop = useRef<AbortController>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const { kept, agency, id } = line
  const isAlong = kept?.batch.isAlong === true
  const missing = kept === null ? 0 : kept.images.total - kept.images.kept

  const attempt = async (act: () => Promise<void>) => {
    setProblem(null)
    try {
      await act()
    } catch (error) {
      if (error instanceof StoreFull) setProblem(text.full)
      else if (error instanceof RequestProblem) setProblem(error.message === '' ? text.noLine : error.message)
      else throw error
    }
  }
  const ask = () =>
    attempt(async () => {
      setBatch(
        (await findBatch(known.id, id)) ?? (await fetchBatch(known.id, { agency: agency.id, batch: id })),
      )
      setAsking(true)
    })
  const take = (what: KeptBatch) =>
    attempt(async () => {
      if (session === null) return setProblem(text.noLine)
      const control = new AbortController()
      stop.current = control
      setAsking(false)
      setProgress({ kept: 0, total: listAddresses(what.pack).length })
      try {
        await takeAlong(what, { session, signal: control.signal, onProgress: setProgress })
      } catch (error) {
        if (!control.signal.aborted) throw error
      } finally {
        setProgress(null)
        await reload()
      }
    })
  const drop = () =>
    attempt(async () => {
      await removeBatch(known.id, id)
      setAsking(false)
      await reload()
    })

  if (progress !== null)
    return (
      <div className="panel" role="status">
        <progress value={progress.kept} max={progress.total} aria-label={text.take} />
        <span>{text.taking(progress.kept, progress.total)}</span>
        <button type="button" onClick={() => stop.current?.abort()}>
          {text.stop}
        </button>
      </div>
    )
  return (
    <>
      {!isAlong && isOnline && !isAsking && (
        <button type="button" onClick={() => void ask()}>
          {text.take}
        </button>
      )}
      {isAlong && missing > 0 && isOnline && (
        <button type="button" onClick={() => kept !== null && void take(kept.batch)}>
          {text.takeOn}
        </button>
      )}
      {isAlong && !isAsking && line.unsent === 0 && line.refused === 0 && line.copies === 0 && isOnline && (
        <button type="button" onClick={() => setAsking(true)}>
          {text.leaveHere}
        </button>
      )}
      {isAlong && missing > 0 && kept !== null && (
        <span className="unsent">{text.incomplete(kept.images.kept, kept.images.total)}</span>
      )}
      {isAsking && (
        <div className="panel notice">
          <p>{isAlong || batch === null ? text.leaveHint : hint(batch)}</p>
          <div className="row">
            {isAlong || batch === null ? (
              <button type="button" className="danger" onClick={() => void drop()}>
                {text.leaveHere}
              </button>
            ) : (
              // biome-ignore lint/a11y/noAutofocus: what was asked for, after its size was told
              <button type="button" className="main" autoFocus onClick={() => void take(batch)}>
                {text.takeNow}
              </button>
            )}
            <button type="button" onClick={() => setAsking(false)}>
              {back}
            </button>
          </div>
        </div>
      )}
      {problem !== null && (
        <p className="panel fault" role="alert">
          {problem}
        </p>
      )}
    </>
  )

  function hint({ pack }: KeptBatch): string {
    const megabytes = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 })
    return text.takeHint(listAddresses(pack).length, megabytes.format(estimateBytes(pack) / 1_000_000))
  }
}
