import type { Asking, Values } from '../asking.ts'
import { personOf } from './same-person.ts'

/** A value an empty field may well have. */
interface Usual {
  readonly value: string
  /** From 0 to 1: in how many of the entries before it would have been right. */
  readonly share: number
}

/** Looked back at; what a registrar wrote long ago says little. */
const lookedBack = 20
/** Right this often before it is offered. */
const nearlyCertain = 0.55

/**
 * Values an empty field may have by what the entries before had there: the same value again, or the same as another field of their own
 * (the mother lives where the father does). Only what would have been right mostly; best first.
 */
export function usualValues({ kind, field, values, before }: Asking): readonly string[] {
  const seen = before.slice(0, lookedBack)
  const usual = [...repeated(field.id, seen), ...alike(kind, field.id, values, seen)]
  const best = new Map<string, number>()
  for (const { value, share } of usual)
    if (share >= nearlyCertain) best.set(value, Math.max(best.get(value) ?? 0, share))
  return [...best].sort((a, b) => b[1] - a[1]).map(([value]) => value)
}

/** The last value, by how many entries have it; those that have none speak against it, and one entry alone says little. */
function repeated(field: string, seen: readonly Values[]): readonly Usual[] {
  const last = seen.find(entry => entry[field])?.[field]
  if (last === undefined) return []
  const same = seen.filter(entry => entry[field] === last).length
  return [{ value: last, share: (same + 0.5) / (seen.length + 1) }]
}

/** The value of another field of the same entry, by how often the two were the same. */
function alike(
  kind: Asking['kind'],
  field: string,
  values: Values,
  seen: readonly Values[],
): readonly Usual[] {
  if (isOwn(kind, field)) return []
  const type = kind.fields.find(({ id }) => id === field)?.type
  return kind.fields.flatMap(other => {
    const value = values[other.id] ?? ''
    if (other.id === field || other.type !== type || value === '') return []
    const both = seen.filter(entry => (entry[other.id] ?? '') !== '')
    const leads = both.map(entry => leadOf(entry[field] ?? '', entry[other.id] ?? ''))
    return [...new Set(leads)].flatMap(lead => {
      if (lead === undefined) return []
      const same = leads.filter(each => each === lead).length
      return [{ value: lead + value, share: (same + 0.5) / (both.length + 1) }]
    })
  })
}

const longestLead = 20

/** What stands before another field's value: '' where they are the same, `Tại nhà, ` before the residence of who died at home. */
function leadOf(text: string, value: string): string | undefined {
  if (!text.endsWith(value) || text.length > value.length + longestLead) return undefined
  const lead = text.slice(0, text.length - value.length)
  return lead === '' || lead.endsWith(' ') ? lead : undefined
}

/** Names and numbers of papers are one person's own: whose they are, another rule says. */
function isOwn(kind: Asking['kind'], field: string): boolean {
  const person = personOf(kind, field)
  return (
    person !== undefined &&
    [person.fields.name, person.fields.identityNumber, person.fields.personalNumber].includes(field)
  )
}
