import { expect, test } from 'vitest'
import { findReach, listRights, rights, roleTable } from './rights.ts'
import { roles } from './schema.ts'

const changes = (right: string) => !/\.(read|search)$/.test(right)

test('every role has a Vietnamese name and a reason', () => {
  for (const role of roles) {
    expect(roleTable[role].name.vi).not.toBe('')
    expect(roleTable[role].why.vi).toMatch(/\.$/)
    expect(listRights(role).length).toBeGreaterThan(0)
  }
})

test('every right is held by somebody', () => {
  for (const right of rights)
    expect(
      roles.some(role => findReach(role, right) !== undefined),
      right,
    ).toBe(true)
})

test('the administrator sees nobody’s civil-status data, the auditor changes nothing, contractors stay with their books', () => {
  for (const right of ['records.search', 'records.read', 'packages.read', 'pages.read'] as const)
    expect(findReach('administrator', right)).toBeUndefined()
  expect(listRights('auditor').filter(changes)).toEqual([])
  for (const role of ['scanner', 'keyer', 'checker'] as const) {
    expect(new Set(listRights(role).map(right => findReach(role, right)))).toEqual(new Set(['assigned']))
    expect(findReach(role, 'packages.deposit')).toBeUndefined()
  }
})
