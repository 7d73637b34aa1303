import { AppError } from '../../errors.ts'
import { formOf } from '../../register/forms/form-of.ts'
import type { RegisterKind } from '../../register/kind.ts'
import type { OwnSetup } from './schema.ts'

/**
 * Throws `keying.unknown-field` when the kind hasn't a field that is named, `keying.field-required` when one is missing or twice without
 * which an entry can't be told from others.
 */
export function checkFields(kind: RegisterKind, { fields, fieldModes, carried }: OwnSetup): void {
  const known = new Set(kind.fields.map(({ id }) => id))
  const unknown = [...(fields ?? []), ...Object.keys(fieldModes), ...Object.keys(carried)].find(
    id => !known.has(id),
  )
  if (unknown !== undefined)
    throw new AppError('keying.unknown-field', { field: unknown, kind: kind.name.vi })
  if (fields === null) return
  const asked = new Set(fields)
  const { carried: ofBook } = formOf(kind, 0)
  const lost = kind.fields.find(
    ({ id, need }) => need === 'required' && !asked.has(id) && !ofBook.includes(id),
  )
  if (lost !== undefined) throw new AppError('keying.field-required', { field: lost.label.vi })
  if (asked.size < fields.length)
    throw new AppError('keying.unknown-field', { field: '×2', kind: kind.name.vi })
}
