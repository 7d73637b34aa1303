import { Button, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFileInvoice, IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Payment } from '../../../../src/acceptance/payment/schema.ts'
import type { PriceList } from '../../../../src/plan/money/schema.ts'
import { formatCount, formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Badge } from '../../ui/states/badge.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import plain from '../../ui/table/plain-table.module.css'
import { useCan } from '../access/session.ts'
import { ReasonForm } from '../approvals/reason-form.tsx'
import { cancelPayment, paymentAddress, refreshMoney, usePayments } from './calls.ts'
import classes from './money.module.css'
import { NewPayment } from './new-payment.tsx'

/** The statements of quantities for payment, newest first. */
export function PaymentsTab({ lists }: { readonly lists: readonly PriceList[] }): ReactNode {
  const { money, common } = useMessages()
  const { payments: text } = money
  const can = useCan()
  const payments = usePayments()
  const [making, setMaking] = useState(false)
  const [cancelling, setCancelling] = useState<Payment | null>(null)
  if (payments.isPending) return <Loading lines={6} />
  if (payments.isError) return <Failed problem={payments.error} onRetry={() => void payments.refetch()} />
  const make = can('money.manage') && (
    <Button leftSection={<IconPlus size={17} aria-hidden="true" />} onClick={() => setMaking(true)}>
      {text.make}
    </Button>
  )
  return (
    <>
      {payments.data.total === 0 ? (
        <Empty
          icon={<IconFileInvoice size={44} stroke={1.3} />}
          title={text.emptyTitle}
          text={text.emptyText}
        >
          {make}
        </Empty>
      ) : (
        <>
          <div className={classes.bar}>{make}</div>
          <PaymentTable
            payments={payments.data.payments}
            onCancel={can('money.manage') ? setCancelling : undefined}
          />
        </>
      )}
      <Modal
        opened={making}
        onClose={() => setMaking(false)}
        title={text.make}
        size={900}
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': common.close }}
      >
        <NewPayment lists={lists} onClose={() => setMaking(false)} />
      </Modal>
      {cancelling !== null && <CancelDialog payment={cancelling} onClose={() => setCancelling(null)} />}
    </>
  )
}

interface PaymentTableProps {
  readonly payments: readonly Payment[]
  readonly onCancel: ((payment: Payment) => void) | undefined
}

function PaymentTable({ payments, onCancel }: PaymentTableProps): ReactNode {
  const { money } = useMessages()
  const { payments: text } = money
  const { language } = useLanguage()
  const count = (n: number) => formatCount(n, language)
  return (
    <ScrollRegion label={money.tabs.payments} className={`${plain.scroller} ${classes.table}`}>
      <table className={plain.table}>
        <thead>
          <tr>
            <th scope="col">{text.number}</th>
            <th scope="col">{money.contractor}</th>
            <th scope="col">{money.list}</th>
            <th scope="col" className="number">
              {money.books}
            </th>
            <th scope="col" className="number">
              {money.total}
            </th>
            <th scope="col">{text.at}</th>
            <th scope="col">{text.madeBy}</th>
            <th scope="col">{text.state}</th>
            <th scope="col">{text.papers}</th>
          </tr>
        </thead>
        <tbody>
          {payments.map(payment => (
            <tr key={payment.id}>
              <th scope="row">{payment.number}</th>
              <td title={payment.contractor.contract}>{payment.contractor.name}</td>
              <td title={payment.list.source}>
                {money.listVersion(payment.list.name, payment.list.version)}
              </td>
              <td className="number">{count(payment.books)}</td>
              <td className="number" title={money.words(payment.words)}>
                {count(payment.totalVnd)}
              </td>
              <td>{formatMoment(payment.at)}</td>
              <td>{payment.madeBy}</td>
              <td>
                <State payment={payment} />
              </td>
              <td>
                <span className={classes.buttons}>
                  <a href={paymentAddress(payment, 'pdf')} target="_blank" rel="noreferrer">
                    {money.exports.pdf}
                  </a>
                  <a href={paymentAddress(payment, 'docx')} download>
                    {money.exports.docx}
                  </a>
                  {onCancel !== undefined && payment.cancelled === null && (
                    <Button size="compact-xs" variant="default" onClick={() => onCancel(payment)}>
                      {text.cancel}
                    </Button>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function State({ payment: { cancelled } }: { readonly payment: Payment }): ReactNode {
  const { money } = useMessages()
  const { payments: text } = money
  if (cancelled === null) return <Badge tone="good">{text.valid}</Badge>
  const why = text.cancelledBecause(cancelled.by ?? '', formatMoment(cancelled.at), cancelled.reason)
  return <Badge title={why}>{text.cancelled}</Badge>
}

function CancelDialog({
  payment,
  onClose,
}: {
  readonly payment: Payment
  readonly onClose: () => void
}): ReactNode {
  const { money, common } = useMessages()
  const { payments: text } = money
  const queryClient = useQueryClient()
  const cancel = async (reason: string) => {
    await cancelPayment(payment, reason)
    await refreshMoney(queryClient)
    notifications.show({ message: text.cancelDone(payment.number) })
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.cancelTitle(payment.number)}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <ReasonForm
        hint={text.cancelHint}
        actions={[{ label: text.cancel, danger: true, run: cancel }]}
        onCancel={onClose}
      />
    </Modal>
  )
}
