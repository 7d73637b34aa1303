import { sql } from 'kysely'

/** The pages that carry an `entry`, in their order, as the contract of a batch has them (taskSchema.pages). */
export const pagesOfEntry = sql`coalesce((
  select jsonb_agg(jsonb_build_object('page', on_page.page_id, 'part', on_page.part, 'head', on_page.head, 'width', page.width, 'height', page.height,
    'place', case when on_page."left" is not null
      then jsonb_build_object('left', on_page."left", 'top', on_page.top, 'width', on_page.width, 'height', on_page.height) end)
    order by on_page.position, on_page.page_id)
  from entry_page on_page join page on page.agency_id = on_page.agency_id and page.id = on_page.page_id
  where on_page.agency_id = entry.agency_id and on_page.entry_id = entry.id), '[]')`
