import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { type Grouping, groupings } from '../../../../../src/reports/progress/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { AgencyTiles } from './agency-tiles.tsx'
import { useProgress } from './calls.ts'
import { GroupTable } from './group-table.tsx'
import classes from './progress.module.css'
import type { ProgressNarrowing, ProgressSearch } from './progress-search.ts'

interface BreakdownProps {
  readonly filter: ProgressNarrowing
  readonly by: Grouping
  readonly as: 'tiles' | 'table'
  readonly onChange: (change: Partial<ProgressSearch>) => void
}

/** The same numbers by what books are told apart by: agencies as tiles or as a table, anything else as a table. */
export function Breakdown({ filter, by, as, onChange }: BreakdownProps): ReactNode {
  const { home: text } = useMessages()
  const heading = useId()
  const progress = useProgress(filter, by)
  const found = progress.data
  return (
    <section aria-labelledby={heading} className={classes.card}>
      <div className={classes.cardHead}>
        <h2 id={heading}>{text.breakdown}</h2>
        <SegmentedControl
          size="xs"
          aria-label={text.breakdown}
          value={by}
          onChange={value => onChange({ by: groupings.find(known => known === value) })}
          data={groupings.map(value => ({ value, label: text.groupings[value] }))}
          className={classes.groupings}
        />
        {by === 'agency' && (
          <SegmentedControl
            size="xs"
            aria-label={text.shownAs}
            value={as}
            onChange={value => onChange({ as: value === 'table' ? 'table' : undefined })}
            data={[
              { value: 'tiles', label: text.tiles },
              { value: 'table', label: text.table },
            ]}
          />
        )}
      </div>
      {progress.isPending && <Loading lines={6} />}
      {progress.isError && <Failed problem={progress.error} onRetry={() => void progress.refetch()} />}
      {found !== undefined &&
        (by === 'agency' && as === 'tiles' ? (
          <AgencyTiles groups={found.groups} filter={filter} />
        ) : (
          <GroupTable progress={found} by={by} filter={filter} />
        ))}
    </section>
  )
}
