import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAgency } from '../../agencies/create-agency.ts'
import { recordSuccession } from '../../agencies/record-succession.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { sampleBirths } from '../testing/sample-rows.ts'
import { writePackage } from '../testing/write-package.ts'
import { depositBook } from './deposit-book.ts'

const everything = { scope: 'all' } as const
let app: TestApp
let dir: string

/** The code 20557: xã Điện Hòa until 30/06/2025, phường Điện Bàn Bắc since. */
beforeAll(async () => {
  app = await openTestApp()
  dir = await mkdtemp(join(tmpdir(), 'sogoc-deposit-'))
  await app.database.transaction(everything, async tx => {
    const day = '2025-07-01'
    const above = { code: '48', level: 'province', name: 'Sở Tư pháp', parentId: null } as const
    const { id: parentId } = await createAgency(tx, everything, { ...above, validFrom: '1976-01-01' })
    const commune = { code: '20557', level: 'commune', parentId } as const
    const old = await createAgency(tx, everything, {
      ...commune,
      name: 'UBND xã Điện Hòa',
      validFrom: '1976-01-01',
      validTo: day,
    })
    const now = await createAgency(tx, everything, {
      ...commune,
      name: 'UBND phường Điện Bàn Bắc',
      validFrom: day,
    })
    const link = { predecessorId: old.id, successorId: now.id, extent: 'full' } as const
    await recordSuccession(tx, everything, {
      onDate: day,
      kind: 'merge',
      basis: '',
      links: [link],
      remaining: [],
    })
  })
})
afterAll(async () => {
  await app.close()
  await rm(dir, { recursive: true })
})

/** The name of the agency that a book of a year, deposited with a code, is of. */
async function depositor(code: string, year: number): Promise<string> {
  const inner = await mkdtemp(join(dir, 'p-'))
  const rows = sampleBirths(3, values => ({
    ...values,
    ngayDangKy: `0${values.so ?? 1}.02.${year}`,
    quyenSo: `01/${year}`,
  }))
  const files = await writePackage({ kind: 'KS', year, volume: '01', rows, dir: inner })
  const rest = { mode: 'valid', dryRun: false, asInBook: [], isolate: false, accountId: null } as const
  await depositBook(app, { files, agency: { code }, jurisdiction: everything, ...rest })
  const { rows: found } = await app.asOwner(client =>
    client.query('select a.name from book b join agency a on a.id = b.agency_id where b.year = $1', [year]),
  )
  return found.map(row => row.name).join(', ')
}

test('a code means the agency that bore it when the book was opened', async () => {
  expect(await depositor('20557', 1997)).toBe('UBND xã Điện Hòa')
  expect(await depositor('20557', 2026)).toBe('UBND phường Điện Bàn Bắc')
})

test('a code that two bore in the year is refused with both their names, and accepted with a day', async () => {
  await expect(depositor('20557', 2025)).rejects.toMatchObject({
    code: 'agency.ambiguous',
    params: {
      list: 'UBND xã Điện Hòa (01/01/1976–30/06/2025); UBND phường Điện Bàn Bắc (01/07/2025–…)',
      example: '20557@2025-07-01',
    },
  })
  expect(await depositor('20557@2025-01-05', 2025)).toBe('UBND xã Điện Hòa')
})

test('a code that nobody bore in the year is refused, one that nobody ever bore is declared', async () => {
  await expect(depositor('20557', 1960)).rejects.toMatchObject({ code: 'agency.not-then' })
  expect(await depositor('20999', 1998)).not.toBe('')
})
