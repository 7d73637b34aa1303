import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { agencyLevels } from '../../../../../src/agencies/schema.ts'
import {
  type BookSums,
  type Grouping,
  measures,
  type Progress,
  type ProgressGroup,
} from '../../../../../src/reports/progress/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindShortName } from '../../../ui/kind-text.ts'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import plain from '../../../ui/table/plain-table.module.css'
import { usePeriods } from '../../inventory/paper/calls.ts'
import { periodName } from '../../inventory/paper/period-select.tsx'
import { depositedShare } from './books-in.ts'
import { formatShare } from './format-share.ts'
import classes from './progress.module.css'
import type { ProgressNarrowing } from './progress-search.ts'

interface GroupTableProps {
  readonly progress: Progress
  readonly by: Grouping
  readonly filter: ProgressNarrowing
}

/** The numbers by groups; every number opens the list of its books. */
export function GroupTable({ progress, by, filter }: GroupTableProps): ReactNode {
  const { home: text, common } = useMessages()
  const { language } = useLanguage()
  const nameOf = useGroupName(by)
  const columns = ['books', ...measures] as const
  const cells = (sums: BookSums, search: ProgressGroup['filter'], name: string) => [
    ...columns.map(column => {
      const shown = formatCount(sums[column], language)
      return (
        <td key={column} className="number">
          {search === null || sums[column] === 0 ? (
            shown
          ) : (
            <Link to="/books" search={search} aria-label={text.cell(shown, text.columns[column], name)}>
              {shown}
            </Link>
          )}
        </td>
      )
    }),
    <td key="share" className="number">
      {formatShareOf(sums, language)}
    </td>,
  ]
  return (
    <ScrollRegion className={`${plain.scroller} ${classes.table}`} label={text.groupings[by]}>
      <table className={plain.table}>
        <thead>
          <tr>
            <th scope="col">{text.groupings[by]}</th>
            {columns.map(column => (
              <th key={column} scope="col" className="number">
                {text.columns[column]}
              </th>
            ))}
            <th scope="col" className="number">
              {text.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {progress.groups.map(group => {
            const name = nameOf(group)
            return (
              <tr key={group.key ?? ''}>
                <th scope="row" title={name}>
                  {name}
                </th>
                {cells(group.sums, group.filter && { ...filter, ...group.filter }, name)}
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{common.total}</th>
            {cells(progress.totals, filter, common.total)}
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  )
}

function formatShareOf(sums: BookSums, language: 'vi' | 'en'): string {
  const share = depositedShare(sums)
  return share === null ? '–' : formatShare(share, language)
}

function useGroupName(by: Grouping): (group: ProgressGroup) => string {
  const { home: text, agencies } = useMessages()
  const { language } = useLanguage()
  const periods = usePeriods()
  return ({ key, name }) => {
    if (key === null) return by === 'kind' || by === 'level' ? '' : text.none[by]
    if (by === 'kind') return kindShortName(key, language)
    if (by === 'period') return periodName(periods.data, key, language)
    const level = by === 'level' ? agencyLevels.find(known => known === key) : undefined
    return level === undefined ? (name ?? key) : agencies.levels[level]
  }
}
