import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import { ensureBook } from '../../inventory/ensure-book.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { finishJobs } from '../../platform/jobs/finish-jobs.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import type { KindCode } from '../../register/kind.ts'
import { defaultProfile } from '../../register/profile.ts'
import { keepRecords } from '../../registry/testing/keep-records.ts'
import { writeBook } from '../../sheets/write-book.ts'
import { checkPackageKind, createCheckPackage } from '../check-package.ts'
import { registerCheckingRoutes } from '../routes.ts'
import { uploadPackage } from '../testing/upload-package.ts'
import { birth, death, marriage, secondMarriage } from './testing.ts'

type Values = Readonly<Record<string, string>>

let app: TestApp
let server: HttpServer
let dir: string
let mine: string
let theirs: string
const people = new Map<string, Browser>()

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerCheckingRoutes(to, app, { isolate: false }))
  dir = await mkdtemp(join(tmpdir(), 'sogoc-across-'))
  mine = await addAgency(app, '10015')
  theirs = await addAgency(app, '10016')
  await addAccount(app, 'xa', 'registrar', mine)
  await addAccount(app, 'xa-khac', 'registrar', theirs)
  const checker = await addAccount(app, 'kiem', 'checker', mine)
  for (const name of ['xa', 'xa-khac', 'kiem']) people.set(name, await signInAs(server, name))
  await app.database.transaction({ scope: 'all' }, async tx => {
    const id = await ensureBook(tx, { agencyId: mine, kind: 'KS', year: 1995, volume: '01' })
    await tx.insertInto('assignment').values({ account_id: checker, agency_id: mine, book_id: id }).execute()
  })
})
afterAll(async () => {
  await server.close()
  await app.close()
  await rm(dir, { recursive: true })
})
beforeEach(async () => {
  await app.asOwner(client =>
    client.query('truncate finding, entry, record, record_version, record_count, mention, job cascade'),
  )
  await app.asOwner(client => client.query('truncate package cascade'))
})

function who(name: string): Browser {
  const browser = people.get(name)
  if (browser === undefined) throw new Error(`nobody is called ${name}`)
  return browser
}
const work = () => finishJobs(app, { [checkPackageKind]: createCheckPackage({ isolate: false }) })

const keep = (agencyId: string, kind: KindCode, year: number, rows: readonly Values[]) =>
  keepRecords(app, agencyId, kind, year, rows)

/** Hands a book in and has it checked; gives the package's id. */
async function handIn(
  kind: KindCode,
  year: number,
  rows: readonly Values[],
  name = 'xa',
  agency = mine,
): Promise<string> {
  const profile = defaultProfile(kind)
  const xlsx = join(await mkdtemp(join(dir, 'p-')), `${kind}.${year}.01.xlsx`)
  await writeBook(profile, rows, xlsx)
  const sent = await uploadPackage(server, who(name), agency, { xlsx })
  expect(sent.statusCode).toBe(201)
  await work()
  return sent.json().id
}

async function found(id: string, name = 'xa', agency = mine) {
  const answer = await who(name).get(`/api/packages/${agency}/${id}/findings?limit=500`)
  const findings: { code: string; row: number | null; message: string }[] = answer.json().findings
  return findings.filter(({ code }) => code.startsWith('cross.'))
}
const codes = async (id: string, name?: string, agency?: string) =>
  (await found(id, name, agency)).map(({ code, row }) => `${code} ${row}`)

describe('a package against the registry', () => {
  test('the mother was dead: the finding says where, in whose words, and no more', async () => {
    await keep(mine, 'KT', 1994, [death])
    const [told, ...rest] = await found(await handIn('KS', 1995, [birth]))
    expect(rest).toEqual([])
    expect(told).toMatchObject({
      code: 'cross.parent-dead',
      row: 2,
      message:
        'Ngày chết của mẹ: 31.05.1994; ngày sinh của con: 01.05.1995. Xem KT.1994.01 – Cơ quan 10015, số 003, đăng ký 02.06.1994 (cùng họ tên và ngày sinh)',
    })
  })

  test('tone placement does not hide a second birth, and the book’s own records are no others', async () => {
    await keep(mine, 'KS', 1995, [birth])
    await keep(mine, 'KS', 1996, [{ ...birth, so: '2', ngayDangKy: '02.02.1996', nksHoTen: 'KSOR HÒA' }])
    expect(await codes(await handIn('KS', 1995, [birth]))).toEqual(['cross.birth-twice 2'])
  })

  test('a spouse’s death, of whom no row speaks, ends the first marriage', async () => {
    await keep(mine, 'KH', 1992, [marriage])
    expect(await codes(await handIn('KH', 1997, [secondMarriage]))).toEqual(['cross.married-while-married 2'])
    await keep(mine, 'KT', 1994, [death])
    expect(await codes(await handIn('KH', 1997, [secondMarriage]))).toEqual([])
  })

  test('and against packages that wait', async () => {
    await handIn('KT', 1994, [death])
    expect(await codes(await handIn('KS', 1995, [birth]))).toEqual(['cross.parent-dead 2'])
  })
})

describe('what may be known', () => {
  test('nothing of another agency’s people', async () => {
    await keep(theirs, 'KT', 1994, [death])
    await handIn('KT', 1994, [{ ...death, so: '4' }], 'xa-khac', theirs)
    expect(await found(await handIn('KS', 1995, [birth]))).toEqual([])
  })

  test('of a merged agency’s people by who keeps its books today', async () => {
    await keep(theirs, 'KT', 1994, [death])
    const keeper = (id: string | null) =>
      app.asOwner(client => client.query('update book set keeper_id = $1 where agency_id = $2', [id, theirs]))
    await keeper(mine)
    expect(await codes(await handIn('KS', 1995, [birth]))).toEqual(['cross.parent-dead 2'])
    await keeper(null)
  })

  test('nothing of adoptions and recognitions in a book of births', async () => {
    await keep(mine, 'CMC', 1996, [
      {
        so: '1',
        ngayDangKy: '01.01.1996',
        loaiXacNhan: '1',
        cmHoTen: 'Rơ Châm Lúi',
        cmNgaySinh: '04.02.1970',
        ncHoTen: 'Ksor Hoà',
        ncNgaySinh: '01.05.1995',
      },
    ])
    expect(await codes(await handIn('KT', 1994, [death]))).toEqual([])
  })

  test('who was given single books does not see what others say, and it is not in their report', async () => {
    await keep(mine, 'KT', 1994, [death])
    const id = await handIn('KS', 1995, [birth])
    expect(await codes(id)).toEqual(['cross.parent-dead 2'])
    expect(await found(id, 'kiem')).toEqual([])
    const { groups } = (await who('kiem').get(`/api/packages/${mine}/${id}/findings`)).json()
    expect(groups.filter(({ code }: { code: string }) => code.startsWith('cross.'))).toEqual([])
  })
})

describe('a book digitised twice', () => {
  const names = ['Lò Pâng', 'A Lưới', 'Y Tý', 'K’Brôi', 'Siu Blum', 'Y Moan', 'Ksor Tèo', 'Đinh Giàu']
  const rows = names.map((name, at) => ({
    ...birth,
    so: String(at + 1),
    ngayDangKy: `0${at + 1}.05.1995`,
    nksHoTen: name,
    nksNgaySinh: `0${at + 1}.04.1995`,
  }))
  const copies = async (id: string) => (await found(id)).filter(({ code }) => code === 'cross.book-twice')

  test('at another agency: its book is named, nobody in it', async () => {
    await keep(theirs, 'KS', 1995, rows.slice(0, 7))
    const [told, ...rest] = await found(await handIn('KS', 1995, rows))
    expect(rest).toEqual([])
    expect(told).toMatchObject({ code: 'cross.book-twice', row: null })
    expect(told?.message).toBe(
      '100% trường hợp cũng có trong KS.1995.01 – Cơ quan 10016 (7 trường hợp cùng người, cùng ngày): có thể là hai bản của một sổ',
    )
  })

  test('or in a package that waits there; a few people in common are no copy', async () => {
    await handIn('KS', 1995, rows, 'xa-khac', theirs)
    expect(await copies(await handIn('KS', 1995, rows))).toHaveLength(1)
    await app.asOwner(client => client.query('truncate entry cascade'))
    await keep(theirs, 'KS', 1995, [
      ...rows.slice(0, 3),
      ...rows
        .slice(0, 5)
        .map((row, at) => ({ ...row, so: String(at + 20), nksHoTen: `Khác ${row.nksHoTen}` })),
    ])
    expect(await copies(await handIn('KS', 1995, rows))).toEqual([])
  })

  test('a few rows are no way to ask where somebody is registered', async () => {
    const others = Array.from({ length: 12 }, (_, at) => ({
      ...birth,
      so: String(at + 9),
      nksHoTen: `Siu ${at}`,
    }))
    await keep(theirs, 'KS', 1995, [...rows, ...others])
    expect(await copies(await handIn('KS', 1995, rows.slice(0, 6)))).toEqual([])
  })
})

describe('checking again', () => {
  test('finds what came since, and keeps what people answered', async () => {
    const id = await handIn('KS', 1995, [birth])
    const address = `/api/packages/${mine}/${id}`
    expect(await found(id)).toEqual([])
    await keep(mine, 'KT', 1994, [death])
    expect((await who('xa').post(`${address}/recheck`)).statusCode).toBe(204)
    await work()
    const { findings } = (await who('xa').get(`${address}/findings?code=cross.parent-dead`)).json()
    expect(findings).toHaveLength(1)
    await who('xa').post(`${address}/findings/${findings[0].id}/as-in-book`, { reason: 'Sổ ghi như vậy' })
    await who('xa').post(`${address}/recheck`)
    await work()
    const again = (await who('xa').get(`${address}/findings?code=cross.parent-dead`)).json().findings
    expect(again).toMatchObject([{ resolution: 'as-in-book', reason: 'Sổ ghi như vậy' }])
  })

  test('is not for others, nor for a package that a newer one replaced', async () => {
    const id = await handIn('KS', 1995, [birth])
    expect((await who('xa-khac').post(`/api/packages/${mine}/${id}/recheck`)).statusCode).toBe(404)
    await handIn('KS', 1995, [birth])
    const answer = await who('xa').post(`/api/packages/${mine}/${id}/recheck`)
    expect(answer.json().code).toBe('package.superseded')
  })
})

test('the closing of the book: its total, and the numbers its pages show to be skipped', async () => {
  await app.asOwner(client =>
    client.query(
      `with own as (update book set closing_total = 4 where agency_id = $1 and kind = 'KS' and year = 1995 returning id)
       insert into entry (agency_id, id, book_id, number, fields, status, position, standing)
       select $1, gen_random_uuid(), id, '2', '{}', 'assigned', 1, 'skipped' from own`,
      [mine],
    ),
  )
  const rows = ['1', '3', '5'].map((so, at) => ({
    ...birth,
    so,
    nksHoTen: `Ksor Hoà ${at}`,
    ngayDangKy: `1${at}.05.1995`,
  }))
  const id = await handIn('KS', 1995, rows)
  const { findings } = (await who('xa').get(`/api/packages/${mine}/${id}/findings?limit=500`)).json()
  const told = findings.filter(({ code }: { code: string }) => ['book.closing', 'number.gap'].includes(code))
  expect(told.map(({ message }: { message: string }) => message)).toEqual([
    'Khi khóa sổ ghi 4 trường hợp, bảng có 3 dòng',
    'Năm 1995 thiếu số 4',
  ])
  await app.asOwner(client => client.query('update book set closing_total = null'))
})
