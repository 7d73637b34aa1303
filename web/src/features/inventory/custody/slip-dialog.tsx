import { Button, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { SlipDetail } from '../../../../../src/inventory/custody/schema.ts'
import { formatDay, formatMoment } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindShortName } from '../../../ui/kind-text.ts'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import table from '../../../ui/table/plain-table.module.css'
import { useCan } from '../../access/session.ts'
import { ReasonForm } from '../../approvals/reason-form.tsx'
import { cancelSlip, refreshCustody, type SlipPlace, useSlip } from './calls.ts'
import classes from './custody.module.css'
import { SlipForm } from './slip-form.tsx'
import { SlipPapers } from './slip-papers.tsx'
import { SlipState } from './slip-state.tsx'

interface SlipDialogProps {
  readonly place: SlipPlace
  readonly onClose: () => void
}

/** A slip: both sides, its books and papers; from here its books are returned, and it is cancelled. */
export function SlipDialog({ place, onClose }: SlipDialogProps): ReactNode {
  const { custody: text, common } = useMessages()
  const [doing, setDoing] = useState<'return' | 'cancel' | null>(null)
  const slip = useSlip(place)
  const found = slip.data
  const title =
    found === undefined
      ? text.title
      : doing === 'return'
        ? text.returnTitle(found.number)
        : doing === 'cancel'
          ? text.cancelTitle(found.number)
          : text.slipTitle(text.kinds[found.kind], found.number)
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={880}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      {slip.isPending ? (
        <Loading lines={6} />
      ) : slip.isError ? (
        <Failed problem={slip.error} onRetry={() => void slip.refetch()} />
      ) : doing === 'return' ? (
        <SlipForm
          books={slip.data.items
            .filter(item => item.here)
            .map(({ book }) => ({ agencyId: book.agency.id, bookId: book.id }))}
          returns={slip.data}
          onClose={onClose}
        />
      ) : doing === 'cancel' ? (
        <Cancelling slip={slip.data} onDone={() => setDoing(null)} />
      ) : (
        <SlipView slip={slip.data} onReturn={() => setDoing('return')} onCancel={() => setDoing('cancel')} />
      )}
    </Modal>
  )
}

function Cancelling({ slip, onDone }: { readonly slip: SlipDetail; readonly onDone: () => void }): ReactNode {
  const { custody: text } = useMessages()
  const queryClient = useQueryClient()
  const cancel = async (reason: string) => {
    await cancelSlip(slip, reason)
    refreshCustody(queryClient)
    notifications.show({ message: text.cancelDone(slip.number) })
    onDone()
  }
  return (
    <ReasonForm
      hint={text.cancelHint}
      actions={[{ label: text.cancel, danger: true, run: cancel }]}
      onCancel={onDone}
    />
  )
}

interface SlipViewProps {
  readonly slip: SlipDetail
  readonly onReturn: () => void
  readonly onCancel: () => void
}

function SlipView({ slip, onReturn, onCancel }: SlipViewProps): ReactNode {
  const { custody: text } = useMessages()
  const can = useCan()
  const mayMove = can('books.move') && slip.cancelled === null
  const { cancelled, dueOn } = slip
  return (
    <div className={classes.slip}>
      <dl className={classes.facts}>
        <dt>{text.from}</dt>
        <dd>
          {slip.from.name}, {slip.fromPerson}
        </dd>
        <dt>{text.to}</dt>
        <dd>
          {slip.to.name}, {slip.toPerson}
        </dd>
        <dt>{text.onDay}</dt>
        <dd>
          {formatDay(slip.onDay)}
          {dueOn !== null && ` · ${text.due(formatDay(dueOn))}`}
          {slip.returns !== null && ` · ${text.returns(slip.returns)}`}
        </dd>
        <dt>{text.state}</dt>
        <dd>
          <SlipState slip={slip} />
        </dd>
        {slip.reason !== '' && (
          <>
            <dt>{text.reason}</dt>
            <dd>{slip.reason}</dd>
          </>
        )}
        {slip.note !== '' && (
          <>
            <dt>{text.note}</dt>
            <dd>{slip.note}</dd>
          </>
        )}
      </dl>
      {cancelled !== null && (
        <p className="soft">
          {text.cancelledBy(cancelled.by ?? '', formatMoment(cancelled.at))}: {cancelled.reason}
        </p>
      )}
      <SlipBooks slip={slip} />
      <div className={classes.buttons}>
        {can('books.move') && <SlipPapers slip={slip} />}
        {mayMove && slip.kind === 'hand-over' && slip.outstanding > 0 && (
          <Button onClick={onReturn}>{text.makeReturn}</Button>
        )}
        {mayMove && (
          <Button variant="outline" color="red.9" onClick={onCancel}>
            {text.cancel}
          </Button>
        )}
      </div>
      <p className="soft">{text.madeBy(slip.by ?? '', formatMoment(slip.at))}</p>
    </div>
  )
}

function SlipBooks({ slip }: { readonly slip: SlipDetail }): ReactNode {
  const { custody: text, inventory } = useMessages()
  const { language } = useLanguage()
  const comesBack = slip.kind === 'hand-over' && slip.cancelled === null
  return (
    <ScrollRegion label={text.books} className={classes.books}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{text.book}</th>
            <th scope="col">{text.copy}</th>
            <th scope="col" className="number">
              {text.sheets}
            </th>
            <th scope="col">{text.condition}</th>
            {comesBack && <th scope="col">{text.state}</th>}
          </tr>
        </thead>
        <tbody>
          {slip.items.map(({ book, copy, condition, sheets, here }) => (
            <tr key={`${book.id} ${copy}`}>
              <th scope="row">
                <Link to="/books/$agency/$book" params={{ agency: book.agency.id, book: book.id }}>
                  {inventory.bookTitle(kindShortName(book.kind, language), book.year, book.volume)}
                </Link>
                <span className={classes.under}>{book.agency.name}</span>
              </th>
              <td>{text.copies[copy]}</td>
              <td className="number">{sheets}</td>
              <td title={condition}>{condition}</td>
              {comesBack && <td>{here ? text.here : text.returned}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
