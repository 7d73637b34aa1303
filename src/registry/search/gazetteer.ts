import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { foldName } from '../../register/names.ts'

/** A place that people type: its unit ("xa", "huyen") and the agencies that registered there. */
export interface PlaceEntry {
  readonly unit: string
  readonly name: string
  readonly agencies: ReadonlySet<string>
}

/** The places whose names the agencies of all times bear. */
export interface Gazetteer {
  /** By the bare name, folded: "an hac". */
  find(bare: string): readonly PlaceEntry[]
  /** An agency with those below it, those it came from, and those that it became. */
  reach(agencyId: string): ReadonlySet<string>
}

interface AgencyRow {
  readonly id: string
  readonly name: string
  readonly parent_id: string | null
}

const office = /^(?:ubnd|uy ban nhan dan|so tu phap|phong tu phap) /
const unitAndName = /^(xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tp|tinh) (.+)$/

/** A place as a text gives it, "xã An Hạc", folded and taken apart; without a unit the whole is its name. */
export function readPlace(text: string): { readonly unit: string; readonly bare: string } {
  const folded = foldName(text).replace(office, '')
  const [, unit = '', bare = folded] = unitAndName.exec(folded) ?? []
  return { unit: unit === 'tp' ? 'thanh pho' : unit, bare }
}

/** Reads every agency and succession: names of agencies are no secret, their rows are. */
export async function loadGazetteer(tx: Transaction): Promise<Gazetteer> {
  const { rows: agencies } =
    await sql<AgencyRow>`select id, name, parent_id from agency where not practice`.execute(tx)
  const { rows: links } = await sql<{ predecessor_id: string; successor_id: string }>`
    select predecessor_id, successor_id from agency_succession`.execute(tx)
  return createGazetteer(
    agencies,
    links.map(link => [link.predecessor_id, link.successor_id]),
  )
}

/** Makes a gazetteer of agencies and of who took over from whom. */
export function createGazetteer(
  agencies: readonly AgencyRow[],
  links: readonly (readonly [before: string, after: string])[],
): Gazetteer {
  const below = listBy(agencies.flatMap(({ id, parent_id }) => (parent_id === null ? [] : [[parent_id, id]])))
  const before = listBy(links.map(([predecessor, successor]) => [successor, predecessor]))
  const after = listBy(links)
  const reach = (id: string): ReadonlySet<string> => {
    const within = walk(id, next => [...(before.get(next) ?? []), ...(below.get(next) ?? [])])
    // Who took over from a commune also registers its people since; but not all who took over from a district: that is the province.
    for (const heir of walk(id, next => after.get(next) ?? [])) if (!below.has(heir)) within.add(heir)
    return within
  }
  const entries = new Map<string, Map<string, { name: string; agencies: Set<string> }>>()
  const note = (text: string, ids: Iterable<string>) => {
    const { unit, bare } = readPlace(text)
    if (bare === '') return
    const units = entries.get(bare) ?? new Map()
    entries.set(bare, units)
    const entry = units.get(unit) ?? { name: text.trim(), agencies: new Set<string>() }
    units.set(unit, entry)
    for (const id of ids) entry.agencies.add(id)
  }
  for (const { id, name } of agencies) {
    const reached = reach(id)
    // Behind the first comma stands where the agency lies: "UBND xã An Hạc, huyện An Nguyên".
    for (const part of name.split(','))
      note(part.replace(/^(?:UBND|Ủy ban nhân dân|Sở Tư pháp|Phòng Tư pháp)\s+/iu, ''), reached)
  }
  const found = new Map<string, readonly PlaceEntry[]>()
  for (const [bare, units] of entries)
    found.set(
      bare,
      [...units].map(([unit, entry]) => ({ unit, ...entry })),
    )
  return { find: bare => found.get(bare) ?? [], reach }
}

function listBy(pairs: readonly (readonly string[])[]): Map<string, string[]> {
  const lists = new Map<string, string[]>()
  for (const [key = '', value = ''] of pairs) lists.set(key, [...(lists.get(key) ?? []), value])
  return lists
}

function walk(from: string, next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set([from])
  // A set may grow while it is walked.
  for (const id of seen) for (const other of next(id)) seen.add(other)
  return seen
}

/** Agencies change a few times a year. */
const freshForMs = 60_000

/** Keeps the gazetteer of one database for a minute. */
export function createGazetteerCache(now: () => number): (tx: Transaction) => Promise<Gazetteer> {
  let kept: Gazetteer | undefined
  let loadedAt = Number.NEGATIVE_INFINITY
  return async tx => {
    if (kept === undefined || now() - loadedAt > freshForMs) {
      kept = await loadGazetteer(tx)
      loadedAt = now()
    }
    return kept
  }
}
