import { Anchor, Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconExternalLink } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { RecordView } from '../../../../src/registry/schema.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { FieldGroups } from '../../ui/fields/field-groups.tsx'
import { isMasked } from '../../ui/fields/field-text.ts'
import { KindLabel } from '../../ui/kind-label.tsx'
import { kindName } from '../../ui/kind-text.ts'
import { Page } from '../../ui/layout/page.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useCan } from '../access/session.ts'
import { useApprovalsOf } from '../approvals/calls.ts'
import { recordAddress, useRecord } from './calls.ts'
import classes from './record.module.css'
import { useSearchMemory } from './search-memory.ts'
import { Standing } from './standing.tsx'
import { Versions } from './versions.tsx'

const route = getRouteApi('/shell/records/$agency/$record')

/** A record of the database: its fields as in the book, beside the image of the book's page. */
export function RecordPage(): ReactNode {
  const { agency, record: id } = route.useParams()
  const record = useRecord(agency, id)
  if (record.isPending) return <Loading lines={9} />
  if (record.isError) return <Failed whole problem={record.error} onRetry={() => void record.refetch()} />
  return <View record={record.data} />
}

function View({ record }: { readonly record: RecordView }): ReactNode {
  const { registry: text, correcting } = useMessages()
  const { language } = useLanguage()
  const can = useCan()
  const { asked } = useSearchMemory()
  const narrow = useMediaQuery('(max-width: 900px)', undefined, { getInitialValueInEffect: false })
  const requests = useApprovalsOf(`record:${record.id}`, can('approvals.read'))
  const approvals = requests.data?.approvals ?? []
  const removed = record.removedAt !== null
  const mayAsk =
    can('records.correct') && requests.isSuccess && approvals.every(each => each.state !== 'asked')
  const [asking, setAsking] = useState(false)
  const book = { agency: record.agency.id, book: record.bookId }
  return (
    <Page
      fill={!narrow}
      title={text.recordTitle(kindName(record.kind, language), record.number, record.year)}
      above={
        <div className={classes.trail}>
          {asked !== null && <Link to="/search">← {text.backToResults}</Link>}
          <Link to="/books/$agency/$book" params={book} search={{ tab: 'records' }}>
            {text.toBook}
          </Link>
          {can('journal.read') && (
            <Link to="/journal" search={{ subject: `record:${record.id}` }}>
              {correcting.journal}
            </Link>
          )}
        </div>
      }
      heading={
        <>
          <KindLabel kind={record.kind} full /> · {text.entryNumber(record.number, record.year)}
        </>
      }
      below={
        <div className="soft">
          {record.agency.name} · {text.volume(record.volume)} · {text.version(record.version)}
        </div>
      }
      actions={
        mayAsk &&
        !removed &&
        !asking && (
          <Button variant="default" onClick={() => setAsking(true)}>
            {correcting.remove}
          </Button>
        )
      }
    >
      <div className={classes.columns}>
        <div className={classes.left}>
          {narrow && <PdfLinks record={record} />}
          <Standing
            record={record}
            requests={approvals}
            asking={asking}
            onAsking={setAsking}
            mayAsk={mayAsk}
          />
          {Object.values(record.fields).some(isMasked) && <p className={classes.hint}>{correcting.masked}</p>}
          <section aria-label={text.fields} className={classes.fields}>
            <FieldGroups kind={record.kind} values={record.fields} />
          </section>
          <Versions record={record} mayRestore={mayAsk && !removed} />
        </div>
        {!narrow && (
          <section className={classes.right} aria-label={text.pdf}>
            <div className={classes.pdfBar}>
              <span title={record.pdfName}>{record.pdfName}</span>
              <PdfLinks record={record} />
            </div>
            <iframe
              src={`${recordAddress(record)}/pdf#view=FitH&navpanes=0`}
              title={text.pdf}
              className={classes.pdf}
            />
          </section>
        )}
      </div>
    </Page>
  )
}

/** Opens the PDF with the viewer's mark; who may have originals can open that one, too. */
function PdfLinks({ record }: { readonly record: RecordView }): ReactNode {
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
