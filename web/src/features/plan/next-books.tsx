import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { KindLabel } from '../../ui/kind-label.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { useCan } from '../access/session.ts'
import { useWork } from './calls.ts'
import { EarlySign } from './early.tsx'
import { StepLink } from './step-link.tsx'
import classes from './work.module.css'
import { WorkFacts } from './work-facts.tsx'

const shown = 6

/** The books that come next of an agency (one's own unless told), for the home page; nothing for who sees no plans. */
export function NextBooks({ agency }: { readonly agency?: string | undefined }): ReactNode {
  const { work: text } = useMessages()
  const { language } = useLanguage()
  const can = useCan()('plan.read')
  const ofAgency = agency === undefined ? {} : { agency }
  const work = useWork({ ...ofAgency, limit: shown }, can)
  if (!can) return null
  return (
    <section className={classes.next} aria-label={text.next}>
      <header>
        <h2>{text.next}</h2>
        {work.data !== undefined && work.data.total > 0 && (
          <Link to="/work" search={ofAgency}>
            {text.all(formatCount(work.data.total, language))}
          </Link>
        )}
      </header>
      {work.isPending && <Loading lines={3} />}
      {work.isError && <Failed problem={work.error} onRetry={() => void work.refetch()} />}
      {work.data?.total === 0 && <p className="soft">{text.noneText}</p>}
      <ol>
        {work.data?.books.map(item => (
          <li key={item.id}>
            <span className={classes.step} data-step={item.step}>
              {text.steps[item.step]}
            </span>
            <span className={classes.what}>
              <StepLink item={item} className={classes.name}>
                <KindLabel kind={item.kind} /> {item.year}.{item.volume}
              </StepLink>
              <span className="soft">
                {item.agency.name} · <WorkFacts item={item} />
              </span>
            </span>
            {item.late && <span className={classes.late}>{text.late}</span>}
            <EarlySign early={item.early} />
          </li>
        ))}
      </ol>
    </section>
  )
}
