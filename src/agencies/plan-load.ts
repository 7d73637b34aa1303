import { groupBy } from '../register/group-by.ts'
import type { ListedAgency, ListedTree } from './dvhc/plan-dvhc.ts'
import type { Agency } from './find-agency.ts'
import { adopt, type DeclaredAgency, matchDeclared } from './match-declared.ts'
import type { Succession } from './schema.ts'

/**
 * What a person should look at after a load. later-books: the agency ended, but has books of later years; accounts: it ended,
 * but people have their accounts there; succession: another is recorded by hand, so that of the list was left out.
 */
export interface LoadWarning {
  readonly code: 'later-books' | 'accounts' | 'succession'
  readonly agency: { readonly code: string; readonly name: string }
}

/** What a load has to do. */
export interface LoadPlan {
  /** Parents before children. */
  readonly added: readonly Agency[]
  readonly changed: readonly { readonly before: Agency; readonly after: Agency }[]
  readonly links: readonly Succession[]
  readonly warnings: readonly LoadWarning[]
}

/** Compares the lists with what is declared; after a load of the same lists there is nothing to do. */
export function planLoad(
  tree: ListedTree,
  declared: readonly DeclaredAgency[],
  recorded: readonly Succession[],
  newId: () => string,
): LoadPlan {
  const matched = matchDeclared(tree.agencies, declared)
  const agencies = new Map<string, Agency>()
  const added: Agency[] = []
  const changed: { before: Agency; after: Agency }[] = []
  for (const listed of tree.agencies) {
    const parentId = listed.parentKey === null ? null : (agencies.get(listed.parentKey)?.id ?? null)
    const before = matched.get(listed.key)?.agency
    const after =
      before === undefined ? declare(listed, parentId, declared, newId()) : adopt(before, listed, parentId)
    agencies.set(listed.key, after)
    if (before === undefined) added.push(after)
    else if (JSON.stringify(after) !== JSON.stringify(before)) changed.push({ before, after })
  }
  const { links, left } = planLinks(tree, agencies, recorded)
  return { added, changed, links, warnings: [...listOutlived(matched, agencies), ...left] }
}

/** A listed agency that nobody has declared; it begins after one that bore its code before and was declared by hand. */
function declare(
  { code, level, name, validFrom, validTo }: ListedAgency,
  parentId: string | null,
  declared: readonly DeclaredAgency[],
  id: string,
): Agency {
  const earlier = declared.flatMap(({ agency }) =>
    agency.code === code && agency.validTo !== null && (validTo === null || agency.validTo < validTo)
      ? agency.validTo
      : [],
  )
  const from = [validFrom, ...earlier].sort().at(-1) ?? validFrom
  return { id, code, level, name, parentId, validFrom: from, validTo }
}

/** The links to add. What became of an agency on a day is left as people have recorded it. */
function planLinks(
  tree: ListedTree,
  agencies: ReadonlyMap<string, Agency>,
  recorded: readonly Succession[],
): { links: Succession[]; left: LoadWarning[] } {
  const standing = groupBy(recorded, link => link.predecessorId)
  const links: Succession[] = []
  const left: LoadWarning[] = []
  for (const [key, listed] of groupBy(tree.links, link => link.predecessorKey)) {
    const predecessor = agencies.get(key)
    if (predecessor === undefined) continue
    const wanted = listed.map(({ predecessorKey, successorKey, ...link }): Succession => {
      const successorId = agencies.get(successorKey)?.id ?? ''
      return { predecessorId: predecessor.id, successorId, ...link }
    })
    const known = (standing.get(predecessor.id) ?? []).filter(link =>
      wanted.some(other => other.onDate === link.onDate || other.successorId === link.successorId),
    )
    if (known.length === 0) links.push(...wanted)
    else if (describe(wanted) !== describe(known)) left.push({ code: 'succession', agency: predecessor })
  }
  return { links, left }
}

const describe = (links: readonly Succession[]): string =>
  links
    .map(link => `${link.onDate} ${link.successorId} ${link.extent}`)
    .sort()
    .join()

/** Ended agencies that somebody still works for, or on. */
function listOutlived(
  matched: ReadonlyMap<string, DeclaredAgency>,
  agencies: ReadonlyMap<string, Agency>,
): LoadWarning[] {
  return [...matched].flatMap(([key, { lastBook, accounts }]) => {
    const agency = agencies.get(key)
    if (agency === undefined || agency.validTo === null) return []
    const warnings: LoadWarning[] = []
    if (lastBook !== null && `${lastBook}-01-01` > agency.validTo)
      warnings.push({ code: 'later-books', agency })
    if (accounts > 0) warnings.push({ code: 'accounts', agency })
    return warnings
  })
}
