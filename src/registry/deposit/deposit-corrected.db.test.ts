import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccount, addAgency } from '../../access/testing.ts'
import { checkPackageKind, createCheckPackage } from '../../checking/check-package.ts'
import { applyCorrections, type WantedCorrections } from '../../checking/corrections/apply-corrections.ts'
import { confirmReading } from '../../checking/reading/confirm-reading.ts'
import { receivePackage } from '../../checking/receive-package.ts'
import { finishJobs } from '../../platform/jobs/finish-jobs.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { sampleBirths } from '../testing/sample-rows.ts'
import { writePackage } from '../testing/write-package.ts'
import { verifyRegistry } from '../verify/verify-registry.ts'
import { depositPackage } from './deposit-package.ts'

let app: TestApp
let dir: string
let agencyId: string
let accountId: string
const everywhere = { scope: 'all' } as const

beforeAll(async () => {
  app = await openTestApp()
  dir = await mkdtemp(join(tmpdir(), 'sogoc-corrected-'))
  agencyId = await addAgency(app, '19789')
  accountId = await addAccount(app, 'can-bo', 'registrar', agencyId)
})
afterAll(async () => {
  await app.close()
  await rm(dir, { recursive: true })
})

async function handIn(): Promise<string> {
  // The case numbered 3 was keyed as 33, the last one was keyed twice.
  const births = sampleBirths(6)
  const paper = [...births.slice(0, 2), { ...births[2], so: '33' }, ...births.slice(3), births[5] ?? {}]
  const place = { dir, kind: 'KS', year: 1997, volume: '01' } as const
  const { xlsxPath, zipPath } = await writePackage({
    ...place,
    rows: births,
  })
  await rm(xlsxPath)
  const keyed = await mkdtemp(join(dir, 'k-'))
  const typed = await writePackage({ ...place, dir: keyed, rows: paper as typeof births })
  await renameColumn(typed.xlsxPath, 'meHoTen', 'Cột riêng')
  const [xlsx, zip] = [await app.vault.putFile(typed.xlsxPath), await app.vault.putFile(zipPath)]
  return app.database.transaction(everywhere, tx =>
    receivePackage(tx, {
      agencyId,
      within: everywhere,
      accountId,
      xlsx: { name: basename(xlsxPath), stored: xlsx },
      zip: { name: basename(zipPath), stored: zip },
    }),
  )
}

async function renameColumn(path: string, from: string, to: string): Promise<void> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  book.worksheets[0]?.getRow(1).eachCell(cell => {
    if (cell.text === from) cell.value = to
  })
  await book.xlsx.writeFile(path)
}

const workOff = () => finishJobs(app, { [checkPackageKind]: createCheckPackage({ isolate: false }) })

const correct = (packageId: string, wanted: WantedCorrections) =>
  app.database.transaction(everywhere, tx =>
    applyCorrections(tx, { agencyId, packageId, accountId, identity: true }, wanted),
  )

const deposit = (packageId: string) =>
  depositPackage(
    app,
    { account: { id: accountId }, jurisdiction: everywhere },
    { agencyId, packageId, mode: 'all', isolate: false },
  )

test('what goes in is what people made of the package; the proof tells what was corrected', async () => {
  const packageId = await handIn()
  await workOff()
  expect(await deposit(packageId)).toMatchObject({ deposit: null, inserted: 0 })

  await app.database.transaction(everywhere, tx =>
    confirmReading(tx, { agencyId, packageId }, { columns: { 'Cột riêng': 'meHoTen' } }),
  )
  await workOff()
  await correct(packageId, {
    '4:so': '3',
    '2:nksHoTen': 'Nguyễn Thị Hòa Bình',
    '2:meDanToc': 'Tày',
    '8:': 'left-out',
  })
  const report = await deposit(packageId)
  expect(report).toMatchObject({ rows: 6, inserted: 6, rejected: 0, counts: { error: 0 } })

  const { rows } = await app.asOwner(client =>
    client.query(
      `select v.row, v.fields->>'so' as so, v.fields->>'nksHoTen' as name, v.fields->>'meHoTen' as mother, v.pdf_name, v.reason from record_version v order by v.row`,
    ),
  )
  expect(rows.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7])
  expect(rows[0]).toMatchObject({ name: 'Nguyễn Thị Hòa Bình' })
  expect(rows[1].mother).toBe(sampleBirths(2)[1]?.meHoTen)
  expect(rows[0].reason).toContain('Đã sửa 2 ô so với bảng tính của gói')
  expect(rows[1].reason).not.toContain('Đã sửa')
  expect(rows[2]).toMatchObject({ so: '3', pdf_name: 'KS.1997.01.1997-01-03.003.pdf' })
  const { rows: lines } = await app.asOwner(client =>
    client.query(`select detail from journal where action = 'records.deposit'`),
  )
  expect(lines.at(-1).detail).toMatchObject({ corrected: { rows: 2, cells: 3, leftOut: 1, added: 0 } })
  expect((await verifyRegistry(app)).mismatches).toEqual([])

  expect(await deposit(packageId)).toMatchObject({ deposit: null, inserted: 0, updated: 0, unchanged: 6 })
})
