import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { listPapers, type PaperId } from '../../../../../src/register/extract-papers.ts'
import type { ExtractView, issuingSchema } from '../../../../../src/registry/extracts/schema.ts'
import type { RecordView } from '../../../../../src/registry/schema.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { issuePaper, type PreviewInput, refreshExtracts } from './calls.ts'
import classes from './extracts.module.css'

interface IssueFormProps {
  readonly record: RecordView
  readonly office: z.output<typeof issuingSchema>
  /** What the preview is to show; told when a choice is made or a box is left. */
  readonly onSettled: (input: PreviewInput) => void
  readonly onIssued: (issued: ExtractView) => void
}

/** Which paper, how many, for whom, and who signs. */
export function IssueForm({ record, office, onSettled, onIssued }: IssueFormProps): ReactNode {
  const { extracts: text } = useMessages()
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const papers = listPapers(record.kind)
  const [last] = office.signers
  const [paper, setPaper] = useState<PaperId>(papers[0]?.id ?? 'XNHT')
  const [copies, setCopies] = useState(1)
  const [requesterName, setRequesterName] = useState('')
  const [requesterPaper, setRequesterPaper] = useState('')
  const [signerName, setSignerName] = useState(last?.name ?? '')
  const [signerTitle, setSignerTitle] = useState(last?.title ?? '')
  const [place, setPlace] = useState(office.place)
  const [fee, setFee] = useState('')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  // One id for one act: pressing twice, or again after a broken line, makes one paper.
  const [id, setId] = useState(() => crypto.randomUUID())
  const box = useRef<HTMLFormElement>(null)
  const settle = (more: Partial<PreviewInput> = {}) =>
    onSettled({ paper, copies, signerName, signerTitle, place, ...more })
  const first = useRef(settle)
  useEffect(() => first.current(), [])

  const feeVnd =
    fee.trim() === ''
      ? null
      : /^\d{1,9}$/.test(fee.replace(/[.\s]/g, ''))
        ? Number(fee.replace(/[.\s]/g, ''))
        : undefined
  const needed = (value: string) => (asked && value.trim() === '' ? text.missing : undefined)
  const whole = [requesterName, signerName, place].every(value => value.trim() !== '') && feeVnd !== undefined
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!whole) {
      const wrong = box.current?.querySelector<HTMLInputElement>(
        'input[aria-required]:placeholder-shown, input[aria-invalid]',
      )
      return wrong?.focus()
    }
    setBusy(true)
    setProblem(null)
    try {
      const input = {
        id,
        paper,
        copies,
        requesterName,
        requesterPaper,
        signerName,
        signerTitle,
        place,
        feeVnd,
      }
      const issued = await issuePaper({ agency: record.agency.id, record: record.id }, input)
      setId(crypto.randomUUID())
      refreshExtracts(queryClient)
      onIssued(issued)
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  const takeSigner = (at: string) => {
    const signer = office.signers[Number(at)]
    if (signer === undefined) return
    setSignerName(signer.name)
    setSignerTitle(signer.title)
    settle({ signerName: signer.name, signerTitle: signer.title })
  }
  return (
    <form ref={box} className={classes.fields} onSubmit={event => void submit(event)} noValidate>
      <p className="soft">{text.office(office.agencyName)}</p>
      <div className={classes.pair}>
        <NativeSelect
          label={text.paper}
          value={paper}
          data={papers.map(each => ({ value: each.id, label: each.name[language] }))}
          onChange={event => {
            const chosen = papers.find(each => each.id === event.currentTarget.value)
            if (chosen === undefined) return
            setPaper(chosen.id)
            settle({ paper: chosen.id })
          }}
        />
        <NumberInput
          label={text.copies}
          value={copies}
          min={1}
          max={100}
          allowDecimal={false}
          allowNegative={false}
          onChange={value => setCopies(Math.min(100, Math.max(1, Number(value) || 1)))}
          className={classes.short}
        />
      </div>
      <fieldset>
        <legend>{text.requester}</legend>
        <TextInput
          label={text.requesterName}
          aria-required
          withAsterisk
          autoFocus
          placeholder=" "
          maxLength={200}
          value={requesterName}
          onChange={event => setRequesterName(event.currentTarget.value)}
          error={needed(requesterName)}
        />
        <TextInput
          label={text.requesterPaper}
          description={text.requesterPaperHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={200}
          value={requesterPaper}
          onChange={event => setRequesterPaper(event.currentTarget.value)}
        />
      </fieldset>
      <fieldset>
        <legend>{text.signer}</legend>
        {office.signers.length > 1 && (
          <NativeSelect
            label={text.earlierSigners}
            data={office.signers.map((signer, at) => ({
              value: String(at),
              label: [signer.name, signer.title].filter(part => part !== '').join(', '),
            }))}
            onChange={event => takeSigner(event.currentTarget.value)}
          />
        )}
        <div className={classes.pair}>
          <TextInput
            label={text.signerName}
            aria-required
            withAsterisk
            placeholder=" "
            maxLength={100}
            value={signerName}
            onChange={event => setSignerName(event.currentTarget.value)}
            onBlur={() => settle()}
            error={needed(signerName)}
          />
          <TextInput
            label={text.signerTitle}
            maxLength={200}
            value={signerTitle}
            onChange={event => setSignerTitle(event.currentTarget.value)}
            onBlur={() => settle()}
          />
        </div>
      </fieldset>
      <div className={classes.pair}>
        <TextInput
          label={text.place}
          aria-required
          withAsterisk
          placeholder=" "
          maxLength={100}
          value={place}
          onChange={event => setPlace(event.currentTarget.value)}
          onBlur={() => settle()}
          error={needed(place)}
        />
        <TextInput
          label={text.fee}
          description={text.feeHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="numeric"
          maxLength={12}
          value={fee}
          onChange={event => setFee(event.currentTarget.value)}
          error={feeVnd === undefined ? text.feeWrong : undefined}
        />
      </div>
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          {text.doIssue}
        </Button>
      </div>
    </form>
  )
}
