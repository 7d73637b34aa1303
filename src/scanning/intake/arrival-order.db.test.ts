import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAgency, addBook } from '../../access/testing.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { addCaptures } from './add-captures.ts'

let app: TestApp
let agencyId: string

beforeAll(async () => {
  app = await openTestApp()
  agencyId = await addAgency(app, '10015')
})
afterAll(() => app.close())

interface Sent {
  readonly batch: string
  readonly position: number
  readonly pages: number
}

function arrive(bookId: string, { batch, position, pages }: Sent) {
  const digest = randomBytes(32)
  const stored = { digest, sha256: digest.toString('hex'), sizeBytes: 1 }
  const jurisdiction = { agencies: [agencyId] }
  const target = { agencyId, bookId, accountId: null, jurisdiction }
  const name = `${batch} ${position}`
  return app.database.transaction(jurisdiction, tx =>
    addCaptures(tx, target, {
      name,
      stored,
      mediaType: 'application/pdf',
      pages,
      origin: 'upload',
      batch: { id: batch, position },
      replaces: undefined,
    }),
  )
}

/** What a reader of the book sees: which file's which page, in order. */
async function readBook(bookId: string): Promise<readonly (readonly [number, string, number])[]> {
  const { rows } = await app.asOwner(client =>
    client.query(
      `select sequence, original_name, source_page from page join capture on capture.id = page.capture_id
       where page.book_id = $1 order by sequence`,
      [bookId],
    ),
  )
  return rows.map(row => [row.sequence, row.original_name, row.source_page])
}

const planned = (sent: readonly Sent[]) =>
  sent.flatMap(({ batch, position, pages }) =>
    Array.from({ length: pages }, (_, index) => [`${batch} ${position}`, index + 1]),
  )

const selection = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 6 })

test('whatever the order in which the files of a selection arrive, three at a time, the book comes out the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      selection,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      async (counts, keys) => {
        const bookId = await addBook(app, agencyId)
        const batch = newId()
        const sent = counts.map((pages, index) => ({ batch, position: index * 2, pages }))
        const shuffled = sent
          .map(one => ({ one, key: keys.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
        for (let at = 0; at < shuffled.length; at += 3)
          await Promise.all(shuffled.slice(at, at + 3).map(one => arrive(bookId, one)))
        const book = await readBook(bookId)
        expect(book.map(([, name, page]) => [name, page])).toEqual(planned(sent))
        expect(book.map(([sequence]) => sequence)).toEqual(book.map((_, index) => index + 1))
      },
    ),
    { numRuns: 25 },
  )
})

test('two selections that arrive mixed keep their own order and do not fall between each other', async () => {
  const bookId = await addBook(app, agencyId)
  const [a, b] = [newId(), newId()]
  const order: readonly (readonly [string, number])[] = [
    [a, 2],
    [b, 1],
    [a, 0],
    [b, 0],
    [a, 1],
    [b, 2],
    [a, 3],
  ]
  for (const [batch, position] of order) await arrive(bookId, { batch, position, pages: 1 })
  expect((await readBook(bookId)).map(([, name]) => name)).toEqual([
    ...[0, 1, 2, 3].map(position => `${a} ${position}`),
    ...[0, 1, 2].map(position => `${b} ${position}`),
  ])
})
