import { Button } from '@mantine/core'
import { IconClipboardCheck } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Sample } from '../../../../../src/acceptance/lots/schema.ts'
import { problemText } from '../../../api/problem.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Page } from '../../../ui/layout/page.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { type LotId, useItem, useSample } from './calls.ts'
import { InspectDesk } from './inspect-desk.tsx'
import classes from './lots.module.css'
import { useInspection } from './use-inspection.ts'

const route = getRouteApi('/shell/acceptance/$agency/$lot/inspect')

/** The records of a lot's sample one after the other, each beside its image. */
export function InspectPage(): ReactNode {
  const { agency, lot } = route.useParams()
  const id = { agency, lot }
  const sample = useSample(id)
  if (sample.isPending) return <Loading lines={8} />
  if (sample.isError) return <Failed whole problem={sample.error} onRetry={() => void sample.refetch()} />
  return <Inspecting id={id} sample={sample.data} />
}

function Inspecting({ id, sample }: { readonly id: LotId; readonly sample: Sample }): ReactNode {
  const messages = useMessages()
  const { lots: text } = messages
  const { language } = useLanguage()
  const inspection = useInspection(sample)
  const { items, at, left, problem } = inspection
  const current = items[at]
  const item = useItem(current)
  const count = (n: number) => formatCount(n, language)
  const open = sample.ownWork === null && (sample.state === 'inspecting' || sample.state === 'judged')
  return (
    <Page
      fill
      title={`${text.inspect} · ${text.lot(sample.number)}`}
      above={
        <div className={classes.trail}>
          <Link to="/acceptance/$agency/$lot" params={id}>
            {text.back}
          </Link>
        </div>
      }
      actions={
        <strong role="status" className={classes.left}>
          {text.waiting(count(left))}
        </strong>
      }
    >
      {sample.ownWork !== null && <p className={classes.warning}>{sample.ownWork}</p>}
      {problem !== null && (
        <p className={classes.warning} role="alert">
          {problemText(problem, messages)}
        </p>
      )}
      {current === undefined ? (
        <AllDone id={id} />
      ) : item.isError ? (
        <Failed problem={item.error} onRetry={() => void item.refetch()} />
      ) : item.data === undefined ? (
        <Loading lines={8} />
      ) : (
        <InspectDesk
          key={`${item.data.id} ${item.data.revision}`}
          item={item.data}
          of={items.length}
          open={open}
          takenBack={inspection.takenBack}
          canUndo={inspection.canUndo}
          onSave={errors => inspection.save(item.data, errors)}
          onUndo={inspection.undo}
          onGo={inspection.go}
        />
      )}
    </Page>
  )
}

function AllDone({ id }: { readonly id: LotId }): ReactNode {
  const { lots: text } = useMessages()
  const navigate = useNavigate()
  return (
    <Empty icon={<IconClipboardCheck size={40} stroke={1.3} />} title={text.done} text={text.doneText}>
      <Button autoFocus onClick={() => void navigate({ to: '/acceptance/$agency/$lot', params: id })}>
        {text.back}
      </Button>
    </Empty>
  )
}
