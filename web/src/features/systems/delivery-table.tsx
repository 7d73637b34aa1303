import type { ReactNode } from 'react'
import type { Webhook } from '../../../../src/registry/webhooks/schema.ts'
import { formatMoment } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import plain from '../../ui/table/plain-table.module.css'
import classes from '../access/access.module.css'
import { formatProblem } from './format-problem.ts'

/** What was sent last, and what the receiver said. */
export function DeliveryTable({ url, deliveries }: Pick<Webhook, 'url' | 'deliveries'>): ReactNode {
  const { webhooks: text } = useMessages()
  if (deliveries.length === 0) return <p className="soft">{text.noDelivery}</p>
  return (
    <ScrollRegion className={`${plain.scroller} ${classes.short}`} label={text.deliveriesTo(url)}>
      <table className={plain.table}>
        <thead>
          <tr>
            <th scope="col">{text.deliveryAt}</th>
            <th scope="col">{text.deliveryAnswer}</th>
            <th scope="col" className="number">
              {text.deliveryChanges}
            </th>
            <th scope="col" className="number">
              {text.deliveryTries}
            </th>
            <th scope="col">{text.deliveryAgency}</th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map(({ id, agency, changes, attempts, status, problem, triedAt }) => (
            <tr key={id}>
              <th scope="row">{triedAt === null ? text.notYet : formatMoment(triedAt)}</th>
              <td>{status ?? (triedAt === null ? text.notYet : formatProblem(problem, text))}</td>
              <td className="number">{changes}</td>
              <td className="number">{attempts}</td>
              <td>{agency.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
