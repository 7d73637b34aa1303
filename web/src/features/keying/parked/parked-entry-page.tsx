import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import type { EntryReading, ParkedEntry } from '../../../../../src/keying/arbitration/schema.ts'
import type { Doubt } from '../../../../../src/keying/schema.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindName } from '../../../ui/kind-text.ts'
import { Page } from '../../../ui/layout/page.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { finishParked, refreshAfterDecision, useParked, useParkedEntry } from '../arbitration/calls.ts'
import { EntryReader } from '../reading/entry-reader.tsx'

const route = getRouteApi('/shell/keying/parked/$agency/$case')

/** A parked entry before its second reader; finished, the next one comes. */
export function ParkedEntryPage(): ReactNode {
  const { agency, case: entry } = route.useParams()
  const parked = useParkedEntry(agency, entry)
  if (parked.isPending) return <Loading lines={9} />
  if (parked.isError) return <Failed whole problem={parked.error} onRetry={() => void parked.refetch()} />
  return <Reader key={entry} parked={parked.data} />
}

function Reader({ parked }: { readonly parked: ParkedEntry }): ReactNode {
  const { parked: text, inventory } = useMessages()
  const { language } = useLanguage()
  const query = route.useSearch()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const waiting = useParked(query)
  const { book, entry, number, keyings } = parked
  const agency = book.agency.id
  const read = useMemo(() => ({ ...parked, agency, ...merge(keyings) }), [parked, agency, keyings])
  const finish = async (reading: EntryReading) => {
    await finishParked(agency, entry, reading)
    notifications.show({ message: text.finished(number) })
    const next = waiting.data?.entries.find(other => other.entry !== entry)
    void refreshAfterDecision(queryClient)
    if (next === undefined) await navigate({ to: '/keying/parked', search: query })
    else
      await navigate({
        to: '/keying/parked/$agency/$case',
        params: { agency: next.book.agency.id, case: next.entry },
        search: query,
      })
  }
  return (
    <Page
      fill
      title={text.entry(number)}
      above={
        <Link to="/keying/parked" search={query}>
          ← {text.title}
        </Link>
      }
      below={
        <span className="soft">
          {inventory.bookTitle(kindName(book.kind, language), book.year, book.volume)} · {book.agency.name}
        </span>
      }
    >
      <EntryReader read={read} withDoubts keys={text.keys} finish={text.finish} onFinish={finish} />
    </Page>
  )
}

/** What is keyed so far: of two, what the one who did not park it keyed goes before. */
function merge(keyings: ParkedEntry['keyings']) {
  const values: Record<string, string> = {}
  const doubts: Record<string, Doubt> = {}
  for (const keying of keyings.toSorted((one, other) => Number(other.parked) - Number(one.parked))) {
    for (const [field, value] of Object.entries(keying.values)) if (value !== '') values[field] = value
    Object.assign(doubts, keying.doubts)
  }
  return { values, doubts }
}
