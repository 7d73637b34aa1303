import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import { today } from '../platform/vietnam-day.ts'
import { groupBy } from '../register/group-by.ts'
import { foldName } from '../register/names.ts'
import { existsOn } from './agency-rules.ts'
import { listAgencies } from './list-agencies.ts'
import { type Fit, fitName, readNameQuery } from './match-name.ts'
import type { Agency, AgencyList, AgencySearch } from './schema.ts'

/**
 * Agencies by any name they, their predecessors or their successors bear, or by code: the better fit first, then those of today. The whole
 * country's 13,000 agencies take 0.2 s, so nothing is kept folded.
 */
export async function searchAgencies(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  name: string,
  limit: number,
): Promise<AgencySearch> {
  return findByName(await listAgencies(tx, jurisdiction), name, limit)
}

interface Found {
  readonly agency: Agency
  readonly fit: Fit
  /** By its own name, not that of a predecessor or successor. */
  readonly isOwn: boolean
  readonly isToday: boolean
  /** With the words "xã", "phường" … as they were typed. */
  readonly isLiteral: boolean
}

/** As `searchAgencies`, among these. */
export function findByName(list: AgencyList, name: string, limit: number, day = today()): AgencySearch {
  const query = readNameQuery(name)
  const kin = readKin(list)
  const found = new Map<string, Found>()
  const add = (agency: Agency, fit: Fit, isOwn: boolean) => {
    const known = found.get(agency.id)
    if (known !== undefined && compareFit(known, { fit, isOwn }) <= 0) return
    const isLiteral = foldName(agency.name).includes(query.whole)
    found.set(agency.id, { agency, fit, isOwn, isToday: existsOn(agency, day), isLiteral })
  }
  for (const agency of list.agencies) {
    const fit = agency.code === name.trim() ? 0 : fitName(query, agency.name)
    if (fit === undefined) continue
    add(agency, fit, true)
    // A name that fits only word by word says too little about others.
    if (fit > 1) continue
    for (const other of [...kin.before(agency), ...kin.after(agency)]) add(other, fit, false)
  }
  const hits = [...found.values()].sort(compare).slice(0, limit)
  return {
    hits: hits.map(({ agency }) => ({
      agency,
      predecessors: kin.before(agency),
      successors: kin.after(agency).filter(other => existsOn(other, day)),
    })),
  }
}

type Ranked = Pick<Found, 'fit' | 'isOwn'>
const compareFit = (a: Ranked, b: Ranked) => a.fit - b.fit || Number(b.isOwn) - Number(a.isOwn)
const byName = new Intl.Collator('vi', { numeric: true })

function compare(a: Found, b: Found): number {
  return (
    a.fit - b.fit ||
    Number(b.isToday) - Number(a.isToday) ||
    compareFit(a, b) ||
    Number(b.isLiteral) - Number(a.isLiteral) ||
    byName.compare(a.agency.name, b.agency.name) ||
    byName.compare(a.agency.code, b.agency.code)
  )
}

/** Whoever went before or came after an agency, nearest first. */
function readKin({ agencies, successions }: AgencyList) {
  const byId = new Map(agencies.map(agency => [agency.id, agency]))
  const taken = groupBy(successions, link => link.successorId)
  const given = groupBy(successions, link => link.predecessorId)
  const walk = (from: Agency, next: (id: string) => readonly string[]): Agency[] => {
    const seen = new Set([from.id])
    // A set may grow while it is walked: breadth first, so the nearest come first.
    for (const id of seen) for (const other of next(id)) seen.add(other)
    seen.delete(from.id)
    return [...seen].flatMap(id => byId.get(id) ?? [])
  }
  return {
    before: (agency: Agency) => walk(agency, id => (taken.get(id) ?? []).map(link => link.predecessorId)),
    after: (agency: Agency) => walk(agency, id => (given.get(id) ?? []).map(link => link.successorId)),
  }
}
