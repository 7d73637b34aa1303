import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSealedJournal, type RowName, type SealedJournal } from './testing/sealed-journal.ts'
import { verifyJournal } from './verify.ts'

let journal: SealedJournal

beforeAll(async () => {
  journal = await openSealedJournal()
})
afterAll(() => journal.close())

const verify = () => verifyJournal(journal.app.database)

/** What a column is changed to; always another value. */
const changes: Readonly<Record<string, string>> = {
  agency_id: `gen_random_uuid()`,
  sequence: 'sequence + 1000',
  at: `at + interval '1 microsecond'`,
  account_id: 'gen_random_uuid()',
  address: `coalesce(address, '') || ' '`,
  action: `'book.create'`,
  subject: `subject || 'x'`,
  // Less than JavaScript can tell apart.
  detail: `jsonb_set(detail, '{n}', to_jsonb(coalesce((detail->>'n')::numeric, 0) + 0.00000000000000000000001))`,
  before: `sha256(coalesce(before, 'x'))`,
  after: `case when after is null then sha256('x') end`,
  previous: 'sha256(previous)',
  hash: 'sha256(hash)',
}

test('every column has its way of being altered here', async () => {
  const { rows } = await journal.app.asOwner(client =>
    client.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'journal'`,
    ),
  )
  expect(rows.map(row => row.name).sort()).toEqual(Object.keys(changes).sort())
})

/** Something done to the journal, and the row that no longer fits then. */
interface Tampering {
  readonly row: RowName
  readonly statements: readonly string[]
}

const where = ({ agency_id, sequence }: RowName) => `agency_id = '${agency_id}' and sequence = ${sequence}`

function tamperings(rows: readonly RowName[]): fc.Arbitrary<Tampering> {
  const row = fc.constantFrom(...rows)
  const altering = fc.tuple(row, fc.constantFrom(...Object.keys(changes))).map(([row, column]) => ({
    row,
    statements: [`update journal set ${column} = ${changes[column]} where ${where(row)}`],
  }))
  const deleting = row.map(row => ({ row, statements: [`delete from journal where ${where(row)}`] }))
  const adding = row.map(row => {
    const sequence = rows.filter(({ agency_id }) => agency_id === row.agency_id).length + 1
    return {
      row: { ...row, sequence },
      statements: [
        `create temporary table added as select * from journal where ${where(row)}`,
        `update added set sequence = ${sequence}`,
        'insert into journal select * from added',
        'drop table added',
      ],
    }
  })
  const swapping = fc
    .tuple(row, row)
    .filter(([a, b]) => a.agency_id === b.agency_id && a.sequence < b.sequence)
    .map(([a, b]) => ({
      row: a,
      statements: [
        `update journal set sequence = 1000000 where ${where(a)}`,
        `update journal set sequence = ${a.sequence} where ${where(b)}`,
        `update journal set sequence = ${b.sequence} where ${where({ ...a, sequence: 1_000_000 })}`,
      ],
    }))
  return fc.oneof({ weight: 4, arbitrary: altering }, deleting, adding, swapping)
}

test('any column of any row altered, any row deleted, added or swapped with another: that row is named', async () => {
  await fc.assert(
    fc.asyncProperty(tamperings(await journal.listRows()), async ({ row, statements }) => {
      const { broken } = await journal.tampered(client => client.query(statements.join(';')), verify)
      expect(broken).toContainEqual({
        agencyId: row.agency_id,
        sequence: row.sequence,
        fault: expect.any(String),
      })
    }),
    { numRuns: 150 },
  )
  expect((await verify()).broken).toEqual([])
})
