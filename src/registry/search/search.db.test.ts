import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { getKind } from '../../register/kind.ts'
import { applyDeposit } from '../deposit/apply-deposit.ts'
import { type PreparedRow, readEntryRow, withPdf } from '../deposit/prepare-row.ts'
import { writeMentions } from '../records/write-mentions.ts'
import { answerSearch } from './answer-search.ts'
import { createSearchMemory } from './search-memory.ts'

let app: TestApp
const agencies = { here: newId(), there: newId() }
const agencyNames = { here: 'UBND xã Đồng Mây, huyện An Nguyên', there: 'UBND xã Gò Sim, huyện An Nguyên' }
/** Who took over from both on 01/07/2025. */
const merged = newId()
const memory = createSearchMemory()

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
  const declare = (id: string, code: string, name: string) =>
    app.asOwner(client =>
      client.query(
        `insert into agency (id, code, level, name, valid_from) values ($1, $2, 'commune', $3, '1990-01-01')`,
        [id, code, name],
      ),
    )
  await declare(merged, 'merged', 'UBND xã An Nguyên')
  for (const code of ['here', 'there'] as const) {
    await declare(agencies[code], code, agencyNames[code])
    await app.asOwner(client =>
      client.query(
        `insert into agency_succession (predecessor_id, successor_id, on_date, extent) values ($1, $2, '2025-07-01', 'full')`,
        [agencies[code], merged],
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
      nksGioiTinh: name.includes('Thị') ? '2' : '1',
      meHoTen: 'Đỗ Bích Vân',
      chaHoTen: `${name.split(' ')[0]} Văn Sáng`,
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
    request: digest,
    findings: null,
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
  readonly agency?: string
  readonly from?: number
  readonly to?: number
  readonly role?: string
  readonly sex?: number
}

async function search(
  text: string,
  { born, kind, limit = 20, agencies: within = [agencies.here], ...filter }: Options = {},
) {
  const request = { text, born: born ?? null, kind: kind ?? null, limit, ...filter }
  return app.database.transaction({ agencies: within }, tx =>
    answerSearch(tx, memory, request, { accountId: null, agencyId: within[0] ?? null, identity: true }),
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

describe('two names', () => {
  test.each([
    'Trần Quốc Tuấn con Đỗ Bích Vân',
    'tran quoc tuan va do bich van',
    'tran quoc tuan do bich van',
    'Trần Quốc Tuấn, Đỗ Bích Vân',
    'do bich van tran quoc tuan',
    'tran quoc tuann, do bich vaan',
  ])('"%s" finds the record that names both', async text => {
    const { hits } = await search(text)
    expect(hits).toHaveLength(1)
    expect([hits[0]?.name, ...(hits[0]?.people.map(person => person.name) ?? [])]).toEqual(
      expect.arrayContaining(['Trần Quốc Tuấn', 'Đỗ Bích Vân']),
    )
    expect(hits[0]?.why.map(why => why.code)).toContain('also')
  })

  test('who is not named in the same record is not found', async () => {
    expect(await names('Trần Quốc Tuấn con Lê Văn Sáng')).toEqual([])
  })

  test('of many with the same mother only the one of that father', async () => {
    expect((await search('Đỗ Bích Vân và Lê Văn Sáng')).hits.map(hit => hit.number)).toEqual(['57'])
  })
})

describe('places', () => {
  const both = { agencies: [agencies.here, agencies.there] }
  const where = async (text: string, options: Options = both) =>
    (await search(text, options)).hits.map(hit => hit.agency).sort()

  test('the commune typed is the one that registered, whatever it is called today', async () => {
    expect(await where('nguyễn thị hoà 1987, xã Gò Sim')).toEqual(['there'])
    expect(await where('nguyen thi hoa 1987 xa go sim')).toEqual(['there'])
    expect(await where('nguyen thi hoa go sim')).toEqual(['there'])
    expect(await where('nguyễn thị hoà 12.3.1987, xã An Nguyên')).toEqual(['here', 'there'])
    expect(await where('nguyễn thị hoà 12.3.1987 huyện An Nguyên')).toEqual(['here', 'there'])
  })

  test('it is told as a reason, and forgotten where it leads nowhere', async () => {
    const [hit] = (await search('nguyễn thị hoà 1987, xã Gò Sim', both)).hits
    expect(hit?.why).toContainEqual({ code: 'place', params: { place: 'xã Gò Sim' } })
    const elsewhere = await search('trần quốc tuấn, xã Gò Sim', both)
    expect(elsewhere.hits[0]).toMatchObject({
      agency: 'here',
      why: [{ code: 'name-exact', params: {} }],
    })
  })
})

describe('filters', () => {
  test('agency with its kin, period, role and sex', async () => {
    const both = { agencies: [agencies.here, agencies.there] }
    const found = async (options: Options) =>
      (await search('nguyen thi hoa 1987', { ...both, ...options })).hits.map(hit => hit.agency).sort()
    expect(await found({ agency: agencies.there })).toEqual(['there'])
    expect(await found({ agency: merged })).toEqual(['here', 'there'])
    expect(await found({ agency: newId() })).toEqual([])
    expect(await found({ from: 1997, to: 1997 })).toEqual(['here', 'there'])
    expect(await found({ from: 1998 })).toEqual([])
    expect(await names('tran', { role: 'cha' })).toEqual(['Trần Văn Sáng', 'Trần Văn Sáng'])
    expect((await names('tran', { sex: 1, role: 'nks' })).sort()).toEqual([
      'Trần Quốc Toản',
      'Trần Quốc Tuấn',
    ])
    expect(await names('khai sinh lê thuỳ dương')).toEqual(['Lê Thuỳ Dương'])
    expect(await names('kết hôn lê thuỳ dương')).toEqual([])
  })
})

describe('what a hit tells', () => {
  test('a record stands once, by the person who agrees best, with the others beside', async () => {
    const { hits, total } = await search('trần văn sáng')
    expect(total).toBe(hits.length)
    expect(new Set(hits.map(hit => hit.record)).size).toBe(hits.length)
    const [hit] = (await search('trần quốc tuấn 20.11.1987')).hits
    expect(hit?.people.map(({ role, name }) => [role, name]).sort()).toEqual([
      ['cha', 'Trần Văn Sáng'],
      ['me', 'Đỗ Bích Vân'],
    ])
    expect(hit?.why.map(why => why.code)).toEqual(['name-exact', 'born'])
  })

  test('never an identity number', async () => {
    expect(JSON.stringify(await search('nguyễn thị hoà'))).not.toContain('049187001234')
  })

  test('a name by a later note is found, and told as such', async () => {
    const [hit] = (await search('lê thuỳ dương')).hits
    await app.database.transaction({ scope: 'all' }, tx =>
      writeMentions(tx, { agencyId: agencies.here, kind: 'KS' }, [
        {
          recordId: hit?.record ?? '',
          year: 1997,
          mentions: [
            { role: 'nks', name: 'Lê Ánh Dương', born: null, sex: null, identityNumber: null, variant: 1 },
          ],
        },
      ]),
    )
    const [noted] = (await search('lê ánh dương')).hits
    expect(noted?.record).toBe(hit?.record)
    expect(noted?.why.map(why => why.code)).toEqual(['name-exact', 'by-note'])
    expect(noted?.people.map(person => person.name)).toContain('Lê Thuỳ Dương')
  })
})

describe('jurisdiction', () => {
  const elsewhere = { agencies: [newId()] }

  test('holds for names, second names, places, numbers and identity numbers; counts tell nothing either', async () => {
    for (const text of [
      'nguyễn thị hoà',
      'trần quốc tuấn con đỗ bích vân',
      'nguyễn thị hoà, xã Đồng Mây',
      'KS 54/1997',
      '54',
      '049187001234',
      '12.03.1987',
    ]) {
      expect(await search(text, elsewhere).catch(() => ({ total: 0, hits: [] })), text).toMatchObject({
        total: 0,
        hits: [],
      })
      for (const { agency } of (await search(text, { agencies: [agencies.there] })).hits)
        expect(agency, text).toBe('there')
    }
    expect(await search('trần quốc tuấn con đỗ bích vân', { agencies: [agencies.there] })).toMatchObject({
      hits: [],
    })
    expect(await names('nguyen thi hoa', { agencies: [agencies.there], agency: agencies.here })).toEqual([])
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
