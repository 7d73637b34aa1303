import { type FieldChange, listChanges } from '../../../ui/fields/group-fields.ts'

type Values = Readonly<Record<string, string>>

/** A field that somebody has typed while another person saved a new version. */
export interface TypedChange extends FieldChange {
  /** What the new version says. */
  readonly theirs: string
  /** The other person has changed the same field to something else. */
  readonly both: boolean
}

/** What a person had changed when they learned that there is a new version: from `base` to `mine`, beside `theirs`; what says the same by now is left out. */
export function listTyped(kind: string, base: Values, mine: Values, theirs: Values): readonly TypedChange[] {
  return listChanges(kind, base, mine)
    .map(change => {
      const now = theirs[change.id] ?? ''
      return { ...change, theirs: now, both: now !== change.before && now !== change.after }
    })
    .filter(change => change.after !== change.theirs)
}

/** The new version with the chosen fields as they were typed. */
export function applyTyped(
  theirs: Values,
  typed: readonly TypedChange[],
  chosen: ReadonlySet<string>,
): Values {
  const taken = typed.filter(({ id }) => chosen.has(id)).map(({ id, after }) => [id, after])
  return { ...theirs, ...Object.fromEntries(taken) }
}
