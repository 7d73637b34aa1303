import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-database.ts'
import { findReferencedIn } from './find-referenced.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

test('a rolled-back deposit takes its files along, but for those the database refers to, as a file or as a container', async () => {
  const pending = await app.vault.begin('deposit')
  const [row, zip, nothing] = [
    await pending.put(Buffer.from('1')),
    await pending.put(Buffer.from('2')),
    await pending.put(Buffer.from('3')),
  ]
  await app.database.transaction({ scope: 'all' }, async tx => {
    const agency_id = newId()
    await tx
      .insertInto('agency')
      .values({ id: agency_id, code: '1', level: 'commune', name: 'Xã', valid_from: '1990-01-01' })
      .execute()
    const base = { agency_id, media_type: 'x', size_bytes: 1 }
    await tx
      .insertInto('file')
      .values([
        { ...base, sha256: row.digest },
        {
          ...base,
          sha256: Buffer.alloc(32, 7),
          container: zip.digest,
          container_offset: 0,
          container_size: 1,
          container_method: 0,
        },
      ])
      .execute()
  })
  expect(await findReferencedIn(app.database)([row.sha256, zip.sha256, nothing.sha256])).toEqual(
    new Set([row.sha256, zip.sha256]),
  )
  await pending.rollback()
  expect(await Promise.all([row, zip, nothing].map(file => app.vault.has(file.sha256)))).toEqual([
    true,
    true,
    false,
  ])
})
