import { sql } from 'kysely'
import type { Database } from '../postgres/database.ts'
import type { FindReferenced } from './sweep.ts'

/** Asks the table of files. A container (a book's .zip) has a row of its own; the parts inside it are asked only as a last resort. */
export function findReferencedIn(database: Database): FindReferenced {
  return sha256s =>
    database.transaction({ scope: 'all' }, async tx => {
      const digests = sha256s.map(hex => Buffer.from(hex, 'hex'))
      const { rows } = await sql<{ sha256: Buffer }>`
        select sha256 from file where container is null and sha256 = any(${digests}::bytea[])`.execute(tx)
      const found = new Set(rows.map(row => row.sha256.toString('hex')))
      const rest = digests.filter(digest => !found.has(digest.toString('hex')))
      if (rest.length > 0) {
        const parts = await sql<{ container: Buffer }>`
          select distinct container from file where container = any(${rest}::bytea[])`.execute(tx)
        for (const row of parts.rows) found.add(row.container.toString('hex'))
      }
      return found
    })
}
