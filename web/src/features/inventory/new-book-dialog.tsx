import { Button, Modal, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { kinds } from '../../../../src/register/kind.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindName } from '../../ui/kind-text.ts'
import { Failed } from '../../ui/states/failed.tsx'
import { useSession } from '../access/session.ts'
import { AgencySelect } from '../agencies/agency-select.tsx'
import { addBook } from './calls.ts'
import classes from './new-book-dialog.module.css'

interface NewBookDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Lists a paper book; afterwards the new book's page opens. */
export function NewBookDialog({ opened, onClose }: NewBookDialogProps): ReactNode {
  const messages = useMessages()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={messages.inventory.addBookTitle}
      size={560}
      closeButtonProps={{ 'aria-label': messages.common.close }}
    >
      <NewBookForm onClose={onClose} />
    </Modal>
  )
}

function NewBookForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { inventory: text, common } = useMessages()
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
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  const faults = {
    agency: agencyId === null,
    kind: kind === null,
    year: typeof year !== 'number' || year < 1800 || year > 2100,
    volume: !/^[0-9A-Za-z]{1,4}$/.test(volume.trim()),
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
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
      })
      notifications.show({ message: text.added })
      void queryClient.invalidateQueries({ queryKey: ['books'] })
      void queryClient.invalidateQueries({ queryKey: ['overview'] })
      onClose()
      await navigate({ to: '/books/$agency/$book', params: { agency: book.agency.id, book: book.id } })
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={event => void submit(event)} className={classes.form} noValidate>
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
      {problem !== null && (
        <div className={classes.wide}>
          <Failed problem={problem} />
        </div>
      )}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button type="submit" loading={busy}>
          {text.addBook}
        </Button>
      </div>
    </form>
  )
}
