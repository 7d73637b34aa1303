import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { importAgencies } from './import-agencies.ts'
import { listAgencies } from './list-agencies.ts'
import { readAgencyFile } from './read-agency-file.ts'

const everything = { scope: 'all' } as const
let app: TestApp
let dir: string
beforeAll(async () => {
  app = await openTestApp()
  dir = await mkdtemp(join(tmpdir(), 'sogoc-agencies-'))
})
afterAll(async () => {
  await app.close()
  await rm(dir, { recursive: true })
})
beforeEach(() => app.asOwner(client => client.query('truncate agency, journal, journal_head cascade')))

async function run(...lines: readonly string[]) {
  const path = join(dir, 'cơ quan.csv')
  await writeFile(path, `\ufeff${lines.join('\r\n')}\r\n`)
  const report = await importAgencies(app.database, await readAgencyFile(path))
  return { ...report, errors: report.errors.map(({ line, error }) => `${line} ${error.code}`) }
}
const list = () => app.database.transaction(everything, tx => listAgencies(tx, everything))

const head = 'Mã;Tên;Cấp;Cấp trên;Từ ngày;Đến ngày;Kế thừa;Mức độ;Hình thức;Căn cứ'
const province = [
  head,
  '20560;UBND xã Điện Thắng Bắc;xã;503;;30/06/2025;20557;Toàn bộ;;NQ 1659',
  '503;Phòng Tư pháp huyện Điện Bàn;huyện;49;01/01/1997;30/06/2025;49;;;',
  '49;Sở Tư pháp tỉnh Quảng Nam;tỉnh;;01/01/1997;;;;;',
  '20557;UBND phường Điện Bàn Bắc;phường;49;01/07/2025;;;;;',
]

test('a file in any order becomes a tree with its successions; the same file again changes nothing', async () => {
  expect(await run(...province)).toEqual({ lines: 4, added: 4, changed: 0, successions: 2, errors: [] })
  const { agencies, successions } = await list()
  const find = (code: string) => agencies.find(agency => agency.code === code)
  expect(find('503')).toMatchObject({
    parentId: find('49')?.id,
    validFrom: '1997-01-01',
    validTo: '2025-07-01',
  })
  expect(find('20560')).toMatchObject({ parentId: find('503')?.id, validFrom: '1900-01-01' })
  expect(successions.map(({ kind, basis, extent }) => [kind, basis, extent]).sort()).toEqual([
    ['abolish', '', 'full'],
    ['merge', 'NQ 1659', 'full'],
  ])
  expect(await run(...province)).toEqual({ lines: 4, added: 0, changed: 0, successions: 0, errors: [] })
})

test('a line about a known agency corrects it and leaves alone what it does not say', async () => {
  await run(...province)
  const before = (await list()).agencies.find(agency => agency.code === '20560')
  expect(await run('code,name,level', '20560,UBND xã Điện Thắng,commune')).toMatchObject({
    changed: 1,
    errors: [],
  })
  const after = (await list()).agencies.find(agency => agency.code === '20560')
  expect(after).toEqual({ ...before, name: 'UBND xã Điện Thắng' })
})

test('every bad line is named, and with one of them nothing is written', async () => {
  const report = await run(
    head,
    '49;Sở Tư pháp tỉnh Quảng Nam;tỉnh;;;;;;;',
    '503;Phòng Tư pháp huyện Điện Bàn;quận huyện;49;;;;;;',
    '20560;UBND xã Điện Thắng Bắc;xã;88;;;;;;',
    '20561;UBND xã Điện Thắng Trung;xã;;;;;;;',
    '20562;;xã;49;;;;;;',
    '20563;UBND xã Điện Thắng;xã;49;01/07/2025;30/06/2025;;;;',
    '20564;UBND xã Điện Hòa;xã;49;;30/06/2025;20599;;;',
  )
  expect(report).toMatchObject({ lines: 7, added: 0 })
  expect(report.errors).toEqual([
    '3 agency-file.value',
    '4 agency.unknown',
    '5 agency.parent-missing',
    '6 agency-file.missing',
    '7 agency.dates',
    '8 agency.unknown',
  ])
  expect((await list()).agencies).toEqual([])
})

test('a file without the columns is refused at once', async () => {
  await expect(run('mã;tên', '1;2')).rejects.toMatchObject({ code: 'agency-file.columns' })
})
