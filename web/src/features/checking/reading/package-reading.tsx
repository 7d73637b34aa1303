import { type ReactNode, useState } from 'react'
import type { ReadingView } from '../../../../../src/checking/reading/schema.ts'
import type { Package } from '../../../../../src/checking/schema.ts'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { type Tried, useReading } from './calls.ts'
import { isUnclear } from './plan-reading.ts'
import classes from './reading.module.css'
import { ReadingPanel } from './reading-panel.tsx'

interface PackageReadingProps {
  readonly pack: Package
  readonly onSaved: () => void
  /** Whether it is shown only where there is something to say: not for a file that is clear, or that cannot even be looked at. */
  readonly onlyUnclear?: boolean
  readonly heading?: string
}

/** The panel with what it shows, asked anew for whatever is tried out. */
export function PackageReading({
  pack,
  onSaved,
  onlyUnclear = false,
  heading,
}: PackageReadingProps): ReactNode {
  const [tried, setTried] = useState<Tried>({})
  const view = useReading(pack.agency.id, pack.id, tried)
  if (view.isPending) return <Loading />
  const isTried = Object.keys(tried).length > 0
  if (onlyUnclear && !isTried && (view.isError || isClear(view.data))) return null
  return (
    <>
      {heading !== undefined && <h2 className={classes.heading}>{heading}</h2>}
      {view.isError && <Failed problem={view.error} onRetry={() => setTried({})} />}
      {view.data !== undefined && (
        <ReadingPanel pack={pack} view={view.data} tried={tried} onTry={setTried} onSaved={onSaved} />
      )}
    </>
  )
}

function isClear({ headerRow, kind, columns, letters }: ReadingView): boolean {
  return headerRow !== null && kind !== null && letters.suspect === null && !columns.some(isUnclear)
}
