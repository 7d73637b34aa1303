import { v7 as newId } from 'uuid'
import type { TestApp } from '../../platform/testing/test-database.ts'
import type { PageRecipe } from './schema.ts'

/** For tests: a picture as it stands in the database after its analysis, without a file. */
export interface SeededCapture {
  readonly recipes?: readonly PageRecipe[]
  readonly flags?: readonly string[]
  readonly failure?: string
}

/** For tests: size of the seeded pictures in pixels. */
export const seededSize = { width: 2400, height: 3400 }

/** For tests: a sheet that lies a little askew in a seeded picture. */
export const seededRecipe: PageRecipe = {
  half: null,
  rotationDeg: 0,
  skewDeg: 0.4,
  quad: [
    [60, 50],
    [2330, 66],
    [2308, 3320],
    [40, 3304],
  ],
  confidence: { rotation: 0.9, skew: 0.8, quad: 0.9, split: 1 },
}

/** For tests: pictures of a book, each a page or two, in their order after those that are there; returns the ids of the captures. */
export async function seedCaptures(
  app: TestApp,
  { agencyId, bookId }: { readonly agencyId: string; readonly bookId: string },
  captures: readonly SeededCapture[],
): Promise<readonly string[]> {
  const rows = captures.map(({ recipes = [seededRecipe], flags = [], failure }, index) => ({
    id: newId(),
    original: newId().replaceAll('-', '').repeat(2),
    name: `trang-${index + 1}.jpg`,
    recipes,
    flags,
    failure: failure ?? null,
    pages: (failure === undefined ? recipes : [seededRecipe]).map(({ half }) => ({ id: newId(), half })),
  }))
  await app.asOwner(client =>
    client.query(
      `with seeds as (select value, ordinality from jsonb_array_elements($3::jsonb) with ordinality),
      files as (
        insert into file (agency_id, sha256, size_bytes, media_type)
        select $1, decode(value ->> 'original', 'hex'), 10, 'image/jpeg' from seeds returning sha256),
      captures as (
        insert into capture (agency_id, id, book_id, original, original_name, state, error_code, width, height, proposal)
        select $1, (value ->> 'id')::uuid, $2, decode(value ->> 'original', 'hex'), value ->> 'name',
          case when value ->> 'failure' is null then 'ready' else 'failed' end, value ->> 'failure',
          case when value ->> 'failure' is null then ${seededSize.width} end, case when value ->> 'failure' is null then ${seededSize.height} end,
          case when value ->> 'failure' is null then jsonb_build_object('recipes', value -> 'recipes') end
        from seeds returning id),
      numbered as (
        select page, value, row_number() over (order by ordinality, part) as place
        from seeds cross join jsonb_array_elements(value -> 'pages') with ordinality parts (page, part))
      insert into page (agency_id, id, book_id, capture_id, half, flags, sequence)
      select $1, (page ->> 'id')::uuid, $2, (value ->> 'id')::uuid, page ->> 'half',
        array(select jsonb_array_elements_text(value -> 'flags')),
        place + (select coalesce(max(sequence), 0) from page where agency_id = $1 and book_id = $2)
      from numbered`,
      [agencyId, bookId, JSON.stringify(rows)],
    ),
  )
  return rows.map(({ id }) => id)
}
