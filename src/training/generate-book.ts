import type { KindCode } from '../register/kind.ts'
import { formatIso } from './calendar.ts'
import { birthSource } from './entries/births.ts'
import { deathSource } from './entries/deaths.ts'
import type { Source, Values } from './entries/entry.ts'
import { maritalStatusSource } from './entries/marital-status.ts'
import { marriageSource } from './entries/marriages.ts'
import { otherSource } from './entries/other-registers.ts'
import { recognitionSource } from './entries/recognitions.ts'
import { createVillage, type Village } from './village.ts'

/** Which book to write; the same request gives the same rows. `agency` is a code, `volume` e.g. `01`. */
export interface BookRequest {
  readonly kind: KindCode
  readonly year: number
  readonly volume: string
  readonly agency: string
  readonly rows: number
  readonly seed: number
}

/** A row of a generated book: values by the ministry's column names, blank ones absent; `registered` is `yyyy-mm-dd`. */
export interface GeneratedRow {
  readonly number: string
  readonly registered: string
  readonly values: Values
}

function sourceOf(village: Village, kind: KindCode, year: number): Source {
  switch (kind) {
    case 'KS':
      return birthSource(village, year)
    case 'KH':
      return marriageSource(village, year)
    case 'KT':
      return deathSource(village, year)
    case 'CMC':
      return recognitionSource(village, year)
    case 'HN':
      return maritalStatusSource(village, year)
    default:
      return otherSource(village, year, kind)
  }
}

/** How many cases stand on a page of the paper book. */
export function casesPerPage(kind: KindCode): 1 | 2 {
  return kind === 'CMC' ? 1 : 2
}

/**
 * Writes a book row by row in the order of registration, numbered through the year. Only the order is held in memory
 * (16 bytes a row). The second volume of a year continues the numbers of the first, which must have as many rows.
 * Books of the same agency and seed tell of the same families, whatever the order in which they are asked for.
 */
export function* generateBook(request: BookRequest): Generator<GeneratedRow> {
  const village = createVillage(request.seed, request.agency)
  const source = sourceOf(village, request.kind, request.year)
  const volume = Math.max(1, Number.parseInt(request.volume, 10) || 1)
  const events = volume * request.rows
  const days = new Float64Array(events)
  // Day and index packed into one number: a typed array sorts numbers fast.
  for (let index = 0; index < events; index++)
    days[index] = (source.registered(index) + 100_000) * 0x1000_0000 + index
  days.sort()
  const perPage = casesPerPage(request.kind)
  const first = (volume - 1) * request.rows
  for (let position = first; position < events; position++) {
    const packed = days[position] ?? 0
    const index = packed % 0x1000_0000
    const registered = Math.floor(packed / 0x1000_0000) - 100_000
    const number = String(position + 1)
    const page = Math.floor((position - first) / perPage) + 1
    const values: Values = {}
    source.write(
      index,
      { village, year: request.year, volume: request.volume, number, page, registered },
      values,
    )
    yield { number, registered: formatIso(registered), values }
  }
}
