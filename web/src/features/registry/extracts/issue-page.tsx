import { useMediaQuery } from '@mantine/hooks'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { ExtractView } from '../../../../../src/registry/extracts/schema.ts'
import type { RecordView } from '../../../../../src/registry/schema.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindName } from '../../../ui/kind-text.ts'
import { Page } from '../../../ui/layout/page.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useRecord } from '../calls.ts'
import { type PreviewInput, paperFile, useIssuing } from './calls.ts'
import classes from './extracts.module.css'
import { IssueForm } from './issue-form.tsx'
import { IssuedBefore } from './issued-before.tsx'
import { IssuedNow } from './issued-now.tsx'
import { Preview } from './preview.tsx'

const route = getRouteApi('/shell/records/$agency/$record/extract')

/** Issuing papers from a record. */
export function IssuePage(): ReactNode {
  const { agency, record: id } = route.useParams()
  const record = useRecord(agency, id)
  if (record.isPending) return <Loading lines={9} />
  if (record.isError) return <Failed whole problem={record.error} onRetry={() => void record.refetch()} />
  return <Issuing record={record.data} />
}

/** What is asked on the left, the paper itself on the right. */
function Issuing({ record }: { readonly record: RecordView }): ReactNode {
  const { extracts: text } = useMessages()
  const { language } = useLanguage()
  const narrow = useMediaQuery('(max-width: 900px)', undefined, { getInitialValueInEffect: false })
  const place = { agency: record.agency.id, record: record.id }
  const issuing = useIssuing(place)
  const [shown, setShown] = useState<PreviewInput | null>(null)
  const [issued, setIssued] = useState<ExtractView | null>(null)
  const entry = `${kindName(record.kind, language)} ${record.number}/${record.year}`
  const paper =
    issued === null ? (
      <Preview place={place} input={shown} />
    ) : (
      <iframe src={`${paperFile(issued, 'pdf')}#view=FitH`} title={text.printed} className={classes.paper} />
    )
  return (
    <Page
      fill={!narrow}
      title={text.issueTitle(entry)}
      above={
        <Link to="/records/$agency/$record" params={place} className={classes.back}>
          {text.backToRecord}
        </Link>
      }
    >
      {record.removedAt !== null ? (
        <p>{text.removed}</p>
      ) : issuing.isPending ? (
        <Loading lines={6} />
      ) : issuing.isError ? (
        <Failed problem={issuing.error} onRetry={() => void issuing.refetch()} />
      ) : (
        <div className={classes.columns}>
          <div className={classes.form}>
            {issued === null ? (
              <IssueForm record={record} office={issuing.data} onSettled={setShown} onIssued={setIssued} />
            ) : (
              <IssuedNow issued={issued} onAnother={() => setIssued(null)} />
            )}
            <IssuedBefore extracts={issuing.data.issued} />
          </div>
          <section className={classes.sheet} aria-label={issued === null ? text.preview : text.printed}>
            {paper}
          </section>
        </div>
      )}
    </Page>
  )
}
