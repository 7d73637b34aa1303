import { expect, test } from 'vitest'
import { findReach } from '../../access/rights.ts'
import { roles } from '../../access/schema.ts'

/** Rights that are only asked whether the role holds them, beside the right that says whose rows: they have to reach as far. */
const beside = [
  ['identity.read', 'records.read'],
  ['identity.read', 'packages.read'],
  ['records.correct', 'records.read'],
  ['originals.read', 'records.read'],
] as const

test.each(beside)('%s reaches as far as %s wherever a role holds both', (held, rows) => {
  for (const role of roles) {
    const [a, b] = [findReach(role, held), findReach(role, rows)]
    if (a !== undefined && b !== undefined) expect([role, a]).toEqual([role, b])
  }
})
