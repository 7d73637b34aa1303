import { Button, SegmentedControl } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { PairedBook, PairList } from '../../../../../src/inventory/duplicates/schema.ts'
import { problemText } from '../../../api/problem.ts'
import { formatCount, formatDay } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindName } from '../../../ui/kind-text.ts'
import { showUndo } from '../../../ui/show-undo.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useCan } from '../../access/session.ts'
import type { BookFilter } from '../calls.ts'
import { refreshBooks } from '../paper/calls.ts'
import { type Settled, settle, usePairs } from './calls.ts'
import classes from './inventory.module.css'

const shows = ['no', 'second', 'different'] as const
type Pair = PairList['pairs'][number]

/** Books that two agencies seem to have listed both: what they have in common, and what a person finds they are. */
export function TwiceTab({ filter }: { readonly filter: BookFilter }): ReactNode {
  const { paper: text } = useMessages()
  const { language } = useLanguage()
  const [settled, setSettled] = useState<Settled>('no')
  const pairs = usePairs(filter, settled)
  const words = text.twice
  return (
    <>
      <p className="soft">{words.intro}</p>
      <div className={classes.line}>
        <SegmentedControl
          aria-label={words.show}
          data={shows.map(value => ({ value, label: words.shows[value] }))}
          value={settled}
          onChange={value => setSettled(shows.find(each => each === value) ?? 'no')}
        />
      </div>
      {pairs.isPending && <Loading lines={6} />}
      {pairs.isError && <Failed problem={pairs.error} onRetry={() => void pairs.refetch()} />}
      {pairs.data?.total === 0 && <p>{words.empty}</p>}
      {pairs.data !== undefined && pairs.data.total > pairs.data.pairs.length && (
        <p role="status">
          {words.more(
            formatCount(pairs.data.pairs.length, language),
            formatCount(pairs.data.total, language),
          )}
        </p>
      )}
      <div className={classes.pairs}>
        {pairs.data?.pairs.map(pair => (
          <PairCard key={`${pair.first.id} ${pair.second.id}`} pair={pair} settled={settled} />
        ))}
      </div>
    </>
  )
}

const refOf = ({ agency, id }: PairedBook) => ({ agencyId: agency.id, bookId: id })

function PairCard({ pair, settled }: { readonly pair: Pair; readonly settled: Settled }): ReactNode {
  const messages = useMessages()
  const words = messages.paper.twice
  const mayWrite = useCan()('books.write')
  const queryClient = useQueryClient()
  const [swapped, setSwapped] = useState(false)
  const [busy, setBusy] = useState(false)
  const [first, second] = swapped ? [pair.second, pair.first] : [pair.first, pair.second]
  const say = async (verdict: 'second' | 'different' | 'open') => {
    await settle({ first: refOf(first), second: refOf(second), verdict })
    await refreshBooks(queryClient)
  }
  const decide = async (verdict: 'second' | 'different' | 'open', done: string) => {
    setBusy(true)
    try {
      await say(verdict)
      if (verdict === 'open') notifications.show({ message: done })
      else showUndo(messages, done, () => say('open'))
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className={classes.pair}>
      <div className={classes.two}>
        <BookFacts book={first} same={pair.same} title={words.first} />
        <BookFacts book={second} same={pair.same} title={words.second} />
      </div>
      {mayWrite && (
        <div className={`${classes.line} ${classes.middle}`}>
          {settled === 'no' ? (
            <>
              <Button size="xs" loading={busy} onClick={() => void decide('second', words.joined)}>
                {words.isSecond(second.agency.name)}
              </Button>
              <Button
                size="xs"
                variant="default"
                loading={busy}
                onClick={() => void decide('different', words.apart)}
              >
                {words.different}
              </Button>
              <Button size="xs" variant="subtle" onClick={() => setSwapped(!swapped)}>
                {words.swap}
              </Button>
            </>
          ) : (
            <Button
              size="xs"
              variant="default"
              loading={busy}
              onClick={() => void decide('open', words.takenBack)}
            >
              {words.takeBack}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

interface BookFactsProps {
  readonly book: PairedBook
  readonly same: Pair['same']
  readonly title: string
}

function BookFacts({ book, same, title }: BookFactsProps): ReactNode {
  const { paper: text, inventory } = useMessages()
  const { language } = useLanguage()
  const day = (value: string | null) => (value === null ? '–' : formatDay(value))
  const facts = [
    [inventory.volume, book.volume, same.volume],
    [inventory.closingTotal, book.closingTotal ?? '–', same.closingTotal],
    [text.firstNumber, book.firstNumber ?? '–', false],
    [text.lastNumber, book.lastNumber ?? '–', same.lastNumber],
    [text.openedOn, day(book.openedOn), same.openedOn],
    [text.endedOn, day(book.endedOn), same.endedOn],
    [inventory.note, book.note ?? '–', false],
  ] as const
  return (
    <div>
      <h3>
        {title}:{' '}
        <Link
          to="/books/$agency/$book"
          params={{ agency: book.agency.id, book: book.id }}
          search={{ tab: 'paper' }}
        >
          {inventory.bookTitle(kindName(book.kind, language), book.year, book.volume)}
        </Link>
      </h3>
      <p>
        {book.agency.name}
        {book.worked && ` · ${text.twice.worked}`}
      </p>
      <dl className={classes.facts}>
        {facts.map(([name, value, isSame]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd className={isSame ? classes.same : undefined}>
              {value}
              {isSame && ` (${text.twice.same.toLowerCase()})`}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
