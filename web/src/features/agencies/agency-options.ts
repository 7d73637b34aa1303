import type { Agency, AgencyList } from '../../../../src/agencies/schema.ts'
import { foldForFilter } from '../../ui/fold-text.ts'
import { type KinNames, listKinNames } from './agency-history.ts'

/** An agency as something to choose: what it is found by, and the names it had or took. */
export interface AgencyOption {
  readonly agency: Agency
  /** Folded name and code; what the agency itself is found by. */
  readonly own: string
  /** Folded names of its predecessors and successors, beside the names themselves. */
  readonly kin: readonly { readonly name: string; readonly folded: string; readonly before: boolean }[]
}

const prepared = new WeakMap<AgencyList, readonly AgencyOption[]>()

/** Every agency of a list, prepared once: a list of a whole country is searched at each key press. */
export function listAgencyOptions(list: AgencyList): readonly AgencyOption[] {
  const known = prepared.get(list)
  if (known !== undefined) return known
  const kinNames = listKinNames(list)
  const options = list.agencies.map(agency => ({
    agency,
    own: foldForFilter(`${agency.name} ${agency.code}`),
    kin: foldKin(kinNames.get(agency.id)),
  }))
  prepared.set(list, options)
  return options
}

function foldKin(names: KinNames | undefined): AgencyOption['kin'] {
  if (names === undefined) return []
  return [
    ...names.before.map(name => ({ name, folded: foldForFilter(name), before: true })),
    ...names.after.map(name => ({ name, folded: foldForFilter(name), before: false })),
  ]
}

/** The options that a typed text finds by own name, code, or the name of a predecessor or successor; own names first. */
export function findOptions(options: readonly AgencyOption[], typed: string): readonly AgencyOption[] {
  const wanted = foldForFilter(typed)
  if (wanted === '') return options
  const byOwn = options.filter(option => option.own.includes(wanted))
  const byKin = options.filter(
    option => !option.own.includes(wanted) && option.kin.some(({ folded }) => folded.includes(wanted)),
  )
  return [...byOwn, ...byKin]
}

/** The other names worth showing beside an option: those that the typed text found, else those it had before. */
export function namesToShow(option: AgencyOption, typed: string): AgencyOption['kin'] {
  const wanted = foldForFilter(typed)
  const found = wanted === '' ? [] : option.kin.filter(({ folded }) => folded.includes(wanted))
  return found.length > 0 ? found : option.kin.filter(({ before }) => before)
}
