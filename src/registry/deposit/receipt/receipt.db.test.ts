import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../platform/testing/test-database.ts'
import { sampleBirths } from '../../testing/sample-rows.ts'
import { writePackage } from '../../testing/write-package.ts'
import { depositBook } from '../deposit-book.ts'
import type { DepositReport } from '../report-deposit.ts'
import { compareReceipt } from './compare-receipt.ts'
import { makeReceipt } from './make-receipt.ts'
import { type Receipt, receiptSchema } from './schema.ts'
import { signReceipt } from './sign.ts'

let app: TestApp
let dir: string

beforeAll(async () => {
  app = await openTestApp()
  dir = await mkdtemp(join(tmpdir(), 'sogoc-receipt-'))
})
afterAll(async () => {
  await app.close()
  await rm(dir, { recursive: true })
})

const born = (change: (so: string) => string) =>
  sampleBirths(8, values => ({ ...values, nksNoiSinh: change(values.so ?? '') }))

async function deposit(rows = born(() => 'Xã Hòa Tiến')): Promise<DepositReport> {
  const files = await writePackage({
    dir: await mkdtemp(join(dir, 'p-')),
    kind: 'KS',
    year: 1997,
    volume: '01',
    rows,
  })
  return depositBook(app, {
    files,
    agency: { code: '10015' },
    jurisdiction: { scope: 'all' },
    accountId: null,
    mode: 'all',
    dryRun: false,
    asInBook: [],
    isolate: false,
  })
}

async function receiptOf({ receipt }: DepositReport): Promise<Receipt> {
  if (receipt === null) throw new Error('no receipt')
  const { agencyId, deposit: id } = receipt
  const made = await app.database.transaction({ scope: 'all' }, tx => makeReceipt(tx, agencyId, id))
  return signReceipt(app.config, made)
}

test('a receipt tells every row from book to record, is the same at any time, and shows what was altered', async () => {
  const first = await deposit()
  const receipt = await receiptOf(first)
  expect(receiptSchema.parse(JSON.parse(JSON.stringify(receipt)))).toEqual(receipt)
  expect(receipt).toMatchObject({
    book: { kind: 'KS', year: 1997, volume: '01' },
    counts: { rows: 8, pdfs: 8, inserted: 8, unchanged: 0 },
  })
  expect(receipt.rows.map(([row, number]) => [row, number])).toEqual(
    Array.from({ length: 8 }, (_, at) => [at + 2, String(at + 1)]),
  )
  expect(JSON.stringify(receipt)).not.toMatch(/Hòa Tiến|Huỳnh/)
  expect(await receiptOf(await deposit())).toEqual(receipt)
  expect(await compareReceipt(app, receipt)).toEqual({ signature: 'valid', rows: 8, present: 8, lost: [] })

  const counts = { ...receipt.counts, rows: 9 }
  expect(await compareReceipt(app, { ...receipt, counts })).toMatchObject({ signature: 'invalid' })
  const rows = receipt.rows.slice(1)
  expect(await compareReceipt(app, { ...receipt, rows })).toMatchObject({ signature: 'invalid' })
  const { signature: _, ...unsigned } = receipt
  const foreign = await signReceipt({ dataDir: dir, secretKey: Buffer.alloc(32, 7) }, unsigned)
  expect(await compareReceipt(app, foreign)).toMatchObject({ signature: 'other-key', present: 8 })
})

test('the receipt of a corrected book tells of the rows that stood already, too; the older one still holds', async () => {
  const older = await receiptOf(await deposit())
  const second = await deposit(born(so => (so === '5' ? 'Xã Hòa Phong' : 'Xã Hòa Tiến')))
  expect(second).toMatchObject({ updated: 1, unchanged: 7 })
  const receipt = await receiptOf(second)
  expect(receipt.rows.map(row => row[4])).toEqual([1, 1, 1, 1, 2, 1, 1, 1])
  for (const one of [older, receipt])
    expect(await compareReceipt(app, one)).toMatchObject({ signature: 'valid', present: 8 })

  await app.asOwner(client =>
    client.query(`update record_version set content = decode(repeat('00', 32), 'hex') where row = 4`),
  )
  expect(await compareReceipt(app, receipt)).toMatchObject({ present: 7, lost: [{ row: 4 }] })
})
