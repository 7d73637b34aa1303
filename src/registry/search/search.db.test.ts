import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { getKind } from '../../register/kind.ts'
import { applyDeposit } from '../deposit/apply-deposit.ts'
import { type PreparedRow, readEntryRow, withPdf } from '../deposit/prepare-row.ts'
import { answerSearch } from './answer-search.ts'
import { createVocabulary } from './vocabulary.ts'

let app: TestApp
const agencies = { here: newId(), there: newId() }
const vocabulary = createVocabulary(() => Date.now() * 100)

const people = [
  ['Nguyễn Thị Hoà', '12.03.1987'],
  ['Nguyễn Thị Hoa', '01.05.1990'],
  ['Nguyễn Thị Hoạ', '1991'],
  ['Nguyễn Văn Nam', '03.1987'],
  ['Trần Quốc Tuấn', '20.11.1987'],
  ['Trần Quốc Toản', '20.11.1988'],
  ["H'Mai Niê", '02.02.1992'],
  ['Lê Thuỳ Dương', '12.03.1987'],
  ['Phạm Ngọc Khánh Linh', '07.07.1995'],
] as const

beforeAll(async () => {
  app = await openTestApp()
  for (const [code, id] of Object.entries(agencies)) {
    await app.asOwner(client =>
      client.query(
        `insert into agency (id, code, level, name, valid_from) values ($1, $2, 'commune', $2, '1990-01-01')`,
        [id, code],
      ),
    )
  }
  await fill(agencies.here, people)
  await fill(agencies.there, [['Nguyễn Thị Hoà', '12.03.1987']])
})
afterAll(() => app.close())

async function fill(agencyId: string, persons: readonly (readonly [string, string])[]): Promise<void> {
  const rows = persons.flatMap(([name, born], index): PreparedRow[] => {
    const values = {
      so: index === 3 ? '53a' : String(50 + index),
      quyenSo: '01/1997',
      ngayDangKy: '02.01.1997',
      noiDangKy: 'UBND xã Đồng Mây',
      nksHoTen: name,
      nksNgaySinh: born,
      meHoTen: 'Đỗ Bích Vân',
      meSoGiayToTuyThan: index === 0 ? '049187001234' : '',
    }
    const entry = readEntryRow(getKind('KS'), { row: index + 2, values })
    const sha256 = createHash('sha256').update(`${agencyId}${index}`).digest('hex')
    return entry === undefined
      ? []
      : [withPdf(entry, { name: `${index}.pdf`, sha256, sizeBytes: 1, storedBytes: 1, offset: 0, method: 0 })]
  })
  const digest = createHash('sha256').update(agencyId).digest()
  const file = { sha256: digest.toString('hex'), digest, sizeBytes: 1 }
  const counts = { rows, rowCount: rows.length, rejected: 0, pdfCount: rows.length }
  const rest = {
    accountId: null,
    packageId: null,
    reasonOf: () => 'nộp',
    mayRepeat: () => false,
    detail: {},
    mode: 'all' as const,
  }
  await app.database.transaction({ scope: 'all' }, tx =>
    applyDeposit(
      tx,
      { agencyId, kind: 'KS', year: 1997, volume: '01', ...counts, ...rest },
      { xlsx: file, zip: file },
    ),
  )
}

interface Options {
  readonly born?: string
  readonly kind?: string
  readonly limit?: number
  readonly agencies?: readonly string[]
}

async function search(
  text: string,
  { born, kind, limit = 20, agencies: within = [agencies.here] }: Options = {},
) {
  const request = { text, born: born ?? null, kind: kind ?? null, limit }
  return app.database.transaction({ agencies: within }, tx =>
    answerSearch(tx, vocabulary, request, { accountId: null, agencyId: within[0] ?? null, identity: true }),
  )
}

const names = async (text: string, options: Options = {}): Promise<string[]> =>
  (await search(text, options)).hits.map(hit => hit.name)

describe('by name', () => {
  test.each([
    'nguyen thi hoa',
    'Nguyên Thi Hòa',
    'hoa nguyen thi',
    'NGUYỄN THỊ HOÀ',
    'nguyen thi hooa',
    'nguyen ti hoa',
    'ngueyn thi hoa',
    'nguyenthihoa',
    'hoa',
  ])('"%s" finds Nguyễn Thị Hoà', async text => expect(await names(text)).toContain('Nguyễn Thị Hoà'))

  test('marks that were typed put the name that has them first', async () => {
    expect((await names('nguyễn thị hòa'))[0]).toBe('Nguyễn Thị Hoà')
    expect((await names('nguyễn thị hoa'))[0]).toBe('Nguyễn Thị Hoa')
    expect((await names('nguyễn thị họa'))[0]).toBe('Nguyễn Thị Hoạ')
  })

  test.each([
    ['le thuy duong', 'Lê Thuỳ Dương'],
    ['tran quoc tuan', 'Trần Quốc Tuấn'],
    ['tran tuan', 'Trần Quốc Tuấn'],
    ['linh khanh', 'Phạm Ngọc Khánh Linh'],
    ['pham ngoc kanh linh', 'Phạm Ngọc Khánh Linh'],
    ['pham thi ngoc khanh linh', 'Phạm Ngọc Khánh Linh'],
    ['hmai nie', "H'Mai Niê"],
  ])('"%s" shows %s first', async (text, expected) => expect((await names(text))[0]).toBe(expected))

  test('somebody who is not there is not found', async () => {
    expect(await search('huỳnh phượng vỹ')).toMatchObject({ total: 0, hits: [] })
    expect(await search('   ')).toMatchObject({ total: 0, hits: [] })
  })

  test('the same question always gives the same order, and no more than the limit', async () => {
    const [first, second] = [
      await search('do bich van', { limit: 4 }),
      await search('do bich van', { limit: 4 }),
    ]
    expect(first.hits).toEqual(second.hits)
    expect(first.hits).toHaveLength(4)
    expect(first.total).toBe(people.length)
  })
})

describe('by birth', () => {
  test('a year or a day puts those who agree first', async () => {
    expect((await names('nguyen thi hoa', { born: '1990' }))[0]).toBe('Nguyễn Thị Hoa')
    expect((await names('nguyen thi hoa', { born: '1987-03-12' }))[0]).toBe('Nguyễn Thị Hoà')
    expect((await names('tran quoc t 20/11/1988'))[0]).toBe('Trần Quốc Toản')
    expect((await names('nguyen van nam 03.1987'))[0]).toBe('Nguyễn Văn Nam')
  })

  test('nobody more than two years off is shown', async () => {
    expect(await names('nguyen thi hoa', { born: '1960' })).toEqual([])
  })

  test('a day alone finds those born then', async () => {
    expect((await names('12/3/1987')).sort()).toEqual(['Lê Thuỳ Dương', 'Nguyễn Thị Hoà'])
  })
})

describe('by number', () => {
  test.each([
    ['KS 54/1997', 'Trần Quốc Tuấn'],
    ['54/1997', 'Trần Quốc Tuấn'],
    ['số 54 quyển 01/1997', 'Trần Quốc Tuấn'],
    ['ks 53a/1997', 'Nguyễn Văn Nam'],
    ['049187001234', 'Đỗ Bích Vân'],
  ])('"%s" finds %s', async (text, expected) => expect(await names(text)).toEqual([expected]))

  test('another kind, year or volume has no such entry', async () => {
    for (const text of ['KH 54/1997', '54/1998', '54/02/1997']) expect(await names(text)).toEqual([])
    expect(await names('54/1997', { kind: 'KT' })).toEqual([])
  })
})

test('an agency sees its own records only; one that has both sees both', async () => {
  const hits = async (within: readonly string[]) =>
    (await search('nguyễn thị hoà 1987', { agencies: within })).hits
  expect((await hits([agencies.there])).map(hit => hit.agency)).toEqual(['there'])
  expect((await hits([agencies.here, agencies.there])).map(hit => hit.agency).sort()).toEqual([
    'here',
    'there',
  ])
  expect(await names('nguyen thi hoa', { agencies: [newId()] }).catch(() => [])).toEqual([])
})

test('the journal knows which records were shown, and nothing of what was asked', async () => {
  const { hits } = await search('tran quoc tuan 1987')
  const { rows } = await app.asOwner(client =>
    client.query(
      `select detail from journal where action = 'records.search' order by at desc, sequence desc limit 1`,
    ),
  )
  expect(rows[0].detail.shown).toEqual([...new Set(hits.map(hit => hit.record))])
  expect(JSON.stringify(rows[0].detail)).not.toMatch(/tran|tuan|1987/i)
})
