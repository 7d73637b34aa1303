import { Anchor } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { RecordView } from '../../../../../src/registry/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { useCan } from '../../access/session.ts'
import { recordAddress } from '../calls.ts'
import classes from './record.module.css'

/** The PDF of a record beside its fields, in the browser's own viewer: to zoom, turn and search. */
export function RecordPdf({ record }: { readonly record: RecordView }): ReactNode {
  const { registry: text } = useMessages()
  return (
    <section className={classes.right} aria-label={text.pdf}>
      <div className={classes.pdfBar}>
        <span title={record.pdfName}>{record.pdfName.split('/').at(-1)}</span>
        <PdfLinks record={record} />
      </div>
      <Frame record={record} />
    </section>
  )
}

/** The same on a phone: above the fields, opened when it is wanted. */
export function FoldedPdf({ record }: { readonly record: RecordView }): ReactNode {
  const { registry: text } = useMessages()
  const [open, setOpen] = useState(false)
  return (
    <details className={classes.part} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{text.pdf}</h2>
      </summary>
      <PdfLinks record={record} />
      {open && <Frame record={record} />}
    </details>
  )
}

function Frame({ record }: { readonly record: RecordView }): ReactNode {
  const { registry: text } = useMessages()
  return (
    <iframe
      src={`${recordAddress(record)}/pdf#view=FitH&navpanes=0`}
      title={text.pdf}
      className={classes.pdf}
    />
  )
}

/** Opens the PDF with the viewer's mark; who may have originals can open that one, too. */
export function PdfLinks({ record }: { readonly record: RecordView }): ReactNode {
  const { registry: text, correcting } = useMessages()
  const can = useCan()
  const pdf = `${recordAddress(record)}/pdf`
  return (
    <span className={classes.links}>
      <Anchor
        href={pdf}
        target="_blank"
        rel="noreferrer"
        className={classes.open}
        title={correcting.watermarked}
      >
        <IconExternalLink size={16} aria-hidden="true" /> {text.openPdf}
      </Anchor>
      {can('originals.read') && (
        <Anchor href={`${pdf}?original=yes`} target="_blank" rel="noreferrer" className={classes.open}>
          {correcting.originalPdf}
        </Anchor>
      )}
    </span>
  )
}
