import { type Agency, agencyLevels, type Succession } from '../../../../src/agencies/schema.ts'
import { groupBy } from '../../../../src/register/group-by.ts'

/** An agency with those below it on a day. */
export interface AgencyNode {
  readonly agency: Agency
  readonly below: readonly AgencyNode[]
}

/** Whether an agency existed on a day (`2006-05-17`); `validTo` is the first day it no longer did. */
export function existsOn(agency: Agency, day: string): boolean {
  return agency.validFrom <= day && (agency.validTo === null || day < agency.validTo)
}

const byName = new Intl.Collator('vi', { numeric: true })
const kindOfAgency = /^(UBND|Ủy ban nhân dân|Sở Tư pháp|Phòng Tư pháp)\s+/i
const kindOfUnit = /^(tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu)\s+/i

/** The name a list is searched by with the eye: `An Hạc` of `UBND xã An Hạc`. */
export function properName(name: string): string {
  return name.replace(kindOfAgency, '').replace(kindOfUnit, '')
}

/** Higher levels first, then by proper name: nobody looks for a commune under "UBND phường". */
function compareSiblings(a: Agency, b: Agency): number {
  return (
    agencyLevels.indexOf(a.level) - agencyLevels.indexOf(b.level) ||
    byName.compare(properName(a.name), properName(b.name)) ||
    byName.compare(a.name, b.name)
  )
}

/** The agencies of a day as trees; one whose parent cannot be seen stands at the top. */
export function buildTree(agencies: readonly Agency[], day: string): readonly AgencyNode[] {
  const present = agencies.filter(agency => existsOn(agency, day))
  const ids = new Set(present.map(agency => agency.id))
  const below = groupBy(present, ({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : ''))
  const grow = (parent: string): readonly AgencyNode[] =>
    (below.get(parent) ?? []).sort(compareSiblings).map(agency => ({ agency, below: grow(agency.id) }))
  return grow('')
}

/** A line of the tree as it is shown: how deep it stands, where among its siblings, and whether it is open. */
export interface TreeLine {
  readonly agency: Agency
  readonly depth: number
  /** null where there is nothing below. */
  readonly open: boolean | null
  readonly below: number
  /** From 1, of `siblings`. */
  readonly position: number
  readonly siblings: number
}

/** The lines of the trees in order; `isOpen` is asked of agencies with others below them. */
export function listLines(
  nodes: readonly AgencyNode[],
  isOpen: (agency: Agency, depth: number) => boolean,
): readonly TreeLine[] {
  const lines: TreeLine[] = []
  const add = (siblings: readonly AgencyNode[], depth: number) => {
    siblings.forEach(({ agency, below }, index) => {
      const open = below.length === 0 ? null : isOpen(agency, depth)
      const place = { depth, position: index + 1, siblings: siblings.length }
      lines.push({ agency, open, below: below.length, ...place })
      if (open === true) add(below, depth + 1)
    })
  }
  add(nodes, 0)
  return lines
}

/** An agency, those below it at any time, and those that were wholly merged into any of these: ids. */
export function listSubtree(
  agencies: readonly Agency[],
  successions: readonly Succession[],
  root: string,
): ReadonlySet<string> {
  const children = groupBy(agencies, agency => agency.parentId)
  const taken = groupBy(
    successions.filter(({ extent }) => extent === 'full'),
    ({ successorId }) => successorId,
  )
  const found = new Set([root])
  // A set may grow while it is walked: what is added is visited, too.
  for (const id of found) {
    for (const child of children.get(id) ?? []) found.add(child.id)
    for (const { predecessorId } of taken.get(id) ?? []) found.add(predecessorId)
  }
  return found
}
