import { type RawBuilder, sql } from 'kysely'
import type { DateRange } from '../../register/partial-date.ts'

/** A person named in a record. Dates are `YYYY-MM-DD`; `nameId` is the dictionary's. */
export interface FoundMention {
  readonly agencyId: string
  readonly recordId: string
  readonly role: string
  /** 0 as the book has it, more: as a later note does. */
  readonly variant: number
  readonly kind: string
  readonly year: number
  readonly bornFrom: string | null
  readonly bornTo: string | null
  readonly nameId: number
}

/** What narrows every way of finding people; null leaves open. */
export interface MentionFilter {
  /** The agencies that registered, known to be few or many; always within the jurisdiction's, which the database holds to by itself. */
  readonly agencies: readonly string[] | null
  readonly kind: string | null
  /** Years of registration. */
  readonly from: number | null
  readonly to: number | null
  readonly role: string | null
  readonly sex: number | null
}

/** So many agencies or fewer are asked one by one (index mention_agency_name); more are better filtered from all who bear a name. */
const fewAgencies = 60

/** Whether the people of these agencies are looked up agency by agency. */
export function isNarrow({ agencies }: MentionFilter): boolean {
  return agencies !== null && agencies.length <= fewAgencies
}

/** The columns of a FoundMention, all of them in the index mention_name. */
export const mentionColumns = sql.raw(
  'm.agency_id, m.record_id, m.role, m.variant, m.kind, m.year, m.born_from, m.born_to, m.name_id::text',
)

/** The filter as conditions on `mention m`. */
export function mentionConditions({
  agencies,
  kind,
  from,
  to,
  role,
  sex,
}: MentionFilter): RawBuilder<unknown> {
  const conditions = [
    agencies === null ? undefined : sql`m.agency_id = any(${agencies}::uuid[])`,
    kind === null ? undefined : sql`m.kind = ${kind}`,
    from === null ? undefined : sql`m.year >= ${from}`,
    to === null ? undefined : sql`m.year <= ${to}`,
    role === null ? undefined : sql`m.role = ${role}`,
    sex === null ? undefined : sql`m.sex = ${sex}`,
  ].filter(condition => condition !== undefined)
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** Births that touch a range. A partial date spans a year at most, which lets an index on `born_from` alone bound them. */
export function touches(born: DateRange): RawBuilder<unknown> {
  return sql`(m.born_from between ${born.from}::date - 366 and ${born.to}::date and m.born_to >= ${born.from}::date)`
}

/**
 * Births that touch a range or are not known, for people who are found by other columns: written so that no index on births is used,
 * which the planner would else combine with the others (measured: 300 ms instead of 2).
 */
export function mayTouch(born: DateRange): RawBuilder<unknown> {
  return sql`coalesce(m.born_from <= ${born.to}::date and m.born_to >= ${born.from}::date, true)`
}

export interface MentionRow {
  readonly agency_id: string
  readonly record_id: string
  readonly role: string
  readonly variant: number
  readonly kind: string
  readonly year: number
  readonly born_from: string | null
  readonly born_to: string | null
  readonly name_id: string
}

export function readMention(row: MentionRow): FoundMention {
  return {
    agencyId: row.agency_id,
    recordId: row.record_id,
    role: row.role,
    variant: row.variant,
    kind: row.kind,
    year: row.year,
    bornFrom: row.born_from,
    bornTo: row.born_to,
    nameId: Number(row.name_id),
  }
}
