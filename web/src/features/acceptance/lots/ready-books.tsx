import { Button, Checkbox, NumberInput, Select } from '@mantine/core'
import { IconCircleCheck, IconClipboardCheck, IconHourglass } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { ReadyBook, ReadyQuery } from '../../../../../src/acceptance/lots/schema.ts'
import { headline } from '../../../../../src/keying/kernel/residual/explain.ts'
import { formatPerThousand } from '../../../../../src/keying/kernel/residual/texts.ts'
import { kinds } from '../../../../../src/register/kind.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { KindLabel } from '../../../ui/kind-label.tsx'
import { kindShortName } from '../../../ui/kind-text.ts'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Badge } from '../../../ui/states/badge.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import plain from '../../../ui/table/plain-table.module.css'
import { AgencySelect } from '../../agencies/agency-select.tsx'
import { useReadyBooks, useResidual } from './calls.ts'
import classes from './lots.module.css'

type Filter = Partial<Omit<ReadyQuery, 'offset' | 'limit'>>
type Picked = ReadonlyMap<string, ReadyBook>
const limit = 50

interface ReadyBooksProps {
  readonly filter: Filter
  readonly onNarrow: (change: Filter) => void
  readonly picked: Picked
  readonly onPick: (picked: Picked) => void
}

/** Books that wait for acceptance, page by page, to be picked for a lot. */
export function ReadyBooks({ filter, onNarrow, picked, onPick }: ReadyBooksProps): ReactNode {
  const { lots: text } = useMessages()
  const { language } = useLanguage()
  const [offset, setOffset] = useState(0)
  const list = useReadyBooks({ ...filter, offset, limit })
  const books = list.data?.books ?? []
  const ready = books.filter(({ hindrances }) => hindrances.length === 0)
  const all = ready.length > 0 && ready.every(({ book }) => picked.has(book.id))
  const pick = (wanted: readonly ReadyBook[], on: boolean) => {
    const next = new Map(picked)
    for (const each of wanted) on ? next.set(each.book.id, each) : next.delete(each.book.id)
    onPick(next)
  }
  const count = (n: number) => formatCount(n, language)
  const total = list.data?.total ?? 0
  return (
    <div className={classes.ready}>
      <Filters filter={filter} onNarrow={onNarrow} />
      {list.isError ? (
        <Failed problem={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading />
      ) : books.length === 0 ? (
        <Empty
          icon={<IconClipboardCheck size={40} stroke={1.3} />}
          title={text.noReady}
          text={text.noReadyText}
        />
      ) : (
        <ScrollRegion className={plain.scroller} label={text.ready}>
          <table className={plain.table}>
            <thead>
              <tr>
                <th scope="col">
                  <Checkbox
                    size="xs"
                    aria-label={text.pickAll}
                    disabled={ready.length === 0}
                    checked={all}
                    onChange={() => pick(ready, !all)}
                  />
                </th>
                <th scope="col">{text.book}</th>
                <th scope="col">{text.of}</th>
                <th scope="col" className="number">
                  {text.records}
                </th>
                <th scope="col" title={text.residualHint}>
                  {text.residual}
                </th>
                <th scope="col">{text.hindered}</th>
              </tr>
            </thead>
            <tbody>
              {books.map(each => (
                <Row
                  key={each.book.id}
                  of={each}
                  picked={picked.has(each.book.id)}
                  onPick={on => pick([each], on)}
                />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <div className={classes.foot}>
        <span role="status">{picked.size > 0 && text.picked(count(picked.size))}</span>
        {total > limit && (
          <span className={classes.pager}>
            <Button
              size="xs"
              variant="default"
              disabled={offset === 0}
              onClick={() => setOffset(offset - limit)}
            >
              {text.earlier}
            </Button>
            {text.page(count(offset + 1), count(Math.min(total, offset + limit)), count(total))}
            <Button
              size="xs"
              variant="default"
              disabled={offset + limit >= total}
              onClick={() => setOffset(offset + limit)}
            >
              {text.later}
            </Button>
          </span>
        )}
      </div>
    </div>
  )
}

function Filters({ filter, onNarrow }: Pick<ReadyBooksProps, 'filter' | 'onNarrow'>): ReactNode {
  const { inventory: text } = useMessages()
  const { language } = useLanguage()
  return (
    <div className={classes.filters}>
      <Select
        aria-label={text.kind}
        placeholder={text.kind}
        clearable
        data={kinds.map(kind => ({ value: kind.code, label: kindShortName(kind.code, language) }))}
        value={filter.kind ?? null}
        onChange={kind => onNarrow({ kind: kind ?? undefined })}
      />
      <AgencySelect
        aria-label={text.agency}
        placeholder={text.agency}
        clearable
        value={filter.agency ?? null}
        onChange={agency => onNarrow({ agency: agency ?? undefined })}
      />
      <NumberInput
        aria-label={text.year}
        placeholder={text.year}
        hideControls
        allowDecimal={false}
        allowNegative={false}
        maxLength={4}
        w={90}
        value={filter.year ?? ''}
        onChange={year => {
          if (year === '' || (typeof year === 'number' && year >= 1800))
            onNarrow({ year: year === '' ? undefined : year })
        }}
      />
    </div>
  )
}

interface RowProps {
  readonly of: ReadyBook
  readonly picked: boolean
  readonly onPick: (on: boolean) => void
}

function Row({ of, picked, onPick }: RowProps): ReactNode {
  const { lots: text, inventory } = useMessages()
  const { language } = useLanguage()
  const { book, records, closingTotal, contractor, hindrances, rejected } = of
  const name = inventory.bookTitle(kindShortName(book.kind, language), book.year, book.volume)
  return (
    <tr>
      <td>
        <Checkbox
          size="xs"
          aria-label={text.pick(name)}
          disabled={hindrances.length > 0}
          checked={picked}
          onChange={event => onPick(event.currentTarget.checked)}
        />
      </td>
      <th scope="row">
        <Link
          to="/books/$agency/$book"
          params={{ agency: book.agency.id, book: book.id }}
          search={{ tab: 'acceptance' }}
        >
          <KindLabel kind={book.kind} /> · {inventory.volume.toLowerCase()} {book.volume}/{book.year}
        </Link>
        <div className="soft" title={book.agency.name}>
          {book.agency.name}
        </div>
        {rejected !== null && (
          <div className={classes.rejected} title={rejected.reason}>
            {text.rejectedBefore(rejected.number)}
          </div>
        )}
      </th>
      <td>{contractor?.name ?? text.ownPeople}</td>
      <td className="number">
        {formatCount(records, language)}
        {closingTotal !== null && (
          <span className="soft" title={text.closing}>
            {' '}
            / {formatCount(closingTotal, language)}
          </span>
        )}
      </td>
      <td>
        <Residual of={of} />
      </td>
      <td>
        {hindrances.length === 0 ? (
          <Badge tone="good" icon={<IconCircleCheck size={14} aria-hidden="true" />}>
            {text.clear}
          </Badge>
        ) : (
          <Badge tone="warning" icon={<IconHourglass size={14} aria-hidden="true" />}>
            {hindrances.map(hindrance => text.hindrances[hindrance]).join(', ')}
          </Badge>
        )}
      </td>
    </tr>
  )
}

/** What is probably still wrong in the book, as the quality of its keying tells. */
function Residual({ of }: { readonly of: ReadyBook }): ReactNode {
  const { lots: text } = useMessages()
  const { language } = useLanguage()
  const quality = useResidual(of)
  if (!of.keyedHere) return <span className="soft">{text.notKeyedHere}</span>
  if (quality.data === undefined) return null
  const { overall } = quality.data
  if (overall === null) return <span className="soft">{text.unknown}</span>
  const shown = (value: number) => formatPerThousand(value, language)
  const high = overall.high === null ? '…' : shown(overall.high)
  return (
    <span title={headline(quality.data, language)}>
      {text.residualOf(shown(overall.perThousand), shown(overall.low), high)}
    </span>
  )
}
