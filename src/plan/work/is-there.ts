import { sql } from 'kysely'

/** Whether the book `b` is on paper still: not lost or destroyed, or the copy of the agency above is there. */
export const isThere = sql<boolean>`((b.agency_id, b.id) not in (
  select c.agency_id, c.book_id from book_copy c where c.copy = 'registering' and c.standing in ('lost', 'destroyed')
    and not exists (select from book_copy s where s.agency_id = c.agency_id and s.book_id = c.book_id
      and s.copy = 'superior' and s.standing = 'present')))`
