import type { Agency, AgencyList, Succession } from '../../../../src/agencies/schema.ts'
import { groupBy } from '../../../../src/register/group-by.ts'

/** Another agency's share in an event: what was taken over from it, or handed to it. */
export interface Share {
  readonly agency: Agency
  readonly link: Succession
}

/** What happened to an agency on a day: it took over from others, or others took over from it. */
export interface HistoryEvent {
  readonly day: string
  readonly kind: Succession['kind']
  readonly basis: string
  readonly direction: 'took' | 'gave'
  readonly shares: readonly Share[]
}

const byName = new Intl.Collator('vi', { numeric: true })

/** The successions an agency had a part in, oldest first; links of one act stand together. */
export function listHistory(id: string, { agencies, successions }: AgencyList): readonly HistoryEvent[] {
  const byId = new Map(agencies.map(agency => [agency.id, agency]))
  const events = new Map<string, HistoryEvent & { readonly shares: Share[] }>()
  for (const link of successions) {
    const took = link.successorId === id
    if (!took && link.predecessorId !== id) continue
    const agency = byId.get(took ? link.predecessorId : link.successorId)
    if (agency === undefined) continue
    const { onDate: day, kind, basis } = link
    const direction = took ? 'took' : 'gave'
    const key = JSON.stringify([day, kind, basis, direction])
    const event = events.get(key) ?? { day, kind, basis, direction, shares: [] }
    event.shares.push({ agency, link })
    events.set(key, event)
  }
  for (const { shares } of events.values())
    shares.sort(
      (a, b) => a.link.extent.localeCompare(b.link.extent) || byName.compare(a.agency.name, b.agency.name),
    )
  return [...events.values()].sort((a, b) =>
    a.day === b.day ? b.direction.localeCompare(a.direction) : a.day.localeCompare(b.day),
  )
}

/** Names an agency is remembered by: those of all that went before it, and those of what it became. */
export interface KinNames {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** The other names of every agency that has some, by id, through any number of successions. */
export function listKinNames({ agencies, successions }: AgencyList): ReadonlyMap<string, KinNames> {
  const names = new Map(agencies.map(agency => [agency.id, agency.name]))
  const before = groupBy(successions, link => link.successorId)
  const after = groupBy(successions, link => link.predecessorId)
  const walk = (from: string, step: (id: string) => readonly string[]) => {
    const seen = new Set([from])
    for (const id of seen) for (const next of step(id)) seen.add(next)
    seen.delete(from)
    const own = names.get(from)
    const found = [...seen].flatMap(id => names.get(id) ?? [])
    return [...new Set(found)].filter(name => name !== own)
  }
  const involved = new Set([...before.keys(), ...after.keys()])
  return new Map(
    [...involved].map(id => [
      id,
      {
        before: walk(id, each => (before.get(each) ?? []).map(link => link.predecessorId)),
        after: walk(id, each => (after.get(each) ?? []).map(link => link.successorId)),
      },
    ]),
  )
}
