import { Button, Checkbox, Select, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { mostBooksOfStatement, type PayableBook } from '../../../../src/acceptance/payment/schema.ts'
import { taxOf } from '../../../../src/plan/money/amounts.ts'
import type { PriceList } from '../../../../src/plan/money/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import plain from '../../ui/table/plain-table.module.css'
import { makePayment, refreshMoney, useContractors, usePayable } from './calls.ts'
import { ListSelect } from './estimate-fields.tsx'
import classes from './money.module.css'
import { chooseList, keyOfList } from './money-search.ts'

interface NewPaymentProps {
  readonly lists: readonly PriceList[]
  readonly onClose: () => void
}

/** Making a statement: whose work, by which prices, then the accepted books; all of them unless somebody takes one out. */
export function NewPayment({ lists, onClose }: NewPaymentProps): ReactNode {
  const { money, common } = useMessages()
  const { payments: text } = money
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const contractors = useContractors().data?.contractors ?? []
  const [contractorId, setContractorId] = useState<string | null>(null)
  const [listKey, setListKey] = useState<string | undefined>(undefined)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const list = chooseList(lists, listKey)
  const payable = usePayable(contractorId, list)
  const offered = payable.data?.books ?? []
  const chosen = offered.filter(({ id }) => !left.has(id))
  const sumVnd = chosen.reduce((sum, { amountVnd }) => sum + amountVnd, 0)
  const count = (n: number) => formatCount(n, language)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (contractorId === null || list === undefined || chosen.length === 0) return
    setBusy(true)
    setProblem(null)
    try {
      const books = chosen.map(({ agency, id }) => ({ agencyId: agency.id, bookId: id }))
      const place = { agencyId: list.agency.id, listId: list.id }
      const made = await makePayment({ contractorId, list: place, books, note })
      await refreshMoney(queryClient)
      notifications.show({ message: text.done(made.number) })
      onClose()
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <form onSubmit={event => void submit(event)} className={classes.form} noValidate>
      <p className="soft">{text.choose}</p>
      <div className={classes.pair}>
        <Select
          label={money.contractor}
          data-autofocus
          data={contractors.map(({ id, name }) => ({ value: id, label: name }))}
          value={contractorId}
          allowDeselect={false}
          onChange={id => {
            setContractorId(id)
            setLeft(new Set())
          }}
        />
        <ListSelect lists={lists} value={list === undefined ? null : keyOfList(list)} onChange={setListKey} />
      </div>
      {payable.isLoading && <Loading lines={4} />}
      {payable.isError && <Failed problem={payable.error} onRetry={() => void payable.refetch()} />}
      {payable.data?.total === 0 && <p role="status">{text.nothing}</p>}
      {offered.length > 0 && payable.data !== undefined && (
        <>
          <p className="soft">
            {text.payable(count(offered.length), count(payable.data.total))}
            {payable.data.total > mostBooksOfStatement && ` ${text.more}`}
          </p>
          <BookTable books={offered} left={left} onLeft={setLeft} />
          <p role="status">
            {text.chosen(count(chosen.length))}: {money.sum.toLocaleLowerCase(language)} {count(sumVnd)},{' '}
            <strong>
              {money.total.toLocaleLowerCase(language)}{' '}
              {money.dong(count(sumVnd + taxOf(sumVnd, payable.data.vatPercent)))}
            </strong>
          </p>
          <Textarea
            label={text.note}
            autosize
            minRows={1}
            maxLength={1000}
            value={note}
            onChange={event => setNote(event.currentTarget.value)}
          />
        </>
      )}
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy} disabled={chosen.length === 0}>
          {text.make}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}

interface BookTableProps {
  readonly books: readonly PayableBook[]
  /** Those that are taken out. */
  readonly left: ReadonlySet<string>
  readonly onLeft: (left: ReadonlySet<string>) => void
}

function BookTable({ books, left, onLeft }: BookTableProps): ReactNode {
  const { money } = useMessages()
  const { payments: text } = money
  const { language } = useLanguage()
  const nameOf = ({ kind, volume, year }: PayableBook) =>
    text.bookName(kindShortName(kind, language), volume, year)
  const toggle = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    onLeft(next)
  }
  return (
    <ScrollRegion label={money.books} className={`${plain.scroller} ${classes.books}`}>
      <table className={plain.table}>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                size="xs"
                aria-label={text.all}
                checked={left.size === 0}
                indeterminate={left.size > 0 && left.size < books.length}
                onChange={() => onLeft(left.size === 0 ? new Set(books.map(({ id }) => id)) : new Set())}
              />
            </th>
            <th scope="col">{text.agency}</th>
            <th scope="col">{text.book}</th>
            {[money.pages, money.records, money.amount].map(name => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {books.map(book => (
            <tr key={book.id}>
              <td>
                <Checkbox
                  size="xs"
                  aria-label={text.pick(nameOf(book))}
                  checked={!left.has(book.id)}
                  onChange={() => toggle(book.id)}
                />
              </td>
              <td>{book.agency.name}</td>
              <th scope="row">{nameOf(book)}</th>
              {[book.pages, book.records, book.amountVnd].map((number, at) => (
                <td key={at} className="number">
                  {formatCount(number, language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
