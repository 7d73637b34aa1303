import { sql } from 'kysely'
import type { SlipBook } from './schema.ts'

/** SQL of the book `b` of the agency `a` as a slip names it. */
export const bookRefJson = sql<SlipBook>`json_build_object('agency', json_build_object('id', a.id, 'code', a.code, 'name', a.name),
  'id', b.id, 'kind', b.kind, 'year', b.year, 'volume', b.volume)`
