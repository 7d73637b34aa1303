import type { CampaignChange, Phase } from '../../../../src/plan/schema.ts'
import type { Language } from '../../../../src/register/text.ts'
import type { Messages } from '../../messages/vi.ts'
import { kindShortName } from '../../ui/kind-text.ts'
import { spanText, yearsText } from './phase-text.ts'

type Said = CampaignChange['after']
type Text = Messages['plan']

/** What differs between two revisions of a plan, a line each. */
export function describeChange(before: Said, after: Said, text: Text, language: Language): readonly string[] {
  const differ = (label: string, was: string, is: string) =>
    was === is
      ? []
      : [`${label}: ${text.was(was === '' ? text.nothing : was, is === '' ? text.nothing : is)}`]
  const lines = [
    ...(before.state === after.state
      ? []
      : [text.stateChanged(text.states[before.state], text.states[after.state])]),
    ...differ(text.name, before.name, after.name),
    ...differ(text.basis, before.basis, after.basis),
    ...differ(text.span, spanText(before.fromOn, before.toOn), spanText(after.fromOn, after.toOn)),
    ...differ(text.lead, before.body.leadId ?? '', after.body.leadId ?? '').map(() => text.lead),
    ...differ(text.joining, `${before.body.joiningIds.length}`, `${after.body.joiningIds.length}`),
    ...differ(text.people, namesOf(before), namesOf(after)),
  ]
  const old = new Map(before.body.phases.map(phase => [phase.id, phase]))
  const phases = after.body.phases.flatMap(phase => {
    const was = old.get(phase.id)
    if (was === undefined) return [text.phaseAdded(phase.name)]
    const facts = factsOf(was, text, language)
    const changed = factsOf(phase, text, language).flatMap(([label, is], at) =>
      differ(label, facts[at]?.[1] ?? '', is),
    )
    return changed.length === 0 ? [] : [text.phaseChanged(phase.name, changed.join('; '))]
  })
  const gone = before.body.phases
    .filter(phase => !after.body.phases.some(({ id }) => id === phase.id))
    .map(phase => text.phaseRemoved(phase.name))
  const all = [...lines, ...phases, ...gone]
  return all.length === 0 ? [text.sameContent] : all
}

const namesOf = ({ body }: Said) =>
  body.people.map(({ name, duty }) => (duty === '' ? name : `${name} (${duty})`)).join(', ')

const factsOf = (phase: Phase, text: Text, language: Language): readonly (readonly [string, string])[] => [
  [text.phase, phase.name],
  [text.track, phase.track],
  [text.levels, phase.levels.map(level => text.levelNames[level]).join(', ')],
  [text.years, yearsText(phase, text)],
  [text.span, spanText(phase.fromOn, phase.toOn)],
  [text.order, phase.kinds.map(kind => kindShortName(kind, language)).join(' → ')],
  [text.note, phase.note],
]
