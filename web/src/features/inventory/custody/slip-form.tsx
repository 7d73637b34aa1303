import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { v7 as newId } from 'uuid'
import type { Preparation, SlipDetail, SlipKind } from '../../../../../src/inventory/custody/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { DayInput } from '../../../ui/day-input.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useSession } from '../../access/session.ts'
import { type BookRefs, makeSlip, refreshCustody, usePreparation } from './calls.ts'
import classes from './custody.module.css'
import { PartyFields } from './party-fields.tsx'
import { type DraftSide, isGivenBy, startLines, usualHolder } from './slip-draft.ts'
import { SlipLines } from './slip-lines.tsx'
import { SlipPapers } from './slip-papers.tsx'

interface SlipFormProps {
  readonly books: BookRefs
  /** The hand-over whose books come back; none: a slip of its own. */
  readonly returns?: SlipDetail
  readonly onClose: () => void
}

/** Makes a slip about some books, starting from who has them; afterwards its papers can be printed. */
export function SlipForm(props: SlipFormProps): ReactNode {
  // What it began with: once the slip is made, fewer of them are where they were.
  const [books] = useState(props.books)
  const preparation = usePreparation(books)
  if (preparation.isPending) return <Loading lines={6} />
  if (preparation.isError)
    return <Failed problem={preparation.error} onRetry={() => void preparation.refetch()} />
  return <PreparedForm {...props} preparation={preparation.data} />
}

/** The day it is in Vietnam. */
const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)

function PreparedForm({
  preparation,
  returns,
  onClose,
}: SlipFormProps & { readonly preparation: Preparation }): ReactNode {
  const { custody: text, common } = useMessages()
  const { data: session } = useSession()
  const queryClient = useQueryClient()
  const [id] = useState(() => newId())
  const [kind, setKind] = useState<SlipKind>(returns === undefined ? 'hand-over' : 'return')
  const [from, setFrom] = useState<DraftSide>(() => {
    const party = returns?.to ?? usualHolder(preparation.items)
    const own = party?.id === session?.account.agency.id ? (session?.account.displayName ?? '') : ''
    return { kind: party?.kind ?? 'agency', id: party?.id ?? null, person: returns?.toPerson ?? own }
  })
  const [to, setTo] = useState<DraftSide>(
    returns === undefined
      ? { kind: preparation.contractors.length > 0 ? 'contractor' : 'agency', id: null, person: '' }
      : { ...returns.from, person: returns.fromPerson },
  )
  const [lines, setLines] = useState(() =>
    startLines(preparation.items, returns?.to ?? usualHolder(preparation.items), returns),
  )
  const [onDay, setOnDay] = useState<string | undefined>(today)
  const [dueOn, setDueOn] = useState<string | undefined>()
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [made, setMade] = useState<SlipDetail | null>(null)
  const chosen = lines.filter(line => line.included && isGivenBy(line, from) === undefined)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (from.id === null || to.id === null || onDay === undefined || chosen.length === 0) return
    if (from.person.trim() === '' || to.person.trim() === '') return
    setBusy(true)
    setProblem(null)
    try {
      const slip = await makeSlip({
        ...{ id, kind, onDay, reason, note, returns: returns?.id ?? null },
        from: { kind: from.kind, id: from.id },
        to: { kind: to.kind, id: to.id },
        fromPerson: from.person,
        toPerson: to.person,
        dueOn: kind === 'hand-over' ? (dueOn ?? null) : null,
        items: chosen.map(line => ({
          ...{ agencyId: line.book.agency.id, bookId: line.book.id, copy: line.copy },
          condition: line.conditionText,
          sheets: Number(line.sheetCount) >= 1 ? Number(line.sheetCount) : null,
        })),
      })
      refreshCustody(queryClient)
      setMade(slip)
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  if (made !== null)
    return (
      <div className={classes.form} role="status" tabIndex={-1} ref={node => node?.focus()}>
        <strong>{text.made(made.number)}</strong>
        <span className="soft">{text.madeHint}</span>
        <div className={classes.buttons}>
          <SlipPapers slip={made} />
          <Button onClick={onClose}>{common.close}</Button>
        </div>
      </div>
    )
  const sides = { contractors: preparation.contractors, tried }
  return (
    <form onSubmit={event => void submit(event)} className={classes.form} noValidate>
      {returns === undefined && (
        <div>
          <SegmentedControl
            aria-label={text.kind}
            data-autofocus
            value={kind}
            onChange={value => setKind(value === 'transfer' ? 'transfer' : 'hand-over')}
            data={(['hand-over', 'transfer'] as const).map(value => ({ value, label: text.kinds[value] }))}
          />{' '}
          <span className="soft">{text.kindHints[kind === 'transfer' ? 'transfer' : 'hand-over']}</span>
        </div>
      )}
      <div className={classes.sides}>
        <PartyFields {...sides} label={text.from} side={from} onChange={setFrom} />
        <PartyFields {...sides} label={text.to} side={to} onChange={setTo} onlyLiving />
      </div>
      <div className={classes.days}>
        <DayInput
          label={text.onDay}
          withAsterisk
          value={onDay}
          onChange={setOnDay}
          error={tried && onDay === undefined ? text.fill : undefined}
        />
        {kind === 'hand-over' ? (
          <DayInput
            label={text.dueOn}
            description={text.dueHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={dueOn}
            onChange={setDueOn}
          />
        ) : (
          <span />
        )}
        <TextInput
          label={text.reason}
          autoFocus={returns !== undefined}
          maxLength={500}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
      </div>
      <SlipLines lines={lines} from={from} onChange={setLines} />
      {tried && chosen.length === 0 && <p className={classes.problem}>{text.pickOne}</p>}
      <Textarea
        label={text.note}
        autosize
        minRows={1}
        maxLength={1000}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
      />
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          {text.make}
        </Button>
        <Button variant="subtle" onClick={onClose} disabled={busy}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}
