import { entryFields } from '../../register/entry-fields.ts'
import type { RegisterKind } from '../../register/kind.ts'
import { formatVolume, parseVolume } from '../../register/number.ts'
import type { Source } from '../schema.ts'
import type { Values } from './asking.ts'

/** An entry that nothing is keyed of yet. */
export interface Starting {
  readonly kind: RegisterKind
  /** The fields to key, in their order. */
  readonly fields: readonly string[]
  readonly carried: Values
  /** The entries of the batch before this one, latest first. */
  readonly before: readonly Values[]
  readonly book: { readonly year: number; readonly volume: string }
  /** The number that was given to the case when its pages were assigned; '' when none was. */
  readonly number: string
}

/** What an entry begins with, and where each value comes from. */
export interface Started {
  readonly values: Record<string, string>
  readonly sources: Record<string, Source>
}

/** What one entry has as the one before it, as long as the same people serve: who signs and writes, where. */
const staying = ['noiDangKy', 'noiCap', 'nguoiKy', 'chucVuNguoiKy', 'nguoiThucHien']
/** So many entries in a row must agree before it is taken over unasked; else it is offered for one key. Offices where two take turns never get there. */
const inARow = 8

/**
 * What an entry begins with: the volume that follows from the book, the number its case was given, what the book carries, and what stayed the same
 * in the entries before. Everything else is offered, not filled.
 */
export function startValues({ kind, fields, carried, before, book, number }: Starting): Started {
  const known = new Set(kind.fields.map(({ id }) => id))
  const keyed = new Set(fields)
  const values: Record<string, string> = {}
  const sources: Record<string, Source> = {}
  const begin = (
    field: string,
    value: string | undefined,
    how: Source['how'],
    from: string | null = null,
  ) => {
    if (!known.has(field) || !value) return
    values[field] = value
    sources[field] = { how, from }
  }
  const volume = parseVolume(book.volume)
  begin(
    entryFields.volume,
    volume === undefined ? book.volume : formatVolume({ ...volume, year: volume.year ?? book.year }),
    'generated',
  )
  if (keyed.has(entryFields.number)) begin(entryFields.number, number, 'carried')
  for (const field of staying) if (keyed.has(field)) begin(field, stayed(field, before), 'carried')
  // A title belongs to its signer.
  if (values.nguoiKy === undefined && sources.chucVuNguoiKy !== undefined) {
    delete values.chucVuNguoiKy
    delete sources.chucVuNguoiKy
  }
  for (const [field, value] of Object.entries(carried)) begin(field, value, 'carried')
  return { values, sources }
}

function stayed(field: string, before: readonly Values[]): string | undefined {
  const last = before[0]?.[field]
  const recent = before.slice(0, inARow)
  return recent.length === inARow && recent.every(entry => entry[field] === last) ? last : undefined
}
