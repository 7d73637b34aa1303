import { type ReactNode, useState } from 'react'
import { ethnicGroupList } from '../../../../src/register/code-list.ts'
import { otherGroup } from '../../../../src/register/statistics/ethnicity.ts'
import type { StatisticsQuery } from '../../../../src/reports/statistics/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import plain from '../../ui/table/plain-table.module.css'
import { useEthnicGroups } from './calls.ts'
import classes from './statistics.module.css'

const names = new Map(ethnicGroupList.map(({ code, ministryName }) => [Number(code), ministryName]))
const kinds = ['KS', 'KT'] as const

/** Births and deaths of every ethnic group, asked for when it is opened. */
export function EthnicGroupTable({ query }: { readonly query: StatisticsQuery }): ReactNode {
  const { reports: text } = useMessages()
  const [opened, setOpened] = useState(false)
  return (
    <details className={classes.groups} onToggle={event => setOpened(event.currentTarget.open)}>
      <summary>{text.groups}</summary>
      {opened && <Groups query={query} />}
    </details>
  )
}

function Groups({ query }: { readonly query: StatisticsQuery }): ReactNode {
  const { reports: text } = useMessages()
  const { language } = useLanguage()
  const found = useEthnicGroups(query)
  if (found.isPending) return <Loading lines={4} />
  if (found.isError) return <Failed problem={found.error} onRetry={() => void found.refetch()} />
  const { groups } = found.data
  if (groups.length === 0) return <p className={classes.hint}>{text.noGroups}</p>
  return (
    <ScrollRegion className={classes.groupTable} label={text.groups}>
      <table className={plain.table}>
        <thead>
          <tr>
            <th scope="col">{text.group}</th>
            {kinds.map(kind => (
              <th key={kind} scope="col" className="number">
                {kindShortName(kind, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ group, counts }) => (
            <tr key={group}>
              <th scope="row">{group === otherGroup ? text.otherGroup : names.get(group)}</th>
              {kinds.map(kind => (
                <td key={kind} className="number">
                  {formatCount(counts[kind] ?? 0, language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
