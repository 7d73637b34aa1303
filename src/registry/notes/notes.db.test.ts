import { rm } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addAccount,
  addAgency,
  type Browser,
  createTestServer,
  postForm,
  signInAs,
} from '../../access/testing.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { registerRegistryRoutes } from '../routes.ts'
import type { RecordView } from '../schema.ts'
import { depositRows } from '../testing/deposit-rows.ts'
import { sampleBirths } from '../testing/sample-rows.ts'
import { onePagePdf } from '../testing/write-package.ts'
import { verifyRegistry } from '../verify/verify-registry.ts'

let app: TestApp
let server: HttpServer
let agency: string
let xa: Browser
let auditor: Browser
const records: string[] = []

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerRegistryRoutes(to, app, { isolate: false }))
  const province = await addAgency(app, 'T49', 'province')
  agency = await addAgency(app, '10015', 'commune', province)
  await addAccount(app, 'xa', 'registrar', agency)
  await addAccount(app, 'thanh-tra', 'auditor', province)
  xa = await signInAs(server, 'xa')
  auditor = await signInAs(server, 'thanh-tra')
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(async () => {
  await rm(app.vault.dir, { recursive: true, force: true })
  await app.asOwner(client =>
    client.query(
      'truncate mention, record_count, record_note, record_link, record_version, record, deposit, package, book, file, name, journal, journal_head cascade',
    ),
  )
  await deposit('Trịnh Ngọc Quế')
  const { rows } = await app.asOwner(client => client.query(`select id from record order by number::int`))
  records.splice(0, records.length, ...rows.map(({ id }) => id))
})

async function deposit(fifth: string) {
  const rows = sampleBirths(8, (values, at) => (at === 4 ? { ...values, nksHoTen: fifth } : values))
  return depositRows(app, agency, { rows })
}

const recordAt = (number: number) => records[number - 1] ?? ''
const url = (number: number, path = '') => `/api/records/${agency}/${recordAt(number)}${path}`
const read = async (number = 5, by = xa): Promise<RecordView> => (await by.get(url(number))).json()
const decision = { number: '05/QĐ-UBND', date: '03.05.2010', authority: 'UBND huyện An Nguyên' }
const nameChange = {
  kind: 'name-change',
  text: 'Thay đổi tên từ Quế thành Anh Thư',
  changes: { nksHoTen: 'Trịnh Anh Thư' },
  notedOn: '2010-05-03',
  decision,
}

function write(note: object, evidence?: { name: string; bytes: Buffer }, number = 5) {
  return postForm(xa, url(number, '/notes'), { note }, evidence && { field: 'evidence', ...evidence })
}
const find = async (text: string, by = xa): Promise<string[]> =>
  (await by.post('/api/search', { text })).json().hits.map((hit: { record: string }) => hit.record)
const mismatches = async () => (await verifyRegistry(app)).mismatches.map(({ code }) => code)
const problem = (answer: { statusCode: number; json(): { code: string } }) => [
  answer.statusCode,
  answer.json().code,
]

describe('a note with a decision', () => {
  test('stands beside what the book says; the person is found under both names', async () => {
    const answer = await write(nameChange)
    expect([answer.statusCode, answer.body]).toEqual([201, expect.stringContaining('id')])
    expect(await read()).toMatchObject({
      version: 1,
      fields: { nksHoTen: 'Trịnh Ngọc Quế' },
      notes: [
        {
          kind: 'name-change',
          changes: { nksHoTen: 'Trịnh Anh Thư' },
          decision,
          by: 'Người xa',
          withdrawn: null,
        },
      ],
    })
    expect(await find('trinh anh thu')).toContain(recordAt(5))
    expect(await find('trinh ngoc que')).toContain(recordAt(5))
    expect(await mismatches()).toEqual([])
  })

  test('keeps its scanned decision, which is shown with the viewer’s mark and journaled', async () => {
    const { id } = (await write(nameChange, { name: 'QD05.pdf', bytes: onePagePdf('quyết định') })).json()
    expect(await read()).toMatchObject({
      notes: [{ evidence: { name: 'QD05.pdf', mediaType: 'application/pdf' } }],
    })
    const seen = await xa.get(url(5, `/notes/${id}/evidence`))
    expect([seen.statusCode, seen.headers['content-type']]).toEqual([200, 'application/pdf'])
    const photo = await sharp({ create: { width: 60, height: 80, channels: 3, background: '#eee' } })
      .jpeg()
      .toBuffer()
    const second = (await write(nameChange, { name: 'chup.jpg', bytes: photo })).json()
    const shown = await xa.get(url(5, `/notes/${second.id}/evidence`))
    expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'image/jpeg'])
    const { rows } = await app.asOwner(client =>
      client.query(`select count(*)::int as n from journal where action = 'record.read-note'`),
    )
    expect(rows).toEqual([{ n: 2 }])
    expect(
      problem(await write(nameChange, { name: 'x.exe', bytes: Buffer.from('MZ not a scan, really') })),
    ).toEqual([422, 'note.evidence'])
    expect(await mismatches()).toEqual([])
  })

  test('is needed for every change; what says where an entry stands in the book no decision changes', async () => {
    expect(problem(await write({ ...nameChange, decision: null }))).toEqual([422, 'note.needs-decision'])
    expect(problem(await write({ ...nameChange, changes: { so: '6' } }))).toEqual([422, 'note.field'])
    expect(problem(await write({ ...nameChange, changes: { nksNgaySinh: 'mùa xuân' } }))).toEqual([
      422,
      'note.value',
    ])
    expect(problem(await write({ ...nameChange, kind: 'whim' }))).toEqual([422, 'note.kind'])
    const plain = { kind: 'other', text: 'Trang sổ rách góc dưới', notedOn: '2010-05-03' }
    expect((await write(plain)).statusCode).toBe(201)
  })

  test('may be written in a closed book, as on paper', async () => {
    await app.asOwner(client => client.query('update book set closed_at = now()'))
    expect((await write(nameChange)).statusCode).toBe(201)
  })

  test('of a later day holds over an earlier one, whichever was written first', async () => {
    const later = { ...nameChange, changes: { nksHoTen: 'Trịnh Thu Cúc' }, notedOn: '2015-01-01' }
    await write(later)
    await write(nameChange)
    const { rows } = await app.asOwner(client =>
      client.query(
        `select m.variant, n.text from mention m join name n on n.id = m.name_id where record_id = $1 and role = 'nks' order by 1`,
        [recordAt(5)],
      ),
    )
    expect(rows.map(({ text }) => text)).toEqual(['Trịnh Ngọc Quế', 'Trịnh Anh Thư', 'Trịnh Thu Cúc'])
    expect(await mismatches()).toEqual([])
  })

  test('is withdrawn with a reason: still seen, no longer found by, and once only', async () => {
    const { id } = (await write(nameChange)).json()
    const withdraw = () => xa.post(url(5, `/notes/${id}/withdrawal`), { reason: 'Ghi nhầm bản ghi' })
    expect((await withdraw()).statusCode).toBe(204)
    expect(await read()).toMatchObject({
      notes: [{ id, withdrawn: { by: 'Người xa', reason: 'Ghi nhầm bản ghi' } }],
    })
    expect(await find('trinh anh thu')).not.toContain(recordAt(5))
    expect(problem(await withdraw())).toEqual([409, 'note.withdrawn'])
    expect(await mismatches()).toEqual([])
  })

  test('outlives a repair and the next delivery', async () => {
    await write(nameChange)
    const { version, fields } = await read()
    await xa.post(url(5, '/repair'), {
      version,
      fields: { ...fields, meHoTen: 'Đặng Thị Lành' },
      compared: true,
    })
    expect(await find('trinh anh thu')).toContain(recordAt(5))
    await deposit('Trịnh Ngọc Quế Chi')
    expect(await find('trinh ngoc que chi')).toContain(recordAt(5))
    expect(await find('trinh anh thu')).toContain(recordAt(5))
    expect(await mismatches()).toEqual([])
  })

  test('of an adoption is hidden, and its name not found, without the right to see adoptions', async () => {
    await write({ ...nameChange, kind: 'adoption', text: 'Nhận làm con nuôi' })
    expect(await find('trinh anh thu')).toContain(recordAt(5))
    expect(await find('trinh anh thu', auditor)).not.toContain(recordAt(5))
    expect((await read(5, auditor)).notes).toEqual([])
    expect((await read(5)).notes).toHaveLength(1)
  })
})

describe('a link', () => {
  const link = (relation: string, other: number, acts = true, number = 5) =>
    xa.post(url(number, '/links'), { relation, acts, other: { agencyId: agency, id: recordAt(other) } })

  test('is seen from both sides, made once, and taken back', async () => {
    const { id } = (await link('concerns', 6)).json()
    expect((await link('concerns', 6)).json()).toEqual({ id })
    expect(await read(5)).toMatchObject({
      links: [{ id, relation: 'concerns', acts: true, other: { number: '6' } }],
    })
    expect(await read(6)).toMatchObject({ links: [{ id, acts: false, other: { number: '5' } }] })
    expect((await link('replaces', 7, false)).statusCode).toBe(201)
    expect(await read(7)).toMatchObject({
      links: [{ relation: 'replaces', acts: true, other: { number: '5' } }],
    })
    expect((await xa.delete(url(5, `/links/${id}`))).statusCode).toBe(204)
    expect((await read(6)).links).toEqual([])
    expect((await xa.delete(url(5, `/links/${id}`))).statusCode).toBe(404)
  })

  test('has to fit both registers, and two records', async () => {
    expect(problem(await link('divorces', 6))).toEqual([422, 'link.relation'])
    expect(problem(await link('concerns', 5))).toEqual([422, 'link.self'])
  })
})

test('the people of a record are told with the records that may name them, too', async () => {
  await write({ ...nameChange, changes: { nksHoTen: 'Nguyễn Thị Hoà', nksNgaySinh: '01.01.1997' } })
  const { people } = (await xa.get(url(5, '/people'))).json()
  expect(people.map(({ role }: { role: string }) => role)).toEqual(['cha', 'me', 'nks'])
  expect(people[2].others).toEqual([
    expect.objectContaining({ by: 'day', role: 'nks', record: expect.objectContaining({ number: '1' }) }),
  ])
})

test('who saw a record is told to who may read it; somebody of another office is not named', async () => {
  await read(5, auditor)
  await read(5)
  const { total, rows } = (await xa.get(url(5, '/readers?limit=2'))).json()
  expect(total).toBe(2)
  expect(rows).toEqual([
    expect.objectContaining({ action: 'record.read', by: 'Người xa' }),
    expect.objectContaining({ action: 'record.read', by: null, office: expect.any(String) }),
  ])
  expect((await auditor.get(url(5, '/readers'))).json().rows[0]).toMatchObject({ by: 'Người xa' })
})

test('sogoc verify names a note that was altered, and people the notes do not have', async () => {
  await write(nameChange)
  await app.asOwner(client => client.query(`update record_note set text = 'khác'`))
  expect(await mismatches()).toEqual(['note.sealed'])
  await app.asOwner(client => client.query('delete from mention where variant > 0'))
  expect(await mismatches()).toEqual(['note.sealed', 'record.mentions'])
})
