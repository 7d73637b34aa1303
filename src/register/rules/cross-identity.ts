import type { CrossBook, CrossFinding } from './cross-book.ts'
import { crossFinding, type Standing } from './cross-finding.ts'
import { mayBeSame } from './cross-span.ts'

/**
 * Mentions with one personal number, in the order they came: each is compared with those before it. Another name and another birth are another
 * person; one of the two is a slip in one of the books.
 */
export function compareIdentities(
  books: ReadonlyMap<string, CrossBook>,
  group: readonly Standing[],
): CrossFinding[] {
  return group.flatMap((on, at) => {
    if (!on.person.isPersonal) return []
    const differing = group.slice(0, at).flatMap(against => {
      const name = against.person.folded !== on.person.folded
      const birth = !mayBeSame(against.person.born, on.person.born)
      return name || birth ? [{ against, name, birth }] : []
    })
    const shared = differing.find(({ name, birth }) => name && birth)
    if (shared)
      return (
        crossFinding(books, { code: 'cross.identity-shared', on, against: shared.against, params: {} }) ?? []
      )
    const [first] = differing
    if (first === undefined) return []
    const params = first.name
      ? { what: 'họ tên', whatEn: 'name' }
      : { what: 'ngày sinh', whatEn: 'date of birth' }
    return crossFinding(books, { code: 'cross.person-differs', on, against: first.against, params }) ?? []
  })
}
