import { estimateResidual } from '../../src/keying/kernel/residual/estimate-residual.ts'
import { formatPerThousand } from '../../src/keying/kernel/residual/texts.ts'
import { type Policy, type SimulatedAgency, simulateAgency } from './keying/simulated-agency.ts'
import type { Figure } from './measure.ts'

/** Agencies whose gold entries tell of their own keyers and arbiters only. */
const agencies = 8
const size = { books: 25, entries: 400 }
const keyer = 0.003
/** Of the 2,000 that the program draws: the interval is a little rougher. */
const draws = 400

const scenarios = [
  { name: 'independent errors, arbiter 0.3 %', shared: 0, arbiter: 0.003 },
  { name: 'independent errors, arbiter 1 %', shared: 0, arbiter: 0.01 },
  { name: '20 % of errors shared, arbiter 0.3 %', shared: 0.2, arbiter: 0.003 },
  { name: '20 % of errors shared, arbiter 1 %', shared: 0.2, arbiter: 0.01 },
] as const

const policies: readonly (readonly [Policy, string])[] = [
  ['single', 'single'],
  ['sample', 'single + sample of 5 %'],
  ['lot', 'double, differences by lot'],
  ['double', 'double with arbitration'],
]

/** Wrong fields left after each policy, in truth and as estimated; keyers wrong in 0.3 % of the fields, 2 % gold, compared and judged by the program's own kernels. */
export function benchKeyingErrors(): readonly Figure[] {
  return scenarios.flatMap(({ name, shared, arbiter }, at) => {
    const simulated = Array.from({ length: agencies }, (_, agency) =>
      simulateAgency({ keyer, shared, arbiter }, size, 1000 * at + agency),
    )
    const phantoms = simulated.reduce((sum, agency) => sum + agency.phantoms, 0)
    if (phantoms > 0) throw new Error(`${phantoms} differences between equal values`)
    return policies.map(([policy, called]) => ({
      what: `${name}: ${called}`,
      value: describePolicy(simulated, policy),
    }))
  })
}

function describePolicy(simulated: readonly SimulatedAgency[], policy: Policy): string {
  const books = simulated.flatMap(agency =>
    agency.books[policy].map(book => ({ ...book, evidence: agency.evidence[policy] })),
  )
  const fields = books.reduce((sum, book) => sum + book.fields, 0)
  const left = books.reduce((sum, book) => sum + book.left, 0)
  const truth = `${formatPerThousand((1000 * left) / fields, 'en')} per 1,000 left (${left} of ${fields.toLocaleString('en')})`
  // Nobody decides by lot in the program.
  if (policy === 'lot') return truth
  let [held, estimated, low, high] = [0, 0, 0, 0]
  for (const { types, evidence, left: wrong, fields: of } of books) {
    const { overall } = estimateResidual({ types, ...evidence }, draws)
    if (overall?.high == null) continue
    const known = (1000 * wrong) / of
    estimated += overall.perThousand / books.length
    low += overall.low / books.length
    high += overall.high / books.length
    if (known >= overall.low - 1e-9 && known <= overall.high + 1e-9) held++
  }
  const coverage = ((100 * held) / books.length).toFixed(0)
  const shown = [estimated, low, high].map(value => formatPerThousand(value, 'en'))
  return `${truth}; estimated ${shown[0]} (${shown[1]} to ${shown[2]}) on average, the interval held the truth in ${coverage} % of ${books.length} books`
}
