import { sql } from 'kysely'

/**
 * Of a query over `entry`: cases that nobody has keyed or holds for keying. They stand on pages that are all straightened: without a
 * picture nothing can be keyed.
 */
export const waitsForFirst = sql<boolean>`(
  entry.position is not null and entry.status = 'assigned' and entry.standing <> 'skipped'
  and exists (
    select from entry_page on_page where on_page.agency_id = entry.agency_id and on_page.entry_id = entry.id)
  and not exists (
    select from entry_page on_page join page on page.agency_id = on_page.agency_id and page.id = on_page.page_id
    where on_page.agency_id = entry.agency_id and on_page.entry_id = entry.id and page.rendered is null)
  and not exists (
    select from keying_task task
    where task.agency_id = entry.agency_id and task.entry_id = entry.id and task.pass = 1 and not task.gold and task.state <> 'withdrawn'))`

/** Of a query over `entry`: cases keyed once and held by nobody for the second time. */
export const waitsForSecond = sql<boolean>`(
  entry.position is not null and entry.status = 'assigned'
  and exists (
    select from keying_task task
    where task.agency_id = entry.agency_id and task.entry_id = entry.id and task.pass = 1 and not task.gold
      and task.state = 'done' and task.settled_at is null)
  and not exists (
    select from keying_task task
    where task.agency_id = entry.agency_id and task.entry_id = entry.id and task.pass = 2 and not task.gold and task.state <> 'withdrawn'))`

/** Of a query over `entry`: cases of which the account has keyed nothing in the first pass, not even as something that was taken back since. */
export const isNewTo = (accountId: string) => sql<boolean>`not exists (
  select from keying_task task join keying_batch batch on batch.agency_id = task.agency_id and batch.id = task.batch_id
  where task.agency_id = entry.agency_id and task.entry_id = entry.id and task.pass = 1 and batch.account_id = ${accountId}
    and (task.state <> 'withdrawn' or exists (
      select from keying where keying.agency_id = task.agency_id and keying.task_id = task.id)))`

/** Of a query over `entry`: whether the lot falls on it, by its id alone and so the same at any time. `share`: 0 to 1. */
export const isDrawn = (share: unknown) =>
  sql<boolean>`(('x' || substr(md5(entry.id::text), 1, 8))::bit(32)::bigint < ${share}::double precision * 4294967296)`

/** Of a query over the books called `book`: not to be keyed, since a package from outside brought the rows. */
export const isDelivered = (book: string) => sql<boolean>`exists (
  select from package where package.agency_id = ${sql.ref(`${book}.agency_id`)} and package.book_id = ${sql.ref(`${book}.id`)}
    and package.keyed is null and package.state in ('checked', 'deposited'))`
