import fc from 'fast-check'
import { roles } from '../../../src/access/schema.ts'
import type { World, WorldAgency, WorldSuccession } from './world.ts'

const before = ['1976-01-01', '1996-01-01', '2025-07-01'] as const
/** A reorganisation that is decided but not yet in force. */
const notYet = '2999-01-01'

/** What becomes of an agency: nothing, taken over by one, divided among some, or (badly recorded) both. */
const fate = fc
  .tuple(fc.nat({ max: 11 }), fc.array(fc.nat(), { minLength: 1, maxLength: 3 }))
  .map(([turn, heirs]) => {
    if (turn < 5) return []
    const extent = (at: number) => (turn < 8 || (turn === 11 && at === 0) ? 'full' : 'partial')
    return (turn < 8 ? heirs.slice(0, 1) : heirs).map((pick, at) => ({ pick, extent: extent(at) }) as const)
  })

const draft = fc.record({
  provinces: fc.integer({ min: 1, max: 2 }),
  districts: fc.array(fc.nat(), { maxLength: 2 }),
  communes: fc.array(fc.nat(), { minLength: 2, maxLength: 4 }),
  fates: fc.array(
    fc.record({ to: fate, onDate: fc.constantFrom(...before, notYet), remains: fc.boolean() }),
    {
      minLength: 8,
      maxLength: 8,
    },
  ),
  books: fc.array(
    fc.record({
      agency: fc.nat(),
      kind: fc.constantFrom('KS', 'KH', 'CN', 'CMC'),
      keeper: fc.option(fc.nat(), { freq: 2 }),
    }),
    { minLength: 3, maxLength: 9 },
  ),
  accounts: fc.array(fc.record({ agency: fc.nat(), role: fc.constantFrom(...roles) }), {
    minLength: 6,
    maxLength: 6,
  }),
  assignments: fc.array(fc.record({ account: fc.nat(), book: fc.nat() }), { maxLength: 12 }),
})

/** Worlds of up to eight agencies on three levels, with six accounts. */
export const randomWorld: fc.Arbitrary<World> = draft.map(drawn => {
  const { provinces, districts, communes, fates } = drawn
  const agencies: WorldAgency[] = []
  const add = (level: WorldAgency['level'], parent: number | null) => {
    const given = fates[agencies.length]
    const ends = given !== undefined && !given.remains && given.to.length > 0
    agencies.push({ level, parent, from: '1945-09-02', to: ends ? given.onDate : null })
  }
  for (let i = 0; i < provinces; i++) add('province', null)
  for (const pick of districts) add('district', pick % provinces)
  const above = agencies.length
  for (const pick of communes) add('commune', pick % above)
  const count = agencies.length
  const successions = fates.slice(0, count).flatMap(({ to, onDate }, predecessor) => {
    const heirs = new Map<number, WorldSuccession>()
    for (const { pick, extent } of to) {
      const successor = pick % count
      if (successor !== predecessor && !heirs.has(successor))
        heirs.set(successor, { predecessor, successor, extent, onDate })
    }
    return [...heirs.values()]
  })
  const accounts = drawn.accounts.map(({ agency, role }) => ({ agency: agency % count, role }))
  const books = drawn.books.map(({ agency, kind, keeper }) => ({
    agency: agency % count,
    kind,
    keeper: keeper === null ? null : keeper % count,
  }))
  const pairs = drawn.assignments.map(one => ({
    account: one.account % accounts.length,
    book: one.book % books.length,
  }))
  const assignments = [...new Map(pairs.map(pair => [`${pair.account}:${pair.book}`, pair])).values()]
  return { today: '2026-01-01', agencies, successions, books, accounts, assignments }
})
