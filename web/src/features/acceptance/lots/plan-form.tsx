import { Button, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { AskedPlan, Proposal } from '../../../../../src/acceptance/lots/schema.ts'
import { limitingQualities } from '../../../../../src/acceptance/sampling/limiting-quality.ts'
import { aqls } from '../../../../../src/acceptance/sampling/master-table.ts'
import { levels, type SamplingPlan } from '../../../../../src/acceptance/sampling/plan.ts'
import { planFor } from '../../../../../src/acceptance/sampling/plan-for.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import classes from './lots.module.css'
import { Risk } from './risk.tsx'

/** AQLs in percent of records; the table's larger ones count nonconformities in a hundred. */
const percentAqls = aqls.filter(aql => aql <= 10)

interface PlanFormProps {
  readonly proposal: Proposal
  readonly onDraw: (plan: AskedPlan, name: string) => Promise<void>
}

/** How the sample of a lot is planned: suggested, changed, and what follows of it in plain words, before anything is drawn. */
export function PlanForm({ proposal, onDraw }: PlanFormProps): ReactNode {
  const { lots: text } = useMessages()
  const { language } = useLanguage()
  const [changed, setChanged] = useState<AskedPlan | null>(null)
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const asked = changed ?? proposal.suggested
  const plan = planOf(asked, proposal.size)
  const hindered = proposal.books.filter(({ hindrances }) => hindrances.length > 0).length
  const stopped = asked.standard === '2859-1' && proposal.series.stopped
  const count = (n: number) => formatCount(n, language)
  const draw = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await onDraw(asked, name.trim())
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={classes.plan}>
      <h2>{text.lotOf(count(proposal.books.length), count(proposal.size))}</h2>
      {proposal.mixed && <p className={classes.warning}>{text.mixed}</p>}
      {hindered > 0 && <p className={classes.warning}>{text.hinderedBooks(count(hindered))}</p>}
      {proposal.resubmitted && <p className="soft">{text.resubmitted}</p>}
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={text.standard}
        data={(['2859-2', '2859-1'] as const).map(value => ({
          value,
          label:
            text.standards[value] + (value === proposal.suggested.standard ? ` (${text.suggested})` : ''),
        }))}
        orientation="vertical"
        value={asked.standard}
        onChange={standard => setChanged(startOf(standard, proposal, asked.othersPerRecord))}
      />
      <Choices asked={asked} proposal={proposal} onChange={setChanged} />
      <NumberInput
        size="xs"
        label={text.othersPerRecord}
        description={text.othersHint}
        min={1}
        max={20}
        allowDecimal={false}
        clampBehavior="strict"
        value={asked.othersPerRecord}
        onChange={value => typeof value === 'number' && setChanged({ ...asked, othersPerRecord: value })}
      />
      <p className="soft">{text.suggestionHint}</p>
      {plan !== undefined && (
        <>
          <p className={classes.result} role="status">
            <strong>{text.result(count(plan.n), plan.letter)}</strong>:{' '}
            {text.limits(count(plan.ac), count(plan.re))}
          </p>
          <Risk plan={plan} />
        </>
      )}
      <TextInput
        size="xs"
        label={text.name}
        maxLength={200}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      {problem !== null && <Failed problem={problem} />}
      <Button
        loading={busy}
        disabled={proposal.mixed || hindered > 0 || stopped || plan === undefined}
        onClick={() => void draw()}
      >
        {text.draw}
      </Button>
      <p className="soft">{text.drawHint}</p>
    </div>
  )
}

interface ChoicesProps {
  readonly asked: AskedPlan
  readonly proposal: Proposal
  readonly onChange: (asked: AskedPlan) => void
}

/** The numbers of the chosen standard. */
function Choices({ asked, proposal, onChange }: ChoicesProps): ReactNode {
  const { lots: text } = useMessages()
  const { language } = useLanguage()
  const { series, severities } = proposal
  const numbers = (of: readonly number[]) =>
    of.map(value => ({ value: String(value), label: value.toLocaleString(language) }))
  if (asked.standard === '2859-2')
    return (
      <Select
        size="xs"
        label={text.lq}
        allowDeselect={false}
        data={numbers(limitingQualities)}
        value={String(asked.lq)}
        onChange={lq => lq !== null && onChange({ ...asked, lq: Number(lq) })}
      />
    )
  return (
    <>
      <p className="soft">
        {series.lots > 0 && `${text.series(formatCount(series.lots, language))} `}
        {text.because[series.because]} {series.score > 0 && text.score(formatCount(series.score, language))}
      </p>
      <Select
        size="xs"
        label={text.aql}
        allowDeselect={false}
        data={numbers(percentAqls)}
        value={String(asked.aql)}
        onChange={aql => aql !== null && onChange({ ...asked, aql: Number(aql) })}
      />
      <div className={classes.choices}>
        <Select
          size="xs"
          label={text.level}
          allowDeselect={false}
          data={[...levels]}
          value={asked.level}
          onChange={value => {
            const level = levels.find(known => known === value)
            if (level !== undefined) onChange({ ...asked, level })
          }}
        />
        <Select
          size="xs"
          label={text.severity}
          allowDeselect={false}
          data={severities.map(value => ({ value, label: text.severities[value] }))}
          value={asked.severity}
          onChange={value => {
            const severity = severities.find(known => known === value)
            if (severity !== undefined) onChange({ ...asked, severity })
          }}
        />
      </div>
    </>
  )
}

/** What a standard starts with: the suggestion, or its most usual numbers. */
function startOf(standard: string, { suggested, severities }: Proposal, othersPerRecord: number): AskedPlan {
  if (standard === suggested.standard) return { ...suggested, othersPerRecord }
  return standard === '2859-1'
    ? { standard, level: 'II', aql: 1, severity: severities[0] ?? 'normal', othersPerRecord }
    : { standard: '2859-2', lq: 3.15, othersPerRecord }
}

function planOf(asked: AskedPlan, lotSize: number): SamplingPlan | undefined {
  if (lotSize < 1) return undefined
  const { othersPerRecord: _, ...request } = asked
  return planFor({ ...request, lotSize })
}
