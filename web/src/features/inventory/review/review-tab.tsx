import { Button, SegmentedControl } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Review, ReviewCounts } from '../../../../../src/inventory/review/schema.ts'
import { groupBy } from '../../../../../src/register/group-by.ts'
import { withQuery } from '../../../api/client.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindName } from '../../../ui/kind-text.ts'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import table from '../../../ui/table/plain-table.module.css'
import { AgencySelect } from '../../agencies/agency-select.tsx'
import type { BookFilter } from '../calls.ts'
import { usePeriods } from '../paper/calls.ts'
import { periodName } from '../paper/period-select.tsx'
import { useReview } from './calls.ts'
import classes from './inventory.module.css'

/** The counts of the report and the filter of books that each is the number of. */
const columns = [
  ['books', {}],
  ['reviewed', { reviewed: 'yes' }],
  ['lost', { standing: 'lost' }],
  ['destroyed', { standing: 'destroyed' }],
  ['torn', { condition: 'torn', standing: 'present' }],
  ['illegible', { condition: 'illegible', standing: 'present' }],
  ['second', { second: 'present' }],
] as const satisfies readonly (readonly [keyof ReviewCounts, BookFilter])[]
const sums = [
  ['closingTotal', 'withTotal'],
  ['sheets', 'withSheets'],
] as const

const groupings = ['agency', 'kind', 'period'] as const
type Grouping = (typeof groupings)[number]

interface Line {
  readonly key: string
  readonly name: string
  readonly filter: BookFilter
  readonly counts: ReviewCounts
}

interface ReviewTabProps {
  readonly filter: BookFilter
  readonly onNarrow: (change: BookFilter) => void
}

/** How many books there are and how their paper is, by agency, kind or period; each number opens the books it counts. */
export function ReviewTab({ filter, onNarrow }: ReviewTabProps): ReactNode {
  const { paper: text } = useMessages()
  const [by, setBy] = useState<Grouping>('agency')
  const review = useReview(filter)
  return (
    <>
      <div className={classes.line}>
        <SegmentedControl
          aria-label={text.report.by}
          data={groupings.map(value => ({ value, label: text.report[value] }))}
          value={by}
          onChange={value => setBy(groupings.find(each => each === value) ?? 'agency')}
        />
        <AgencySelect
          aria-label={text.under}
          placeholder={text.under}
          clearable
          value={filter.under ?? null}
          onChange={under => onNarrow({ under: under ?? undefined })}
          className={classes.wide}
        />
        <span className={classes.grow} />
        <Button
          component="a"
          variant="default"
          href={withQuery('/api/inventory/review.xlsx', filter)}
          leftSection={<IconDownload size={17} />}
        >
          {text.report.download}
        </Button>
      </div>
      {review.isPending && <Loading lines={8} />}
      {review.isError && <Failed problem={review.error} onRetry={() => void review.refetch()} />}
      {review.data !== undefined && <ReviewTable review={review.data} by={by} filter={filter} />}
    </>
  )
}

interface ReviewTableProps {
  readonly review: Review
  readonly by: Grouping
  readonly filter: BookFilter
}

function ReviewTable({ review, by, filter }: ReviewTableProps): ReactNode {
  const { paper: text } = useMessages()
  const { language } = useLanguage()
  const periods = usePeriods()
  const named: Readonly<Record<Grouping, (row: Review['rows'][number]) => Omit<Line, 'counts'>>> = {
    agency: ({ agency }) => ({ key: agency.id, name: agency.name, filter: { agency: agency.id } }),
    kind: ({ kind }) => ({ key: kind, name: kindName(kind, language), filter: { kind } }),
    period: ({ period }) => ({
      key: period ?? 'none',
      name: period === null ? text.noPeriod : periodName(periods.data, period, language),
      filter: { period: period ?? 'none' },
    }),
  }
  const lines = [...groupBy(review.rows, row => named[by](row).key).values()].flatMap((rows): Line[] => {
    const [first] = rows
    return first === undefined ? [] : [{ ...named[by](first), counts: add(rows, review.total) }]
  })
  const total: Line = { key: 'total', name: text.report.total, filter: {}, counts: review.total }
  return (
    <ScrollRegion label={text.report.label} className={`${table.scroller} ${classes.table}`}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{text.report[by]}</th>
            {columns.map(([column]) => (
              <th key={column} scope="col" className="number">
                {text.report[column]}
              </th>
            ))}
            {sums.map(([column]) => (
              <th key={column} scope="col" className="number">
                {text.report[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[total, ...lines].map(line => (
            <tr key={line.key}>
              <th scope="row">{line.key === 'total' ? <strong>{line.name}</strong> : line.name}</th>
              {columns.map(([column, also]) => (
                <td key={column} className="number">
                  {line.counts[column] === 0 ? (
                    0
                  ) : (
                    <Link
                      to="/books"
                      search={{ ...filter, ...line.filter, ...also }}
                      aria-label={`${formatCount(line.counts[column], language)}: ${text.report.link(text.report[column], line.name)}`}
                    >
                      {formatCount(line.counts[column], language)}
                    </Link>
                  )}
                </td>
              ))}
              {sums.map(([column, known]) => (
                <td
                  key={column}
                  className="number"
                  title={text.report.known(formatCount(line.counts[known], language))}
                >
                  {formatCount(line.counts[column], language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function add(rows: readonly ReviewCounts[], shape: ReviewCounts): ReviewCounts {
  const sum = { ...shape }
  for (const name of Object.keys(shape) as (keyof ReviewCounts)[])
    sum[name] = rows.reduce((all, row) => all + row[name], 0)
  return sum
}
