import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Obstacle } from '../../../../src/obstacles/schema.ts'
import { formatCount, formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import plain from '../../ui/table/plain-table.module.css'
import { BookLink } from './book-link.tsx'
import { ObstacleBadge } from './obstacle-badge.tsx'

/** Obstacles in a table; each title leads to its obstacle. */
export function ObstacleTable({ obstacles }: { readonly obstacles: readonly Obstacle[] }): ReactNode {
  const { obstacles: text } = useMessages()
  const { language } = useLanguage()
  return (
    <ScrollRegion className={plain.scroller} label={text.list}>
      <table className={plain.table}>
        <thead>
          <tr>
            <th scope="col">{text.number}</th>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.state}</th>
            <th scope="col">{text.kind}</th>
            <th scope="col">{text.from}</th>
            <th scope="col">{text.book}</th>
            <th scope="col">{text.with}</th>
            <th scope="col">{text.since}</th>
          </tr>
        </thead>
        <tbody>
          {obstacles.map(obstacle => (
            <tr key={obstacle.id}>
              <td>{obstacle.number}</td>
              <td title={obstacle.title}>
                <Link
                  to="/obstacles/$agency/$obstacle"
                  params={{ agency: obstacle.agency.id, obstacle: obstacle.id }}
                >
                  {obstacle.title}
                </Link>
              </td>
              <td>
                <ObstacleBadge state={obstacle.state} />
              </td>
              <td>{text.kinds[obstacle.kind]}</td>
              <td>{obstacle.agency.name}</td>
              <td>
                <BookLink obstacle={obstacle} />
              </td>
              <td>{obstacle.state === 'open' ? obstacle.with.name : '–'}</td>
              <td title={formatMoment(obstacle.at)}>
                {formatMoment(obstacle.at)}
                {obstacle.state === 'open' && ` (${text.days(formatCount(obstacle.days, language))})`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
