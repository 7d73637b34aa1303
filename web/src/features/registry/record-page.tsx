import { Anchor } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconExternalLink } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RecordView } from '../../../../src/registry/schema.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { FieldGroups } from '../../ui/fields/field-groups.tsx'
import { KindLabel } from '../../ui/kind-label.tsx'
import { kindName } from '../../ui/kind-text.ts'
import { Page } from '../../ui/layout/page.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useRecord } from './calls.ts'
import classes from './record.module.css'
import { useSearchMemory } from './search-memory.ts'
import { Versions } from './versions.tsx'

const route = getRouteApi('/shell/records/$agency/$record')

/** A record of the database: its fields as in the book, beside the image of the book's page. */
export function RecordPage(): ReactNode {
  const { agency, record: id } = route.useParams()
  const record = useRecord(agency, id)
  if (record.isPending) return <Loading lines={9} />
  if (record.isError) {
    return (
      <div style={{ padding: 20 }}>
        <Failed problem={record.error} onRetry={() => void record.refetch()} />
      </div>
    )
  }
  return <View record={record.data} />
}

function View({ record }: { readonly record: RecordView }): ReactNode {
  const { registry: text } = useMessages()
  const { language } = useLanguage()
  const { asked } = useSearchMemory()
  const narrow = useMediaQuery('(max-width: 900px)', undefined, { getInitialValueInEffect: false })
  const pdf = `/api/records/${record.agency.id}/${record.id}/pdf`
  const book = { agency: record.agency.id, book: record.bookId }
  const openPdf = (
    <Anchor href={pdf} target="_blank" rel="noreferrer" className={classes.open}>
      <IconExternalLink size={16} aria-hidden="true" /> {text.openPdf}
    </Anchor>
  )
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
    >
      <div className={classes.columns}>
        <div className={classes.left}>
          {narrow && openPdf}
          <section aria-label={text.fields} className={classes.fields}>
            <FieldGroups kind={record.kind} values={record.fields} />
          </section>
          <Versions record={record} />
        </div>
        {!narrow && (
          <section className={classes.right} aria-label={text.pdf}>
            <div className={classes.pdfBar}>
              <span title={record.pdfName}>{record.pdfName}</span>
              {openPdf}
            </div>
            <iframe src={`${pdf}#view=FitH&navpanes=0`} title={text.pdf} className={classes.pdf} />
          </section>
        )}
      </div>
    </Page>
  )
}
