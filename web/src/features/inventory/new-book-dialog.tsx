import { Button, Modal, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import type { CopyFacts } from '../../../../src/inventory/paper/schema.ts'
import { kinds } from '../../../../src/register/kind.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { kindName } from '../../ui/kind-text.ts'
import { Failed } from '../../ui/states/failed.tsx'
import { useSession } from '../access/session.ts'
import { AgencySelect } from '../agencies/agency-select.tsx'
import { addBook } from './calls.ts'
import classes from './new-book-dialog.module.css'
import { refreshBooks } from './paper/calls.ts'
import { CopyFields, emptyCopy } from './paper/copy-fields.tsx'

interface NewBookDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Lists paper books: one, whose page opens then, or volume after volume of a shelf. */
export function NewBookDialog({ opened, onClose }: NewBookDialogProps): ReactNode {
  const messages = useMessages()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={messages.inventory.addBookTitle}
      size={640}
      closeButtonProps={{ 'aria-label': messages.common.close }}
    >
      <NewBookForm onClose={onClose} />
    </Modal>
  )
}

function NewBookForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { inventory: text, paper, common } = useMessages()
  const { language } = useLanguage()
  const { data: session } = useSession()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [agencyId, setAgencyId] = useState<string | null>(session?.account.agency.id ?? null)
  const [kind, setKind] = useState<string | null>(null)
  const [year, setYear] = useState<string | number>('')
  const [volume, setVolume] = useState('01')
  const [closingTotal, setClosingTotal] = useState<string | number>('')
  const [note, setNote] = useState('')
  const [more, setMore] = useState(false)
  const [dates, setDates] = useState<{ openedOn: string | null; endedOn: string | null }>(noDates)
  const [numbers, setNumbers] = useState({ first: '', last: '' })
  const [copy, setCopy] = useState<CopyFacts>(emptyCopy)
  const [done, setDone] = useState<readonly string[]>([])
  const volumeInput = useRef<HTMLInputElement>(null)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  const faults = {
    agency: agencyId === null,
    kind: kind === null,
    year: typeof year !== 'number' || year < 1800 || year > 2100,
    volume: !/^[0-9A-Za-z]{1,4}$/.test(volume.trim()),
  }
  const submit = async (isNext: boolean) => {
    setTried(true)
    if (agencyId === null || kind === null || typeof year !== 'number' || faults.year || faults.volume) return
    setBusy(true)
    setProblem(null)
    try {
      const total = typeof closingTotal === 'number' ? closingTotal : null
      const book = await addBook({
        agencyId,
        kind,
        year,
        volume: volume.trim(),
        closingTotal: total,
        note: note.trim() === '' ? null : note.trim(),
        ...(more && {
          paper: {
            ...dates,
            ...{ firstNumber: textOf(numbers.first), lastNumber: textOf(numbers.last), registering: copy },
          },
        }),
      })
      void refreshBooks(queryClient)
      if (isNext) {
        const name = text.bookTitle(kindName(kind, language), book.year, book.volume)
        setDone(old => [name, ...old])
        begin(book.volume)
        return
      }
      notifications.show({ message: text.added })
      onClose()
      await navigate({ to: '/books/$agency/$book', params: { agency: book.agency.id, book: book.id } })
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  // What differs from volume to volume is empty again; agency, kind, year, paper size and place stay.
  const begin = (last: string) => {
    setVolume(nextVolume(last))
    setClosingTotal('')
    setNote('')
    setDates(noDates)
    setNumbers({ first: '', last: '' })
    setCopy(old => ({ ...emptyCopy, paperSize: old.paperSize, place: old.place }))
    setTried(false)
    volumeInput.current?.focus()
    volumeInput.current?.select()
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        void submit(false)
      }}
      className={classes.form}
      noValidate
    >
      <Select
        label={text.kind}
        data-autofocus
        withAsterisk
        className={classes.wide}
        data={kinds.map(known => ({
          value: known.code,
          label:
            known.status === 'official'
              ? kindName(known.code, language)
              : `${kindName(known.code, language)} (${common.noOfficialForm})`,
        }))}
        value={kind}
        onChange={setKind}
        error={tried && faults.kind ? text.required : undefined}
      />
      <AgencySelect
        label={text.agency}
        withAsterisk
        className={classes.wide}
        value={agencyId}
        onChange={setAgencyId}
        error={tried && faults.agency ? text.required : undefined}
      />
      <NumberInput
        label={text.year}
        withAsterisk
        hideControls
        allowDecimal={false}
        maxLength={4}
        value={year}
        onChange={setYear}
        error={tried && faults.year ? text.yearWrong : undefined}
      />
      <TextInput
        ref={volumeInput}
        label={text.volume}
        withAsterisk
        description={text.volumeHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={4}
        value={volume}
        onChange={event => setVolume(event.currentTarget.value)}
        error={tried && faults.volume ? text.volumeWrong : undefined}
      />
      <NumberInput
        className={classes.wide}
        label={text.closingTotal}
        description={text.closingTotalHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        hideControls
        allowDecimal={false}
        allowNegative={false}
        value={closingTotal}
        onChange={setClosingTotal}
      />
      <Textarea
        className={classes.wide}
        label={text.note}
        maxLength={500}
        autosize
        minRows={2}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
      />
      {more && (
        <>
          <DayInput
            label={paper.openedOn}
            value={dates.openedOn ?? undefined}
            onChange={day => setDates(old => ({ ...old, openedOn: day ?? null }))}
          />
          <DayInput
            label={paper.endedOn}
            value={dates.endedOn ?? undefined}
            onChange={day => setDates(old => ({ ...old, endedOn: day ?? null }))}
          />
          <TextInput
            label={paper.firstNumber}
            maxLength={20}
            value={numbers.first}
            onChange={event => {
              const first = event.currentTarget.value
              setNumbers(old => ({ ...old, first }))
            }}
          />
          <TextInput
            label={paper.lastNumber}
            maxLength={20}
            value={numbers.last}
            onChange={event => {
              const last = event.currentTarget.value
              setNumbers(old => ({ ...old, last }))
            }}
          />
          <div className={classes.wide}>
            <CopyFields legend={paper.registering} value={copy} onChange={setCopy} disabled={false} />
          </div>
        </>
      )}
      {done.length > 0 && (
        <p className={classes.wide} role="status">
          <strong>{paper.listedMany(done.length)}</strong>: {done.slice(0, 3).join('; ')}
          {done.length > 3 && ' …'}
        </p>
      )}
      {problem !== null && (
        <div className={classes.wide}>
          <Failed problem={problem} />
        </div>
      )}
      <div className={classes.buttons}>
        <Button variant="subtle" aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? paper.fewerPaper : paper.morePaper}
        </Button>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button variant="default" loading={busy} onClick={() => void submit(true)}>
          {paper.addNext}
        </Button>
        <Button type="submit" loading={busy}>
          {text.addBook}
        </Button>
      </div>
    </form>
  )
}

const noDates = { openedOn: null, endedOn: null }
const textOf = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim())

/** The volume after one: 01 → 02, 1A → 1B is a person's business. */
function nextVolume(last: string): string {
  return /^\d+$/.test(last) ? String(Number(last) + 1).padStart(last.length, '0') : last
}
