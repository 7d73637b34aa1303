import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { KeyedPackage } from '../../../../../src/checking/keyed/schema.ts'
import { formatCount, formatMoment } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useCan } from '../../access/session.ts'
import { askPackage, type BookId, keyingKey, useKeyedPackage } from '../calls.ts'
import classes from '../keying.module.css'

interface PackagePaneProps {
  readonly id: BookId
  readonly closed: boolean
}

/** From keyed cases to a package that is checked: what is ready, making it, and the latest. */
export function PackagePane({ id, closed }: PackagePaneProps): ReactNode {
  const { keyingManage } = useMessages()
  const text = keyingManage.package
  const { language } = useLanguage()
  const state = useKeyedPackage(id)
  const manages = useCan()('keying.manage') && !closed
  if (state.isPending) return <Loading />
  if (state.isError) return <Failed problem={state.error} onRetry={() => void state.refetch()} />
  const { finished, unfinished, official, making, failure } = state.data
  const count = (n: number) => formatCount(n, language)
  return (
    <div className={classes.pane}>
      <div className={classes.strip}>
        <p>{text.text}</p>
        {!official && <p className="soft">{text.unofficial}</p>}
        <p role="status">
          {making !== null
            ? text.making(count(making.done), count(making.total))
            : finished === 0
              ? text.nothingKeyed
              : unfinished === 0
                ? text.ready(count(finished))
                : text.notReady(count(finished), count(unfinished))}
        </p>
        {failure !== null && (
          <p>
            <strong>{text.failed}:</strong> {failure}
          </p>
        )}
        {manages && making === null && finished > 0 && <MakeButton id={id} unfinished={unfinished} />}
      </div>
      <LatestPackage agency={id.agency} latest={state.data.latest} />
    </div>
  )
}

function MakeButton({ id, unfinished }: { readonly id: BookId; readonly unfinished: number }): ReactNode {
  const { keyingManage } = useMessages()
  const text = keyingManage.package
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const make = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await askPackage(id, unfinished > 0)
      await queryClient.invalidateQueries({ queryKey: keyingKey(id) })
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={classes.buttons}>
      <Button loading={busy} onClick={() => void make()} variant={unfinished === 0 ? 'filled' : 'default'}>
        {unfinished === 0 ? text.make : text.makeWithout(formatCount(unfinished, language))}
      </Button>
      {unfinished > 0 && <span className="soft">{text.withoutHint}</span>}
      {problem !== null && <Failed problem={problem} />}
    </div>
  )
}

interface LatestPackageProps {
  readonly agency: string
  readonly latest: KeyedPackage['latest']
}

function LatestPackage({ agency, latest }: LatestPackageProps): ReactNode {
  const { keyingManage } = useMessages()
  const text = keyingManage.package
  const { language } = useLanguage()
  if (latest === null) return <p className="soft">{text.noneYet}</p>
  return (
    <div className={classes.strip}>
      <div className={classes.head}>
        <strong>{text.latest}</strong>
        <span>{formatMoment(latest.at)}</span>
        <span>{text.rows(formatCount(latest.rows, language))}</span>
        <Link to="/packages/$agency/$package" params={{ agency, package: latest.id }}>
          {text.open}
        </Link>
      </div>
      {latest.behind && <p>{text.behind}</p>}
    </div>
  )
}
