import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, test } from 'vitest'
import { attackCases } from '../../src/sheets/corpus/attacks.ts'
import { expectCase } from '../../src/sheets/corpus/expect-case.ts'

// Workbooks made to harm, read where they are opened: what the child and its memory limit are for comes on top (hostile-files.test.ts).

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hostile-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

test.each(attackCases.map(one => [one.name, one] as const))('%s', (_name, one) => expectCase(dir, one))
