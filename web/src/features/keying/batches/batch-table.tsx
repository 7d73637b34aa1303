import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { HandedBatch } from '../../../../../src/keying/batches/schema.ts'
import { formatCount, formatMoment } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Badge } from '../../../ui/states/badge.tsx'
import plain from '../../../ui/table/plain-table.module.css'
import { RevokeRow } from './revoke-row.tsx'

interface BatchTableProps {
  readonly agency: string
  readonly batches: readonly HandedBatch[]
  readonly manages: boolean
  readonly onRevoked: (count: number) => Promise<void>
}

/** The batches of a book, those in work first; one is taken back in a row of its own below it. */
export function BatchTable({ agency, batches, manages, onRevoked }: BatchTableProps): ReactNode {
  const { keyingManage } = useMessages()
  const text = keyingManage.batches
  const [asked, setAsked] = useState<string | null>(null)
  return (
    <ScrollRegion className={plain.scroller} label={text.title}>
      <table className={plain.table}>
        <thead>
          <tr>
            <th scope="col">{text.person}</th>
            <th scope="col">{text.pass}</th>
            <th scope="col" className="number">
              {text.keyed}
            </th>
            <th scope="col" className="number">
              {text.parked}
            </th>
            <th scope="col" className="number">
              {text.open}
            </th>
            <th scope="col">{text.saved}</th>
            <th scope="col">{text.handed}</th>
            <th scope="col">{text.state}</th>
            {manages && (
              <th scope="col">
                <span className="visually-hidden">{text.revoke}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {batches.map(batch => (
            <BatchRows
              key={batch.id}
              agency={agency}
              batch={batch}
              manages={manages}
              asking={asked === batch.id}
              onAsk={() => setAsked(batch.id)}
              onKeep={() => setAsked(null)}
              onRevoked={async count => {
                setAsked(null)
                await onRevoked(count)
              }}
            />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

interface BatchRowsProps {
  readonly agency: string
  readonly batch: HandedBatch
  readonly manages: boolean
  readonly asking: boolean
  readonly onAsk: () => void
  readonly onKeep: () => void
  readonly onRevoked: (count: number) => Promise<void>
}

function BatchRows(props: BatchRowsProps): ReactNode {
  const { agency, batch, manages, asking, onAsk, onKeep, onRevoked } = props
  const { keyingManage } = useMessages()
  const text = keyingManage.batches
  const { language } = useLanguage()
  const count = (n: number) => formatCount(n, language)
  const inWork = batch.finishedAt === null && batch.revokedAt === null
  return (
    <>
      <tr>
        <th scope="row" title={batch.account.username}>
          {batch.account.displayName} <span className="soft">({batch.account.username})</span>
        </th>
        <td>{batch.pass}</td>
        <td className="number">{text.ofTotal(count(batch.done), count(batch.total))}</td>
        <td className="number">{batch.parked === 0 ? '' : count(batch.parked)}</td>
        <td className="number">
          {batch.open === 0 ? '' : count(batch.open)}
          {batch.begun > 0 && <span className="soft"> · {text.begun(count(batch.begun))}</span>}
        </td>
        <td>{batch.lastSavedAt === null ? text.never : formatMoment(batch.lastSavedAt)}</td>
        <td title={batch.handedBy ?? text.bySelf}>
          {formatMoment(batch.handedAt)} <span className="soft">· {batch.handedBy ?? text.bySelf}</span>
        </td>
        <td>
          <BatchState batch={batch} />
        </td>
        {manages && (
          <td>
            {inWork && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={text.revokeOf(batch.account.displayName)}
                aria-expanded={asking}
                onClick={asking ? onKeep : onAsk}
              >
                {text.revoke}
              </Button>
            )}
          </td>
        )}
      </tr>
      {asking && <RevokeRow agency={agency} batch={batch} onKeep={onKeep} onRevoked={onRevoked} />}
    </>
  )
}

function BatchState({ batch }: { readonly batch: HandedBatch }): ReactNode {
  const { keyingManage } = useMessages()
  const text = keyingManage.batches.states
  if (batch.revokedAt !== null) return <Badge tone="plain">{text.revoked}</Badge>
  if (batch.finishedAt !== null) return <Badge tone="good">{text.finished}</Badge>
  if (batch.offlineAt !== null)
    return (
      <Badge tone="warning" title={formatMoment(batch.offlineAt)}>
        {text.offline}
      </Badge>
    )
  return <Badge tone="info">{text.open}</Badge>
}
