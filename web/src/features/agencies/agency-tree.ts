import type { Agency } from '../../../../src/agencies/schema.ts'

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

/** The agencies of a day as trees; one whose parent cannot be seen stands at the top. */
export function buildTree(agencies: readonly Agency[], day: string): readonly AgencyNode[] {
  const present = agencies.filter(agency => existsOn(agency, day))
  const ids = new Set(present.map(agency => agency.id))
  const below = new Map<string, Agency[]>()
  for (const agency of present) {
    const parent = agency.parentId !== null && ids.has(agency.parentId) ? agency.parentId : ''
    below.set(parent, [...(below.get(parent) ?? []), agency])
  }
  const grow = (parent: string): readonly AgencyNode[] =>
    (below.get(parent) ?? [])
      .sort((a, b) => byName.compare(a.name, b.name))
      .map(agency => ({ agency, below: grow(agency.id) }))
  return grow('')
}

/** A line of the tree as it is shown: how deep it stands, and whether it is open. */
export interface TreeLine {
  readonly agency: Agency
  readonly depth: number
  readonly open: boolean | null
}

/** The lines of the trees in order; `open` is null where there is nothing below. */
export function listLines(
  nodes: readonly AgencyNode[],
  folded: ReadonlySet<string>,
  depth = 0,
): readonly TreeLine[] {
  return nodes.flatMap(({ agency, below }) => {
    const open = below.length === 0 ? null : !folded.has(agency.id)
    const line: TreeLine = { agency, depth, open }
    return open === true ? [line, ...listLines(below, folded, depth + 1)] : [line]
  })
}
