import { IconEyeQuestion } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatMoment } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindName } from '../../../ui/kind-text.ts'
import { Page } from '../../../ui/layout/page.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import table from '../../../ui/table/plain-table.module.css'
import { ArbitrationTabs } from '../arbitration/arbitration-tabs.tsx'
import { useParked } from '../arbitration/calls.ts'

const route = getRouteApi('/shell/keying/parked')

/** What keyers could not read, waiting for a second reader; those that wait longest first. */
export function ParkedPage(): ReactNode {
  const query = route.useSearch()
  const { parked: text, inventory } = useMessages()
  const { language } = useLanguage()
  const list = useParked(query)
  return (
    <Page fill title={text.title} actions={<ArbitrationTabs current="parked" query={query} />}>
      {list.isPending ? (
        <Loading />
      ) : list.isError ? (
        <Failed problem={list.error} onRetry={() => void list.refetch()} />
      ) : list.data.entries.length === 0 ? (
        <Empty icon={<IconEyeQuestion size={40} stroke={1.3} />} title={text.empty} text={text.emptyText} />
      ) : (
        <ScrollRegion label={text.title} className={table.scroller}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{text.number}</th>
                <th scope="col">{text.book}</th>
                <th scope="col">{text.notes}</th>
                <th scope="col">{text.since}</th>
              </tr>
            </thead>
            <tbody>
              {list.data.entries.map(({ entry, book, number, notes, since }) => (
                <tr key={entry}>
                  <th scope="row">
                    <Link
                      to="/keying/parked/$agency/$case"
                      params={{ agency: book.agency.id, case: entry }}
                      search={query}
                    >
                      {text.entry(number)}
                    </Link>
                  </th>
                  <td>
                    {inventory.bookTitle(kindName(book.kind, language), book.year, book.volume)},{' '}
                    {book.agency.name}
                  </td>
                  <td style={{ whiteSpace: 'normal' }}>
                    {notes.length === 0 ? <span className="soft">{text.noNote}</span> : notes.join('; ')}
                  </td>
                  <td>{formatMoment(since)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Page>
  )
}
