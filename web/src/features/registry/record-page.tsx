import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { RecordView } from '../../../../src/registry/schema.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { KindLabel } from '../../ui/kind-label.tsx'
import { kindName } from '../../ui/kind-text.ts'
import { Page } from '../../ui/layout/page.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useCan } from '../access/session.ts'
import { useApprovalsOf } from '../approvals/calls.ts'
import { useRecord } from './calls.ts'
import { IssueExtractButton } from './extracts/issue-button.tsx'
import { NoteForm } from './record/note-form.tsx'
import { RecordParts } from './record/record-parts.tsx'
import { FoldedPdf, RecordPdf } from './record/record-pdf.tsx'
import { Repair } from './record/repair.tsx'
import classes from './record.module.css'
import { useSearchMemory } from './search-memory.ts'
import { Standing } from './standing.tsx'

const route = getRouteApi('/shell/records/$agency/$record')

/** A record of the database: its fields as in the book, beside the image of the book's page. */
export function RecordPage(): ReactNode {
  const { agency, record: id } = route.useParams()
  const record = useRecord(agency, id)
  if (record.isPending) return <Loading lines={9} />
  if (record.isError) return <Failed whole problem={record.error} onRetry={() => void record.refetch()} />
  return <View key={id} record={record.data} />
}

/** What stands beside the image: the record, or one of the three things that may be done to it. */
type Doing =
  | { readonly what: 'repair'; readonly start: RecordView['fields'] }
  | { readonly what: 'note' }
  | { readonly what: 'removal' }
  | null

function View({ record }: { readonly record: RecordView }): ReactNode {
  const { registry: text, correcting, record: words } = useMessages()
  const { language } = useLanguage()
  const can = useCan()
  const { asked } = useSearchMemory()
  const narrow = useMediaQuery('(max-width: 900px)', undefined, { getInitialValueInEffect: false })
  const requests = useApprovalsOf(`record:${record.id}`, can('approvals.read'))
  const approvals = requests.data?.approvals ?? []
  const stands = record.removedAt === null
  const mayAsk =
    can('records.correct') && requests.isSuccess && approvals.every(each => each.state !== 'asked')
  const mayNote = stands && can('records.annotate')
  const [doing, setDoing] = useState<Doing>(null)
  const stop = () => setDoing(null)
  const repair = stands && can('records.repair') && !record.bookClosed
  const startRepair = (start = record.fields) => setDoing({ what: 'repair', start })
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
        doing === null && (
          <>
            <IssueExtractButton record={record} />
            {repair && (
              <Button variant="default" title={words.repairHint} onClick={() => startRepair()}>
                {words.repair}
              </Button>
            )}
            {mayNote && (
              <Button variant="default" title={words.noteHint} onClick={() => setDoing({ what: 'note' })}>
                {words.writeNote}
              </Button>
            )}
            {mayAsk && stands && (
              <Button variant="subtle" onClick={() => setDoing({ what: 'removal' })}>
                {correcting.remove}
              </Button>
            )}
          </>
        )
      }
    >
      <div className={classes.columns}>
        <div className={classes.left}>
          {narrow && <FoldedPdf record={record} />}
          {stands && record.bookClosed && can('records.repair') && (
            <p className={classes.hint}>{words.bookClosed}</p>
          )}
          <Standing
            record={record}
            requests={approvals}
            asking={doing?.what === 'removal'}
            onAsking={asking => setDoing(asking ? { what: 'removal' } : null)}
            mayAsk={mayAsk}
          />
          {doing?.what === 'repair' && (
            <Repair
              record={record}
              start={doing.start}
              onDone={stop}
              onNote={() => setDoing({ what: 'note' })}
            />
          )}
          {doing?.what === 'note' && (
            <NoteForm record={record} onDone={stop} onRepair={repair ? () => startRepair() : null} />
          )}
          <RecordParts
            record={record}
            hidden={doing?.what === 'repair'}
            mayNote={mayNote}
            mayRestore={mayAsk && stands}
            onRepair={repair && doing === null ? startRepair : null}
          />
        </div>
        {!narrow && <RecordPdf record={record} />}
      </div>
    </Page>
  )
}
