import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Obstacle, ObstacleDetail } from '../../../../src/obstacles/schema.ts'
import { formatMoment } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useFile } from '../../ui/viewer/use-file.ts'
import { BookLink } from './book-link.tsx'
import { photoAddress, useObstacle } from './calls.ts'
import { ObstacleBadge } from './obstacle-badge.tsx'
import classes from './obstacles.module.css'
import { Reply } from './reply.tsx'

const route = getRouteApi('/shell/obstacles/$agency/$obstacle')

/** One obstacle: what it is about, all that was said to it, and what to do next. */
export function ObstaclePage(): ReactNode {
  const { obstacles: text } = useMessages()
  const { agency, obstacle: id } = route.useParams()
  const detail = useObstacle(agency, id)
  if (detail.isPending)
    return (
      <Page title={text.title}>
        <Loading />
      </Page>
    )
  if (detail.isError)
    return (
      <Page title={text.title}>
        <Failed problem={detail.error} onRetry={() => void detail.refetch()} />
      </Page>
    )
  const { obstacle } = detail.data
  return (
    <Page
      title={obstacle.title}
      above={
        <Link to="/obstacles" className="soft">
          {text.title} {obstacle.number}
        </Link>
      }
      below={<Facts obstacle={obstacle} />}
    >
      <div className={classes.columns}>
        <div className={classes.main}>
          <Messages detail={detail.data} />
          <Reply key={obstacle.changedAt} detail={detail.data} />
        </div>
        {obstacle.hasPhoto && <Photo obstacle={obstacle} />}
      </div>
    </Page>
  )
}

function Facts({ obstacle }: { readonly obstacle: Obstacle }): ReactNode {
  const { obstacles: text } = useMessages()
  return (
    <div className={classes.facts}>
      <ObstacleBadge state={obstacle.state} />
      <span>{text.kinds[obstacle.kind]}</span>
      <span>{obstacle.agency.name}</span>
      {obstacle.book !== null && (
        <span>
          <BookLink obstacle={obstacle} />
        </span>
      )}
      {obstacle.state === 'open' && (
        <span>
          {text.with}: {obstacle.with.name}
        </span>
      )}
      {obstacle.guidanceId !== null && (
        <span>
          {text.guidanceMade}{' '}
          <Link to="/obstacles" search={{ tab: 'guidance' }}>
            {text.seeGuidance}
          </Link>
        </span>
      )}
    </div>
  )
}

function Messages({ detail: { messages } }: { readonly detail: ObstacleDetail }): ReactNode {
  const { obstacles: text } = useMessages()
  return (
    <ol className={classes.messages}>
      {messages.map(({ id, kind, text: said, by, at }) => (
        <li key={id} className={classes.message} data-kind={kind}>
          <div className={classes.head}>
            <strong>{text.said[kind]}</strong>
            <span className="soft">
              {by === null ? text.system : text.askedBy(by.name, by.agency)}, {formatMoment(at)}
            </span>
          </div>
          <p>{said}</p>
        </li>
      ))}
    </ol>
  )
}

function Photo({ obstacle }: { readonly obstacle: Obstacle }): ReactNode {
  const { obstacles: text } = useMessages()
  const { url, problem } = useFile(photoAddress(obstacle))
  if (problem !== null) return <Failed problem={problem} />
  return <div className={classes.photo}>{url !== null && <img src={url} alt={text.photoAlt} />}</div>
}
