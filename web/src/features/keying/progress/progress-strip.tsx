import { Button } from '@mantine/core'
import { IconKeyboard } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useCan } from '../../access/session.ts'
import { type BookId, useProgress } from '../calls.ts'
import classes from '../keying.module.css'
import { ProgressBar, sharesOf } from './progress-bar.tsx'

/** How far a book is keyed, with the ways to what waits for somebody. */
export function ProgressStrip({ id }: { readonly id: BookId }): ReactNode {
  const { keyingManage } = useMessages()
  const text = keyingManage.progress
  const { language } = useLanguage()
  const progress = useProgress(id)
  if (progress.isPending) return <Loading lines={2} />
  if (progress.isError) return <Failed problem={progress.error} onRetry={() => void progress.refetch()} />
  const far = progress.data
  if (far.cases === 0)
    return (
      <section className={classes.strip} aria-label={text.title}>
        <p style={{ margin: 0 }}>
          {text.none}{' '}
          <Link to="." search={{ tab: 'cases' }}>
            {text.toCases}
          </Link>
        </p>
      </section>
    )
  const count = (n: number) => formatCount(n, language)
  const shares = sharesOf(far)
  return (
    <section className={classes.strip} aria-label={text.title}>
      <div className={classes.head}>
        <strong>{text.cases(count(far.cases))}</strong>
        <span className="soft">{text.passes(count(far.firstDone), count(far.secondDone))}</span>
        <DeskButton />
      </div>
      <ProgressBar progress={far} />
      <ul className={classes.legend}>
        {(['finished', 'between', 'open', 'waiting'] as const).map(part => (
          <li key={part}>
            <span
              className={`${classes.swatch} ${part === 'waiting' ? classes.rest : classes[part]}`}
              aria-hidden="true"
            />
            {text[part]} <strong>{count(shares[part])}</strong>
          </li>
        ))}
      </ul>
      <BookWaiting id={id} differing={far.differing} differences={far.differences} parked={far.parked} />
    </section>
  )
}

interface BookWaitingProps {
  readonly id: BookId
  readonly differing: number
  readonly differences: number
  readonly parked: number
}

/** What of a book waits for an arbiter or a second reader, with the way there for who is one; nothing when nothing does. */
function BookWaiting({ id, differing, differences, parked }: BookWaitingProps): ReactNode {
  const { keyingManage } = useMessages()
  const { language } = useLanguage()
  const text = keyingManage.progress
  const arbitrates = useCan()('keying.arbitrate')
  if (differing === 0 && parked === 0) return null
  const count = (n: number) => formatCount(n, language)
  const said = [
    ...(differing > 0
      ? [{ to: '/keying/differences', text: text.differing(count(differing), count(differences)) } as const]
      : []),
    ...(parked > 0 ? [{ to: '/keying/parked', text: text.parked(count(parked)) } as const] : []),
  ]
  return (
    <div className={classes.head}>
      {said.map(each =>
        arbitrates ? (
          <Link key={each.to} to={each.to} search={id}>
            {each.text}
          </Link>
        ) : (
          <span key={each.to}>{each.text}</span>
        ),
      )}
    </div>
  )
}

/** Leads to the desk of those who key; it is an application of its own. */
export function DeskButton(): ReactNode {
  const { keyingManage: text } = useMessages()
  if (!useCan()('keying.key')) return null
  return (
    <Button
      component="a"
      href="/nhap/"
      size="xs"
      variant="default"
      className={classes.push}
      leftSection={<IconKeyboard size={16} aria-hidden="true" />}
    >
      {text.openDesk}
    </Button>
  )
}
