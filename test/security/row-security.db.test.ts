import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findJurisdiction } from '../../src/access/jurisdiction.ts'
import { rights } from '../../src/access/rights.ts'
import type { Jurisdiction } from '../../src/platform/postgres/database.ts'
import { openTestApp, type TestApp } from '../../src/platform/testing/test-database.ts'
import { fillWorld } from './model/fill.ts'
import { idOf } from './model/ids.ts'
import { createProbe, expectReach, operations, probeRows, type Reach } from './model/probe.ts'
import { randomWorld } from './model/random-world.ts'
import type { WorldRow } from './model/rows.ts'
import { type View, viewOf } from './model/view.ts'
import type { World } from './model/world.ts'

const seed = 20_250_701
const worlds = 25

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
  await app.asOwner(createProbe)
})
afterAll(() => app.close())

/** Every account of a world with every right: what the program says, and what the model does. */
async function listPairs(world: World) {
  return app.database.transaction({ scope: 'all' }, async tx => {
    const pairs: { who: string; jurisdiction: Jurisdiction | undefined; view: View | undefined }[] = []
    for (const [account, { agency, role }] of world.accounts.entries()) {
      const holder = { id: idOf('account', account), agencyId: idOf('agency', agency), role }
      for (const right of rights) {
        const found = await findJurisdiction(tx, holder, right)
        const jurisdiction = found && { ...found, origin: { accountId: holder.id, address: '::1' } }
        pairs.push({
          who: `${role} of agency ${agency} with ${right}`,
          jurisdiction,
          view: viewOf(world, account, right),
        })
      }
    }
    return pairs
  })
}

/** Where the database does something else than the model says, row by row. */
function listDifferences(
  rows: readonly WorldRow[],
  real: ReadonlyMap<WorldRow, Reach>,
  view: View,
): readonly string[] {
  return rows.flatMap(row => {
    const sees = view.everything || row.sees(view)
    const adds = view.everything || (row.adds ?? row.sees)(view)
    const changes = view.everything || (row.changes ?? row.sees)(view)
    const expected = expectReach(row, sees, adds, changes)
    const found = real.get(row)
    return operations
      .filter(operation => found?.[operation] !== expected[operation])
      .map(
        operation =>
          `${operation} ${row.table} ${row.key}: ${found?.[operation]}, not ${expected[operation]}`,
      )
  })
}

test('the database shows and changes exactly what the words of the rights say, in random countries', async () => {
  let [pairs, compared, transactions] = [0, 0, 0]
  await fc.assert(
    fc.asyncProperty(randomWorld, async world => {
      const rows = await app.asOwner(client => fillWorld(client, world))
      const probed = new Map<string, ReadonlyMap<WorldRow, Reach>>()
      for (const { who, jurisdiction, view } of await listPairs(world)) {
        pairs += 1
        expect(jurisdiction !== undefined, `${who}: held`).toBe(view !== undefined)
        if (jurisdiction === undefined || view === undefined) continue
        const key = JSON.stringify(jurisdiction)
        const real = probed.get(key) ?? (await probeRows(app.database, jurisdiction, rows))
        probed.set(key, real)
        compared += rows.length * operations.length
        const leaks = listDifferences(rows, real, view)
        if (leaks.length > 0) throw new Error(`${who}:\n${leaks.slice(0, 20).join('\n')}`)
      }
      transactions += probed.size
    }),
    { seed, numRuns: worlds, endOnFailure: true },
  )
  process.stdout.write(
    `row-level security: ${worlds} countries, ${pairs} accounts × rights, ${transactions} jurisdictions, ${compared} rows × operations compared, 0 leaks\n`,
  )
}, 240_000)

describe('a row that is seen cannot be moved to where it would not be', () => {
  /** A commune with a book of its own, one that its neighbour keeps, and the neighbour's. */
  const neighbours: World = {
    today: '2026-01-01',
    agencies: [
      { level: 'province', parent: null, from: '1945-09-02', to: null },
      { level: 'commune', parent: 0, from: '1945-09-02', to: null },
      { level: 'commune', parent: 0, from: '1945-09-02', to: null },
    ],
    successions: [],
    books: [
      { agency: 1, kind: 'KS', keeper: null },
      { agency: 1, kind: 'KS', keeper: 2 },
      { agency: 2, kind: 'KS', keeper: null },
    ],
    accounts: [{ agency: 1, role: 'registrar' }],
    assignments: [],
  }
  const moves = [
    ...['page', 'entry', 'package', 'record'].map(
      table => `update ${table} set book_id = '${idOf('book', 1)}' where book_id = '${idOf('book', 0)}'`,
    ),
    `update book set agency_id = '${idOf('agency', 2)}' where id = '${idOf('book', 0)}'`,
    `update record set kind = 'CN'`,
    `update package set kind = 'CMC'`,
    `update finding set package_id = '${idOf('package', 1)}'`,
    `update job set agency_id = '${idOf('agency', 2)}'`,
  ]
  test.each(moves)('%s', async move => {
    await app.asOwner(client => fillWorld(client, neighbours))
    // Without adoptions and recognitions, so that there are kinds that are not seen.
    const jurisdiction = {
      agencies: [idOf('agency', 1)],
      except: [idOf('book', 1)],
    }
    const moving = app.database.transaction(jurisdiction, tx => sql.raw(move).execute(tx))
    await expect(moving).rejects.toMatchObject({ code: 'right.missing' })
  })
})
