import { Button } from '@mantine/core'
import { IconClipboardCheck } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import type { Marks, PracticeSample } from '../../../../src/training/practice/schema.ts'
import { problemText } from '../../api/problem.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { InspectDesk } from '../acceptance/lots/inspect-desk.tsx'
import { handIn, keepMarks, refreshTraining, usePracticeSample } from './calls.ts'
import classes from './training.module.css'

const route = getRouteApi('/shell/training/$practice/sample')

/** The sample of the lesson of acceptance, at the desk of acceptance; at its end the decision on the lot. */
export function SamplePage(): ReactNode {
  const { practice } = route.useParams()
  const sample = usePracticeSample(practice)
  if (sample.isPending) return <Loading lines={8} />
  if (sample.isError) return <Failed whole problem={sample.error} onRetry={() => void sample.refetch()} />
  return <Inspecting sample={sample.data} />
}

function Inspecting({ sample: { practice, plan, items } }: { readonly sample: PracticeSample }): ReactNode {
  const messages = useMessages()
  const { training: text } = messages
  const { language } = useLanguage()
  const [marks, setMarks] = useState<Marks>(() =>
    Object.fromEntries(
      items
        .filter(({ state }) => state !== 'waiting')
        .map(({ number, errors }) => [number, errors.map(({ field }) => field)]),
    ),
  )
  const [order, setOrder] = useState<readonly number[]>([])
  const [takenBack, setTakenBack] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const nextOf = (now: Marks, from: number) => {
    const waits = (index: number) => now[items[index]?.number ?? ''] === undefined
    const all = items.map((_, index) => index)
    return all.find(index => index >= from && waits(index)) ?? all.find(waits) ?? items.length
  }
  const [at, setAt] = useState(() => nextOf(marks, 0))
  // One after the other: each says all marks, so that an older one must not come later.
  const sent = useRef(Promise.resolve())
  const keep = (next: Marks) => {
    setMarks(next)
    setProblem(null)
    sent.current = sent.current.then(() => keepMarks(practice.id, next)).catch(setProblem)
  }
  const count = (n: number) => formatCount(n, language)
  const item = items[at]
  const open = practice.state === 'ready'
  const undo = () => {
    const last = order.at(-1)
    const number = last === undefined ? undefined : items[last]?.number
    if (last === undefined || number === undefined) return
    const { [number]: _, ...rest } = marks
    setOrder(order.slice(0, -1))
    setTakenBack(true)
    setAt(last)
    keep(rest)
  }
  return (
    <Page
      fill
      title={text.lessons.accept}
      above={
        <Link to="/training/$practice" params={{ practice: practice.id }}>
          {text.backToPractice}
        </Link>
      }
      below={
        <span className="soft">
          {text.samplePlan(count(plan.lotSize), count(plan.n), count(plan.ac), count(plan.re))}
        </span>
      }
      actions={
        <strong role="status">{text.sampleLeft(count(items.length - Object.keys(marks).length))}</strong>
      }
    >
      {problem !== null && (
        <p className={classes.problem} role="alert">
          {problemText(problem, messages)}
        </p>
      )}
      {item === undefined ? (
        <Verdict id={practice.id} marks={marks} sent={() => sent.current} onLook={() => setAt(0)} />
      ) : (
        <InspectDesk
          key={`${item.id} ${marks[item.number] === undefined}`}
          item={{ ...item, ...stateOf(marks[item.number], item.errors) }}
          of={items.length}
          open={open}
          takenBack={takenBack}
          canUndo={order.length > 0}
          onSave={errors => {
            const next = { ...marks, [item.number]: errors.map(({ field }) => field) }
            setOrder([...order, at])
            setTakenBack(false)
            setAt(nextOf(next, at + 1))
            keep(next)
          }}
          onUndo={undo}
          onGo={step => {
            setTakenBack(false)
            setAt(Math.min(items.length - 1, Math.max(0, at + step)))
          }}
        />
      )}
    </Page>
  )
}

function stateOf(
  marked: readonly string[] | undefined,
  known: PracticeSample['items'][number]['errors'],
): Pick<PracticeSample['items'][number], 'state' | 'errors'> {
  if (marked === undefined) return { state: 'waiting', errors: [] }
  const errors = marked.map(
    field =>
      known.find(error => error.field === field) ?? { field, weight: 'other' as const, found: '', note: '' },
  )
  return { state: errors.length === 0 ? 'conforming' : 'nonconforming', errors }
}

interface VerdictProps {
  readonly id: string
  readonly marks: Marks
  /** Until no mark is on its way any more. */
  sent(): Promise<void>
  readonly onLook: () => void
}

/** All is seen: what follows for the lot is for the inspector to say. */
function Verdict({ id, marks, sent, onLook }: VerdictProps): ReactNode {
  const messages = useMessages()
  const { training: text } = messages
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const wrong = Object.values(marks).filter(fields => fields.length > 0).length
  const decide = async (verdict: 'accept' | 'reject') => {
    setBusy(true)
    setProblem(null)
    try {
      await sent()
      await keepMarks(id, marks)
      await handIn(id, verdict)
      await refreshTraining(queryClient)
      await navigate({ to: '/training/$practice', params: { practice: id } })
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <Empty
      icon={<IconClipboardCheck size={40} stroke={1.3} />}
      title={text.sampleDone}
      text={text.sampleFound(formatCount(wrong, language))}
    >
      {(['accept', 'reject'] as const).map(verdict => (
        <Button
          key={verdict}
          variant="default"
          loading={busy}
          autoFocus={verdict === 'accept'}
          onClick={() => void decide(verdict)}
        >
          {text.verdicts[verdict]}
        </Button>
      ))}
      <Button variant="subtle" onClick={onLook}>
        {text.lookAgain}
      </Button>
      {problem !== null && <Failed problem={problem} />}
    </Empty>
  )
}
