import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'

/**
 * Whether the office of an account (by id) is another than that of who asked, or the asker's has none above it: at the top another
 * person has to do. Both persons hold their rights over the same record, so another office means another level.
 */
export function isOfOtherLevel(askedBy: RawBuilder<unknown>, accountId: string): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from account asker join agency a on a.id = asker.agency_id, account decider
    where asker.id = ${askedBy} and decider.id = ${accountId} and (decider.agency_id <> asker.agency_id or a.parent_id is null))`
}
