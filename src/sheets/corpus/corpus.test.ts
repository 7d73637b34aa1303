import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attackCases } from './attacks.ts'
import { cellCases } from './cells.ts'
import { damageCases } from './damage.ts'
import { expectCase } from './expect-case.ts'
import { headerCases } from './headers.ts'
import { letterCases } from './letters.ts'
import { oldFormatCases } from './old-formats.ts'

// Every file gives its rows and remarks, or one refusal with a Vietnamese sentence: never a crash, and nothing is lost without a word. Files
// made to harm take longer: test/e2e/hostile-sheets.test.ts.

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'corpus-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const groups = { headerCases, cellCases, letterCases, oldFormatCases, damageCases }

describe.each(Object.entries(groups))('%s', (_, cases) => {
  test.each(cases.map(one => [one.name, one] as const))('%s', (_name, one) => expectCase(dir, one))
})

test('the corpus holds at least 60 files of different names', () => {
  const names = [...Object.values(groups).flat(), ...attackCases].map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThanOrEqual(60)
})
