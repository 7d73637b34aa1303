import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ProgressGroup } from '../../../../../src/reports/progress/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { depositedShare, shareStep, shareSteps } from './books-in.ts'
import { formatShare } from './format-share.ts'
import classes from './progress.module.css'
import type { ProgressNarrowing } from './progress-search.ts'

interface AgencyTilesProps {
  readonly groups: readonly ProgressGroup[]
  readonly filter: ProgressNarrowing
}

/** Agencies as tiles, region by region, coloured and labelled by how much of their entries is in the database. */
export function AgencyTiles({ groups, filter }: AgencyTilesProps): ReactNode {
  const { home: text } = useMessages()
  const { language } = useLanguage()
  const regions = new Map<string, ProgressGroup[]>()
  for (const group of groups) {
    const region = group.region ?? ''
    regions.set(region, [...(regions.get(region) ?? []), group])
  }
  const names = [...regions.keys()].sort(
    (a, b) => Number(a === '') - Number(b === '') || a.localeCompare(b, 'vi'),
  )
  const counts = new Map(shareSteps.map(step => [step, 0]))
  for (const { sums } of groups) {
    const step = shareStep(depositedShare(sums))
    counts.set(step, (counts.get(step) ?? 0) + 1)
  }
  return (
    <>
      <ul className={classes.legend}>
        {shareSteps.map(step => (
          <li key={step}>
            <span className={classes.swatch} data-step={step} aria-hidden="true" />
            {text.steps[step]} <strong>{formatCount(counts.get(step) ?? 0, language)}</strong>
          </li>
        ))}
      </ul>
      {names.map(name => (
        <div key={name} className={classes.region}>
          {(names.length > 1 || name !== '') && <h3>{name === '' ? text.noRegion : name}</h3>}
          <ul className={classes.tiles}>
            {regions.get(name)?.map(group => {
              const share = depositedShare(group.sums)
              const step = shareStep(share)
              const called = group.name ?? text.unknownKeeper
              return (
                <li key={group.key ?? ''}>
                  <Link
                    to="/books"
                    search={{ ...filter, ...group.filter }}
                    className={classes.tile}
                    data-step={step}
                    title={text.tile(called, formatCount(group.sums.books, language), text.steps[step])}
                  >
                    <span className={classes.tileName}>
                      {called.replace(/^(UBND|Ủy ban nhân dân) /u, '')}
                    </span>
                    <strong>{share === null ? '–' : formatShare(share, language)}</strong>
                    <span>{text.booksCount(formatCount(group.sums.books, language))}</span>
                  </Link>
                </li>
              )
            })}
          </ul>
        </div>
      ))}
    </>
  )
}
