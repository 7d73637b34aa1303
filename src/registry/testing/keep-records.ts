import { v7 as newId } from 'uuid'
import { ensureBook } from '../../inventory/ensure-book.ts'
import type { TestApp } from '../../platform/testing/test-database.ts'
import { readEntry } from '../../register/entry.ts'
import { getKind, type KindCode } from '../../register/kind.ts'
import { writeMentions } from '../records/write-mentions.ts'

/** For tests: puts rows into the registry, in the first volume of a year, as a deposit would, without their files. */
export async function keepRecords(
  app: TestApp,
  agencyId: string,
  kind: KindCode,
  year: number,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const bookId = await app.database.transaction({ scope: 'all' }, tx =>
    ensureBook(tx, { agencyId, kind, year, volume: '01' }),
  )
  const records = rows.map(values => ({ id: newId(), values, entry: readEntry(getKind(kind), { values }) }))
  await app.asOwner(async client => {
    const digest = Buffer.alloc(32)
    await client.query(
      `insert into file (agency_id, sha256, size_bytes, media_type) values ($1, $2, 1, 'application/pdf') on conflict do nothing`,
      [agencyId, digest],
    )
    for (const { id, values, entry } of records) {
      await client.query(
        `insert into record (agency_id, id, book_id, kind, year, number, version, content) values ($1, $2, $3, $4, $5, $6, 1, $7)`,
        [agencyId, id, bookId, kind, entry.year, values.so, digest],
      )
      await client.query(
        `insert into record_version (agency_id, record_id, version, source, fields, pdf, pdf_name, content, reason)
         values ($1, $2, 1, 'entry', $3, $4, 'x.pdf', $4, 'thử')`,
        [agencyId, id, values, digest],
      )
    }
  })
  const mentions = records.map(({ id, entry }) => ({
    recordId: id,
    year: entry.year ?? year,
    mentions: entry.mentions,
  }))
  await app.database.transaction({ scope: 'all' }, tx => writeMentions(tx, { agencyId, kind }, mentions))
}
