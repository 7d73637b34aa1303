import type { Field, RegisterKind } from '../../../../src/register/kind.ts'
import type { Text } from '../../../../src/register/text.ts'
import { groupTitles, planForm } from '../../../src/ui/fields/form/plan-form.ts'

/** Fields that stand together on the paper: those of a person, or those of the entry between two persons. */
export interface SheetGroup {
  readonly key: string
  /** Null: of the entry, at its head. */
  readonly title: Text | null
  readonly fields: readonly Field[]
}

/** The fields of a paper form, in the order of the paper, with a heading wherever it goes on to somebody else. Fields the kind does not know are left out. */
export function planSheet(kind: RegisterKind, ids: readonly string[]): readonly SheetGroup[] {
  const known = new Map(kind.fields.map(field => [field.id, field]))
  const usual = new Map(
    planForm(kind).flatMap(({ key, person, title, fields }) =>
      fields.map(
        ({ field }) =>
          [field.id, { key, title: person?.label ?? (title === null ? null : groupTitles[title]) }] as const,
      ),
    ),
  )
  const groups: {
    readonly key: string
    readonly of: string
    readonly title: Text | null
    readonly fields: Field[]
  }[] = []
  for (const id of ids) {
    const field = known.get(id)
    const of = usual.get(id)
    if (field === undefined || of === undefined) continue
    const last = groups.at(-1)
    if (last?.of === of.key) last.fields.push(field)
    else groups.push({ key: `${of.key}-${groups.length}`, of: of.key, title: of.title, fields: [field] })
  }
  return groups
}
