import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Chain, ChainStep } from '../../../../../src/acceptance/counts/schema.ts'
import { type Link as Count, linkTexts } from '../../../../../src/acceptance/counts/whys.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useCan } from '../../access/session.ts'
import { type BookId, chainKey, useChain } from './calls.ts'
import classes from './counts.module.css'
import { StepLines } from './step-lines.tsx'

/** Where each count is seen in detail. */
const tabOf = {
  closing: { tab: 'paper', right: 'books.read' },
  cases: { tab: 'cases', right: 'pages.read' },
  pdfs: { tab: 'packages', right: 'packages.read' },
  rows: { tab: 'entries', right: 'packages.read' },
  records: { tab: 'records', right: 'records.read' },
} as const

interface ChainViewProps {
  readonly id: BookId
  readonly closed: boolean
}

/** The counts of a book from its closing total to its records, and between them why they differ. */
export function ChainView({ id, closed }: ChainViewProps): ReactNode {
  const { counts: text } = useMessages()
  const can = useCan()
  const queryClient = useQueryClient()
  const chain = useChain(id)
  if (chain.isPending) return <Loading />
  if (chain.isError) return <Failed problem={chain.error} onRetry={() => void chain.refetch()} />
  const keep = (next: Chain) => queryClient.setQueryData(chainKey(id), next)
  const { links, steps } = chain.data
  const stepFrom = new Map(steps.map(step => [step.from, step]))
  return (
    <section className={classes.chain} aria-labelledby="chain-title">
      <h2 id="chain-title">{text.title}</h2>
      <Verdict chain={chain.data} />
      <ol className={classes.links}>
        {links.map(({ link, count }) => (
          <li key={link}>
            <CountLine id={id} link={link} count={count} />
            <Step step={stepFrom.get(link)}>
              {step => (
                <StepLines id={id} step={step} mayState={can('books.write') && !closed} onChain={keep} />
              )}
            </Step>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Step(props: {
  readonly step: ChainStep | undefined
  readonly children: (step: ChainStep) => ReactNode
}): ReactNode {
  return props.step === undefined ? null : props.children(props.step)
}

/** Whether the book may be accepted as far as its counts go, in a sentence. */
function Verdict({ chain: { steps, explained, links } }: { readonly chain: Chain }): ReactNode {
  const { counts: text } = useMessages()
  const open = steps.filter(({ unexplained }) => unexplained !== 0).length
  const deposited = links.at(-1)?.count !== null
  const said =
    open > 0
      ? text.open(String(open))
      : !deposited
        ? text.notYet
        : steps.every(({ difference }) => difference === 0)
          ? text.agree
          : text.explained
  return (
    <p className={classes.verdict} data-explained={explained} role="status">
      {explained ? (
        <IconCircleCheck size={18} aria-hidden="true" />
      ) : (
        <IconAlertTriangle size={18} aria-hidden="true" />
      )}
      <span>
        {said}
        {links[0]?.count === null && ` ${text.noClosing}`}
      </span>
    </p>
  )
}

interface CountLineProps {
  readonly id: BookId
  readonly link: Count
  readonly count: number | null
}

/** A count, with the way to what it counts. */
function CountLine({ id, link, count }: CountLineProps): ReactNode {
  const { counts: text } = useMessages()
  const { language } = useLanguage()
  const can = useCan()
  const { tab, right } = tabOf[link]
  const label = linkTexts[link][language]
  return (
    <div className={classes.count}>
      <span>
        {can(right) ? (
          <Link to="/books/$agency/$book" params={id} search={{ tab }}>
            {label}
          </Link>
        ) : (
          label
        )}
      </span>
      {count === null ? (
        <span className="soft">{text.missing[link]}</span>
      ) : (
        <strong>{formatCount(count, language)}</strong>
      )}
    </div>
  )
}
