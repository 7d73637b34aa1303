import { Anchor, Button, NativeSelect } from '@mantine/core'
import { IconFileTypePdf } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { parseEntryNumber } from '../../../../../src/register/number.ts'
import { useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useDrop } from '../../../ui/use-drop.ts'
import { useFile } from '../../../ui/viewer/use-file.ts'
import { useCan } from '../../access/session.ts'
import { type DraftPlace, draftAddress, useScannedCases } from './calls.ts'
import classes from './entry-desk.module.css'
import type { DraftAtWork } from './use-draft.ts'

interface DraftPdfProps {
  readonly place: DraftPlace
  /** The number as typed: the scanned case with this number is proposed. */
  readonly number: string
  readonly draft: DraftAtWork
  readonly busy: boolean
  /** A phone: PDFs are opened by themselves. */
  readonly narrow: boolean
  readonly attempt: (run: () => Promise<void>) => Promise<void>
}

/** The paper beside the form: the PDF of the case, or the ways to get one. */
export function DraftPdf({ place, number, draft, busy, narrow, attempt }: DraftPdfProps): ReactNode {
  const { entry: text, registry } = useMessages()
  const [taken, setTaken] = useState(0)
  const [replacing, setReplacing] = useState(false)
  const attach = (run: () => Promise<void>) =>
    void attempt(async () => {
      await run()
      setTaken(count => count + 1)
      setReplacing(false)
    })
  const drop = useDrop(([file]) => {
    if (file !== undefined) attach(() => draft.attachFile(file))
  })
  const has = draft.pdfName !== null
  return (
    <section
      className={classes.pdf}
      aria-label={text.pdf}
      data-over={drop.over || undefined}
      {...drop.handlers}
    >
      {has && (
        <div className={classes.pdfBar}>
          <span title={draft.pdfName ?? ''}>{draft.pdfName}</span>
          {narrow && (
            <Anchor href={`${draftAddress(place)}/pdf`} target="_blank" rel="noreferrer" size="sm">
              {registry.openPdf}
            </Anchor>
          )}
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => setReplacing(!replacing)}
            aria-expanded={replacing}
          >
            {text.replacePdf}
          </Button>
        </div>
      )}
      {(!has || replacing) && (
        <Ways place={place} number={number} draft={draft} busy={busy} attach={attach} />
      )}
      {has && !narrow && <Shown key={taken} src={`${draftAddress(place)}/pdf`} label={text.pdf} />}
    </section>
  )
}

interface WaysProps extends Omit<DraftPdfProps, 'attempt' | 'narrow'> {
  readonly attach: (run: () => Promise<void>) => void
}

function Ways({ place, number, draft, busy, attach }: WaysProps): ReactNode {
  const { entry: text } = useMessages()
  const can = useCan()
  const input = useRef<HTMLInputElement>(null)
  const cases = useScannedCases(place, can('pages.read')).data ?? []
  const wanted = parseEntryNumber(number)
  const same = cases.find(each => {
    const parsed = parseEntryNumber(each.number)
    return wanted !== undefined && parsed?.value === wanted.value && parsed.suffix === wanted.suffix
  })
  const [picked, setPicked] = useState('')
  const caseId = picked === '' ? (same?.id ?? '') : picked
  return (
    <div className={classes.ways}>
      <IconFileTypePdf size={34} stroke={1.3} aria-hidden="true" />
      <p>{text.pdfHint}</p>
      <input
        ref={input}
        type="file"
        accept="application/pdf,.pdf"
        hidden
        aria-label={text.pickPdf}
        onChange={event => {
          const file = event.currentTarget.files?.[0]
          if (file !== undefined) attach(() => draft.attachFile(file))
          event.currentTarget.value = ''
        }}
      />
      <Button
        variant={same === undefined ? 'filled' : 'default'}
        loading={busy}
        onClick={() => input.current?.click()}
      >
        {text.pickPdf}
      </Button>
      {cases.length > 0 && (
        <form
          className={classes.caseForm}
          onSubmit={event => {
            event.preventDefault()
            if (caseId !== '') attach(() => draft.attachCase(caseId))
          }}
        >
          <NativeSelect
            label={text.fromCase}
            value={caseId}
            onChange={event => setPicked(event.currentTarget.value)}
            data={[
              { value: '', label: '–' },
              ...cases.map(each => ({ value: each.id, label: text.caseOf(each.number, each.pages.length) })),
            ]}
          />
          <Button
            type="submit"
            variant={same === undefined ? 'default' : 'filled'}
            disabled={caseId === ''}
            loading={busy}
          >
            {text.takeCase}
          </Button>
        </form>
      )}
    </div>
  )
}

function Shown({ src, label }: { readonly src: string; readonly label: string }): ReactNode {
  const { url, problem } = useFile(src)
  if (url !== null)
    return <iframe src={`${url}#view=FitH&navpanes=0`} title={label} className={classes.frame} />
  return problem === null ? <Loading lines={6} /> : <Failed problem={problem} />
}
