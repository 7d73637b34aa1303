import { ActionIcon, Button, Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { agencyLevels } from '../../../../src/agencies/schema.ts'
import type { Campaign, CampaignContent, Phase } from '../../../../src/plan/schema.ts'
import { kindOrder } from '../../../../src/register/kind-order.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import { AgencySelect } from '../agencies/agency-select.tsx'
import { AgencyList } from './agency-list.tsx'
import { spanText, yearsText } from './phase-text.ts'
import classes from './plan.module.css'

interface PhaseFieldsProps {
  readonly phase: Phase
  readonly plan: CampaignContent
  readonly named: Campaign['agencies']
  readonly writable: boolean
  readonly removable: boolean
  /** null: the phase is taken away. */
  readonly onChange: (phase: Phase | null) => void
}

/** One phase, folded up to a line; it opens where days are missing. */
export function PhaseFields(props: PhaseFieldsProps): ReactNode {
  const { phase, writable, removable, onChange } = props
  const { plan: text } = useMessages()
  const change = (part: Partial<Phase>) => onChange({ ...phase, ...part })
  // Only at first: it must not fold up under who types the day.
  const [undated] = useState(writable && phase.fromOn === null)
  const year = (value: string | number) => (typeof value === 'number' ? value : null)
  return (
    <details className={classes.phase} open={undated}>
      <summary>
        {phase.track === '' ? phase.name : `${phase.track}. ${phase.name}`}
        <span>
          {yearsText(phase, text)} · {spanText(phase.fromOn, phase.toOn)}
        </span>
      </summary>
      <div className={classes.inner}>
        <div className={classes.pair}>
          <TextInput
            label={text.phase}
            maxLength={120}
            value={phase.name}
            onChange={event => change({ name: event.currentTarget.value })}
            error={phase.name.trim() === '' ? text.required : undefined}
          />
          <TextInput
            label={text.track}
            maxLength={80}
            title={text.trackHint}
            value={phase.track}
            onChange={event => change({ track: event.currentTarget.value })}
          />
        </div>
        <div className={classes.pair}>
          <DayInput
            label={text.from}
            value={phase.fromOn ?? undefined}
            onChange={day => change({ fromOn: day ?? null })}
          />
          <DayInput
            label={text.to}
            value={phase.toOn ?? undefined}
            onChange={day => change({ toOn: day ?? null })}
          />
          <NumberInput
            label={text.yearFrom}
            placeholder={text.openYear}
            hideControls
            allowDecimal={false}
            value={phase.yearFrom ?? ''}
            onChange={value => change({ yearFrom: year(value) })}
          />
          <NumberInput
            label={text.yearTo}
            placeholder={text.openYear}
            hideControls
            allowDecimal={false}
            value={phase.yearTo ?? ''}
            onChange={value => change({ yearTo: year(value) })}
          />
        </div>
        <fieldset className={classes.group}>
          <legend>{text.levels}</legend>
          <div className={classes.levels}>
            {agencyLevels.map(level => (
              <Checkbox
                key={level}
                label={text.levelNames[level]}
                checked={phase.levels.includes(level)}
                disabled={phase.levels.length === 1 && phase.levels[0] === level}
                onChange={event => {
                  const taken = event.currentTarget.checked
                  change({
                    levels: agencyLevels.filter(each =>
                      each === level ? taken : phase.levels.includes(each),
                    ),
                  })
                }}
              />
            ))}
          </div>
        </fieldset>
        <KindOrder phase={phase} onChange={kinds => change({ kinds })} />
        <PhaseAgencies {...props} onPart={change} />
        <Textarea
          label={text.note}
          maxLength={500}
          autosize
          minRows={1}
          value={phase.note}
          onChange={event => change({ note: event.currentTarget.value })}
        />
        {writable && removable && (
          <div>
            <Button variant="subtle" color="red" onClick={() => onChange(null)}>
              {text.removePhase(phase.name)}
            </Button>
          </div>
        )}
      </div>
    </details>
  )
}

function PhaseAgencies({
  phase,
  named,
  writable,
  onPart,
}: PhaseFieldsProps & { readonly onPart: (part: Partial<Phase>) => void }): ReactNode {
  const { plan: text } = useMessages()
  return (
    <div className={classes.pair}>
      <AgencySelect
        label={text.lead}
        placeholder={text.leadAsPlan}
        value={phase.leadId}
        onChange={leadId => onPart({ leadId })}
        clearable
        clearButtonProps={{ 'aria-label': text.leadAsPlan }}
        disabled={!writable}
      />
      <AgencyList
        label={text.joining}
        named={named}
        ids={phase.joiningIds}
        writable={writable}
        onChange={joiningIds => onPart({ joiningIds })}
      />
    </div>
  )
}

interface KindOrderProps {
  readonly phase: Phase
  readonly onChange: (kinds: Phase['kinds']) => void
}

/** The kinds of a phase in the order of work, then those left out. */
function KindOrder({ phase, onChange }: KindOrderProps): ReactNode {
  const { plan: text } = useMessages()
  const { language } = useLanguage()
  const { kinds } = phase
  const all = [...kinds, ...kindOrder.filter(kind => !kinds.includes(kind))]
  const swap = (at: number, with_: number) => {
    const next = [...kinds]
    const [one, other] = [next[at], next[with_]]
    if (one === undefined || other === undefined) return
    next[at] = other
    next[with_] = one
    onChange(next)
  }
  return (
    <fieldset className={classes.group}>
      <legend>{text.order}</legend>
      <p>{text.orderHint}</p>
      <ol className={classes.kinds}>
        {all.map((kind, at) => {
          const name = kindShortName(kind, language)
          const taken = kinds.includes(kind)
          return (
            <li key={kind}>
              <Checkbox
                label={taken ? `${at + 1}. ${name}` : name}
                aria-label={text.takeKind(name)}
                checked={taken}
                disabled={taken && kinds.length === 1}
                onChange={() => onChange(taken ? kinds.filter(each => each !== kind) : [...kinds, kind])}
              />
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={text.up(name)}
                disabled={!taken || at === 0}
                onClick={() => swap(at, at - 1)}
              >
                <IconArrowUp size={15} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={text.down(name)}
                disabled={!taken || at >= kinds.length - 1}
                onClick={() => swap(at, at + 1)}
              >
                <IconArrowDown size={15} />
              </ActionIcon>
            </li>
          )
        })}
      </ol>
    </fieldset>
  )
}
