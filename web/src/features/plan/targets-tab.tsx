import { Button, NumberInput, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Campaign, Phase, Target, TargetLine } from '../../../../src/plan/schema.ts'
import { formatCount, formatDay } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import table from '../../ui/table/plain-table.module.css'
import { refOf, setTargets, useTargets } from './calls.ts'
import { phaseFilter } from './phase-text.ts'
import classes from './plan.module.css'

type Said = NonNullable<TargetLine['set']>
const nothing: Said = { books: null, records: null, dueOn: null }

/** What each agency shall have done of a phase, beside what its books propose and how far it is. */
export function TargetsTab({ plan }: { readonly plan: Campaign }): ReactNode {
  const { plan: text } = useMessages()
  const targets = useTargets(refOf(plan))
  const [chosen, setChosen] = useState<string | null>(null)
  if (targets.isPending) return <Loading />
  if (targets.isError) return <Failed problem={targets.error} onRetry={() => void targets.refetch()} />
  const all = targets.data.targets
  const id = chosen ?? all[0]?.phase ?? plan.body.phases[0]?.id ?? ''
  const phase = plan.body.phases.find(each => each.id === id)
  const lines = all.filter(line => line.phase === id)
  return (
    <div className={classes.form}>
      <p className="soft">{text.targetHint}</p>
      <Select
        label={text.phase}
        allowDeselect={false}
        data={plan.body.phases.map(each => ({
          value: each.id,
          label: each.track === '' ? each.name : `${each.track}. ${each.name}`,
        }))}
        value={id}
        onChange={setChosen}
      />
      {phase === undefined || lines.length === 0 ? (
        <Empty title={text.noTargets} />
      ) : (
        <PhaseTargets key={`${id} ${targets.dataUpdatedAt}`} plan={plan} phase={phase} lines={lines} />
      )}
    </div>
  )
}

interface PhaseTargetsProps {
  readonly plan: Campaign
  readonly phase: Phase
  readonly lines: readonly TargetLine[]
}

function PhaseTargets({ plan, phase, lines }: PhaseTargetsProps): ReactNode {
  const { plan: text, work } = useMessages()
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const [changes, setChanges] = useState<ReadonlyMap<string, Said>>(new Map())
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const writable = plan.mayManage && plan.state !== 'ended'
  const saidOf = (line: TargetLine) => changes.get(line.agency?.id ?? '') ?? line.set ?? nothing
  const unset = lines.filter(
    line => line.agency !== null && saidOf(line).books === null && line.sums.books > 0,
  )

  const propose = () =>
    setChanges(old => {
      const next = new Map(old)
      for (const line of unset) {
        const records = line.closingKnown ? line.sums.closing : null
        next.set(line.agency?.id ?? '', { ...saidOf(line), books: line.sums.books, records })
      }
      return next
    })
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const told = [...changes].map(([agencyId, said]): Target => ({ phase: phase.id, agencyId, ...said }))
      await setTargets(refOf(plan), told)
      notifications.show({ message: text.targetsSaved(formatCount(told.length, language)) })
      await queryClient.invalidateQueries({ queryKey: ['plan', plan.agency.id, plan.id, 'targets'] })
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <ScrollRegion label={text.tabs.targets} className={table.scroller}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{work.agency}</th>
              <th scope="col" className="number">
                {text.books}
              </th>
              <th scope="col" className="number">
                {text.closing}
              </th>
              <th scope="col" className="number">
                {text.deposited}
              </th>
              <th scope="col" className="number">
                {text.records}
              </th>
              <th scope="col">{text.targetBooks}</th>
              <th scope="col">{text.targetRecords}</th>
              <th scope="col">{text.due}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(line => (
              <Row
                key={line.agency?.id ?? ''}
                plan={plan}
                line={line}
                phase={phase}
                said={saidOf(line)}
                writable={writable && line.agency !== null}
                onChange={said => setChanges(old => new Map(old).set(line.agency?.id ?? '', said))}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {problem !== null && <Failed problem={problem} />}
      {writable && (
        <div className={`${classes.buttons} ${classes.bar}`}>
          <span role="status">{changes.size > 0 ? text.unsaved : ''}</span>
          <Button
            variant="default"
            disabled={unset.length === 0}
            title={unset.length === 0 ? text.noProposal : undefined}
            onClick={propose}
          >
            {text.takeProposal}
          </Button>
          <Button disabled={changes.size === 0} loading={busy} onClick={() => void save()}>
            {text.saveTargets}
          </Button>
        </div>
      )}
    </>
  )
}

interface RowProps {
  readonly plan: Campaign
  readonly line: TargetLine
  readonly phase: Phase
  readonly said: Said
  readonly writable: boolean
  readonly onChange: (said: Said) => void
}

function Row({ plan, line, phase, said, writable, onChange }: RowProps): ReactNode {
  const { plan: text } = useMessages()
  const { language } = useLanguage()
  const name = line.agency?.name ?? text.keeperUnknown
  const count = (value: number | null) => (value === null ? '' : formatCount(value, language))
  const filter = { ...phaseFilter(phase, plan.agency.id), keeper: line.agency?.id ?? 'none' }
  const open = (value: number, more: object) => (
    <Link to="/books" search={{ ...filter, ...more }}>
      {count(value)}
    </Link>
  )
  const box = (what: 'books' | 'records', label: string, proposed: number | null) =>
    writable ? (
      <NumberInput
        size="xs"
        className={classes.narrow ?? ''}
        aria-label={text.targetOf(label, name)}
        placeholder={count(proposed)}
        hideControls
        allowDecimal={false}
        allowNegative={false}
        value={said[what] ?? ''}
        onChange={value => onChange({ ...said, [what]: typeof value === 'number' ? value : null })}
      />
    ) : (
      count(said[what])
    )
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{open(line.sums.books, {})}</td>
      <td className="number" title={line.closingKnown ? undefined : text.closingUnknown}>
        {line.closingKnown ? '' : '≥ '}
        {count(line.sums.closing)}
      </td>
      <td className="number">{open(line.sums.depositedBooks, { step: 'deposited' })}</td>
      <td className="number">{count(line.sums.deposited)}</td>
      <td>{box('books', text.targetBooks, line.sums.books)}</td>
      <td>{box('records', text.targetRecords, line.closingKnown ? line.sums.closing : null)}</td>
      <td>
        {writable ? (
          <DayInput
            size="xs"
            className={classes.narrow ?? ''}
            aria-label={text.targetOf(text.due, name)}
            placeholder={phase.toOn === null ? '' : formatDay(phase.toOn)}
            value={said.dueOn ?? undefined}
            onChange={day => onChange({ ...said, dueOn: day ?? null })}
          />
        ) : (
          formatDay(said.dueOn ?? phase.toOn ?? '')
        )}
      </td>
    </tr>
  )
}
