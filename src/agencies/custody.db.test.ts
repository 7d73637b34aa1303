import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { findActingAgencies } from './acting-agencies.ts'
import { findCustody } from './custody.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

const count = 7
const idOf = (at: number): string => `00000000-0000-7000-8000-00000000000${at}`
const all = Array.from({ length: count }, (_, at) => idOf(at))

/** What became of an agency: its heirs are later in the row, so that no ring arises. */
const fates = fc.array(
  fc.record({
    heirs: fc.uniqueArray(fc.integer({ min: 1, max: count }), { maxLength: 3 }),
    isWhole: fc.boolean(),
    remains: fc.boolean(),
    day: fc.constantFrom('2004-01-01', '2025-07-01', '2999-01-01'),
  }),
  { minLength: count, maxLength: count },
)

test('whoever keeps the books of an agency acts wholly for it, and nobody else of today does', async () => {
  await fc.assert(
    fc.asyncProperty(fates, async drawn => {
      const links = drawn.flatMap(({ heirs, isWhole, day }, at) => {
        const later = heirs.map(step => at + step).filter(heir => heir < count)
        const taken = isWhole ? later.slice(0, 1) : later
        return taken.map(heir => ({ from: at, to: heir, day, extent: isWhole ? 'full' : 'partial' }))
      })
      const ends = (at: number) => {
        const fate = drawn[at]
        const ended = links.some(
          ({ from, extent }) => from === at && (extent === 'full' || fate?.remains === false),
        )
        return ended ? `'${fate?.day}'` : 'null'
      }
      await app.asOwner(client =>
        client.query(
          [
            'truncate agency cascade',
            ...all.map(
              (id, at) =>
                `insert into agency (id, code, level, name, valid_from, valid_to) values ('${id}', '${at}', 'commune', 'Xã ${at}', '1976-01-01', ${ends(at)})`,
            ),
            ...links.map(
              ({ from, to, day, extent }) =>
                `insert into agency_succession (predecessor_id, successor_id, on_date, extent) values ('${idOf(from)}', '${idOf(to)}', '${day}', '${extent}')`,
            ),
          ].join('; '),
        ),
      )
      await app.database.transaction({ scope: 'all' }, async tx => {
        const custody = await findCustody(tx, all)
        for (const [at, id] of all.entries()) {
          const isToday = ends(at) === 'null' || ends(at) === "'2999-01-01'"
          if (!isToday) continue
          const { whole } = await findActingAgencies(tx, id, { below: false })
          expect([...whole].sort()).toEqual(all.filter(other => custody.get(other)?.keeper?.id === id))
        }
      })
    }),
    { seed: 20_250_701, numRuns: 40 },
  )
})
