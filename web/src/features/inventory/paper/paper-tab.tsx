import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { BookPaper, CopyFacts } from '../../../../../src/inventory/paper/schema.ts'
import type { Book } from '../../../../../src/inventory/schema.ts'
import { formatMoment } from '../../../messages/format.ts'
import { useMessages } from '../../../messages/language.tsx'
import type { Messages } from '../../../messages/vi.ts'
import { DayInput } from '../../../ui/day-input.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useCan } from '../../access/session.ts'
import { listBooks } from '../calls.ts'
import { CustodyHistory } from '../custody/custody-history.tsx'
import { changePaper, refreshBooks, usePaper } from './calls.ts'
import { CopyFields, emptyCopy } from './copy-fields.tsx'
import classes from './paper.module.css'
import { PeriodSelect } from './period-select.tsx'

/** The paper of a book: what was read from it, its two legal copies, and through whose hands it went. */
export function PaperTab({ book }: { readonly book: Book }): ReactNode {
  const paper = usePaper(book)
  return (
    <div className={classes.tab}>
      {paper.isPending && <Loading lines={8} />}
      {paper.isError && <Failed problem={paper.error} onRetry={() => void paper.refetch()} />}
      {paper.data !== undefined && <PaperForm key={book.id} book={book} paper={paper.data} />}
      <CustodyHistory book={book} />
    </div>
  )
}

interface PaperFormProps {
  readonly book: Book
  readonly paper: BookPaper
}

/** A copy's facts without who has it in hand, which slips say. */
function factsOf(copy: BookPaper['copies'][number] | undefined): CopyFacts | null {
  if (copy === undefined) return null
  const { standing, condition, paperSize, sheets, place, note } = copy
  return { standing, condition, paperSize, sheets, place, note }
}

function PaperForm({ book, paper }: PaperFormProps): ReactNode {
  const { paper: text, inventory, common } = useMessages()
  const can = useCan()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const copyOf = (kind: string) => paper.copies.find(({ copy }) => copy === kind)
  const [facts, setFacts] = useState(paper)
  const [registering, setRegistering] = useState(factsOf(copyOf('registering')) ?? emptyCopy)
  const [superior, setSuperior] = useState(factsOf(copyOf('superior')))
  const [reviewed, setReviewed] = useState(paper.reviewedAt !== null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const locked = !can('books.write') || paper.secondOf !== null
  const factsLocked = locked || book.closedAt !== null
  const set = (change: Partial<BookPaper>) => setFacts(old => ({ ...old, ...change }))
  const textOf = (value: string) => (value.trim() === '' ? null : value)

  const save = async (isReviewed: boolean): Promise<boolean> => {
    setBusy(true)
    setProblem(null)
    try {
      const { openedOn, endedOn, firstNumber, lastNumber, closingTotal, note, period } = facts
      const after = await changePaper(book, {
        ...(factsLocked ? {} : { openedOn, endedOn, firstNumber, lastNumber, closingTotal, note }),
        ...(period === paper.period ? {} : { period }),
        ...{ registering, reviewed: isReviewed },
        ...(superior === null ? {} : { superior }),
      })
      setFacts(after)
      setReviewed(isReviewed)
      notifications.show({ message: text.saved })
      await refreshBooks(queryClient)
      return true
    } catch (cause) {
      setProblem(cause)
      return false
    } finally {
      setBusy(false)
    }
  }
  const saveAndNext = async () => {
    if (!(await save(true))) return
    const { rows } = await listBooks(
      { agency: book.agency.id, reviewed: 'no' },
      0,
      1,
      new AbortController().signal,
    )
    const [next] = rows
    if (next === undefined) notifications.show({ message: text.noneLeft })
    else
      await navigate({
        ...{ to: '/books/$agency/$book', params: { agency: next.agency.id, book: next.id } },
        search: { tab: 'paper' },
      })
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void save(reviewed)
      }}
    >
      {paper.secondOf !== null && (
        <p>
          {text.secondOf} {paper.secondOf.agency.name}.{' '}
          <Link
            to="/books/$agency/$book"
            params={{ agency: paper.secondOf.agency.id, book: paper.secondOf.id }}
            search={{ tab: 'paper' }}
          >
            {text.openFirst}
          </Link>
        </p>
      )}
      <fieldset className={classes.fields} disabled={factsLocked}>
        <legend>{text.facts}</legend>
        <DayInput
          label={text.openedOn}
          value={facts.openedOn ?? undefined}
          onChange={day => set({ openedOn: day ?? null })}
        />
        <DayInput
          label={text.endedOn}
          value={facts.endedOn ?? undefined}
          onChange={day => set({ endedOn: day ?? null })}
        />
        <TextInput
          label={text.firstNumber}
          maxLength={20}
          value={facts.firstNumber ?? ''}
          onChange={event => set({ firstNumber: textOf(event.currentTarget.value) })}
        />
        <TextInput
          label={text.lastNumber}
          maxLength={20}
          value={facts.lastNumber ?? ''}
          onChange={event => set({ lastNumber: textOf(event.currentTarget.value) })}
        />
        <NumberInput
          className={classes.wide}
          label={inventory.closingTotal}
          hideControls
          allowDecimal={false}
          allowNegative={false}
          max={99_999}
          value={facts.closingTotal ?? ''}
          onChange={total => set({ closingTotal: typeof total === 'number' ? total : null })}
        />
        <TextInput
          className={classes.wide}
          label={inventory.note}
          maxLength={500}
          value={facts.note ?? ''}
          onChange={event => set({ note: textOf(event.currentTarget.value) })}
        />
      </fieldset>
      <CopyFields
        legend={text.registering}
        value={registering}
        onChange={setRegistering}
        disabled={locked}
        holder={copyOf('registering')?.holder?.name}
      />
      {superior === null ? (
        <p>
          {text.noSuperior}{' '}
          {!locked && (
            <Button size="xs" variant="default" onClick={() => setSuperior(emptyCopy)}>
              {text.addSuperior}
            </Button>
          )}
        </p>
      ) : (
        <CopyFields
          legend={text.superior}
          value={superior}
          onChange={setSuperior}
          disabled={locked}
          holder={copyOf('superior')?.holder?.name}
        />
      )}
      <PeriodSelect
        label={text.period}
        description={periodSays(paper, text)}
        placeholder={text.noPeriod}
        clearable
        disabled={locked}
        value={facts.period}
        onChange={period => set({ period })}
      />
      {paper.contractor !== null && (
        <p>
          {text.contractor}: {paper.contractor.name}
        </p>
      )}
      {paper.reviewedAt !== null && paper.reviewedBy !== null && (
        <p className="soft">{text.reviewedBy(paper.reviewedBy, formatMoment(paper.reviewedAt))}</p>
      )}
      {problem !== null && <Failed problem={problem} />}
      {!locked && (
        <div className={classes.foot}>
          <Checkbox
            label={text.markReviewed}
            checked={reviewed}
            onChange={event => setReviewed(event.currentTarget.checked)}
          />
          <Button type="submit" loading={busy}>
            {common.save}
          </Button>
          <Button variant="default" loading={busy} onClick={() => void saveAndNext()}>
            {text.saveAndNext}
          </Button>
        </div>
      )}
    </form>
  )
}

/** Why the book is classified as it is, or what is left to do. */
function periodSays(
  { periodSource, possiblePeriods }: BookPaper,
  text: Messages['paper'],
): string | undefined {
  if (periodSource !== null) return periodSource === 'rule' ? text.periodByRule : text.periodByPerson
  return possiblePeriods.length > 1 ? text.periodUnclear : undefined
}
