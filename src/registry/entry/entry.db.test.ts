import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import { registerInventoryRoutes } from '../../inventory/routes.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { registerRecordRoutes } from '../records/routes.ts'
import { onePagePdf } from '../testing/write-package.ts'
import { verifyRegistry } from '../verify/verify-registry.ts'
import { readDraft } from './read-desk.ts'
import { registerEntryRoutes } from './routes.ts'
import { saveDraft } from './save-draft.ts'

let app: TestApp
let server: HttpServer
let commune: string
let registrar: Browser
let neighbour: Browser
let keyer: Browser

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => {
    registerInventoryRoutes(to, app)
    registerRecordRoutes(to, app)
    registerEntryRoutes(to, app)
  })
  const province = await addAgency(app, 'T49', 'province')
  commune = await addAgency(app, '10015', 'commune', province)
  await addAccount(app, 'xa', 'registrar', commune)
  await addAccount(app, 'xa-ben', 'registrar', await addAgency(app, '10016', 'commune', province))
  await addAccount(app, 'nhap', 'keyer', commune)
  registrar = await signInAs(server, 'xa')
  neighbour = await signInAs(server, 'xa-ben')
  keyer = await signInAs(server, 'nhap')
})
afterAll(async () => {
  await server.close()
  await app.close()
})

const about = { target: null, changes: {} }
let volumes = 0

/** A book of its own for each test. */
async function addBook(kind: string, year = 2018): Promise<{ url: string; id: string; volume: string }> {
  volumes += 1
  const volume = String(volumes).padStart(2, '0')
  const book = (await registrar.post('/api/books', { agencyId: commune, kind, year, volume })).json()
  return { url: `/api/books/${commune}/${book.id}`, id: book.id, volume }
}

type Fields = Readonly<Record<string, string>>
const birth: Fields = {
  so: '7',
  ngayDangKy: '05.03.2018',
  noiDangKy: 'UBND xã Đông Mây',
  nksHoTen: 'Trần Thi Lài',
  nksNgaySinh: '01.03.2018',
  nksGioiTinh: '2',
}
const change: Fields = {
  so: '12',
  ngayDangKy: '03.02.2020',
  loaiDangKy: '2',
  noiDangKy: 'UBND xã Đông Mây',
  ntdHoTen: 'Trần Thi Lài',
  noiDungTu: 'Trần Thi Lài',
  noiDungThanh: 'Trần Thị Lài',
}

function pdf(text: string): { payload: Buffer; headers: Record<string, string> } {
  return file(onePagePdf(text))
}
function file(content: Uint8Array): { payload: Buffer; headers: Record<string, string> } {
  const boundary = 'bien-gioi'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="pdf"; filename="so 12.pdf"\r\ncontent-type: application/pdf\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'x-csrf-token': registrar.csrfToken,
    },
  }
}

/** Types a draft and attaches a PDF; gives its address and revision. */
async function addDraft(book: { url: string }, fields: Fields, more: object = {}) {
  const url = `${book.url}/drafts/${newId()}`
  const saved = await registrar.post(url, { revision: 0, fields, about: { ...about, ...more } })
  expect([saved.statusCode, saved.body]).toEqual([200, expect.stringContaining('"revision":1')])
  const { payload, headers } = pdf(fields['so'] ?? '')
  expect((await registrar.post(`${url}/pdf?revision=1`, payload, headers)).json()).toEqual({
    revision: 2,
    pdfName: 'so 12.pdf',
  })
  return url
}
const enter = async (url: string, more: object = {}) =>
  (await registrar.post(`${url}/entering`, { revision: 2, ...more })).json()
const asInBook = 'đã đối chiếu, sổ ghi như vậy'

async function addRecord(
  book: { url: string; volume: string },
  fields: Fields,
  more: object = {},
): Promise<string> {
  const url = await addDraft(book, { quyenSo: `${book.volume}/2018`, ...fields }, more)
  const entered = await enter(url, { asInBook })
  expect(entered, JSON.stringify(entered)).toMatchObject({ record: expect.any(String) })
  return entered.record
}
const read = async (record: string, by = registrar) =>
  (await by.get(`/api/records/${commune}/${record}`)).json()
/** The records in whose index of people a name stands. */
async function findNamed(name: string): Promise<readonly string[]> {
  const { rows } = await app.asOwner(client =>
    client.query('select record_id from mention join name on name.id = name_id where text = $1', [name]),
  )
  return rows.map(row => row.record_id)
}

describe('a draft', () => {
  test('is kept as typed; the second device is told and loses nothing', async () => {
    const book = await addBook('TDCC')
    const url = `${book.url}/drafts/${newId()}`
    const save = (revision: number, fields: Fields) => registrar.post(url, { revision, fields, about })
    expect((await save(0, { so: '1' })).json()).toMatchObject({ revision: 1 })
    expect((await save(0, { so: '1' })).json().code).toBe('draft.changed')
    expect((await save(1, { so: '1', ntdHoTen: 'Vo Van Tam' })).json()).toMatchObject({ revision: 2 })
    const late = await save(1, { so: '1', ntdHoTen: 'khác' })
    expect([late.statusCode, late.json().code]).toEqual([409, 'draft.changed'])
    expect((await registrar.get(url)).json()).toMatchObject({
      fields: { so: '1', ntdHoTen: 'Vo Van Tam' },
      revision: 2,
    })
    expect((await registrar.get(`${book.url}/entry`)).json()).toMatchObject({
      drafts: [{ number: '1', hasPdf: false, by: 'Người xa' }],
      next: '2',
    })
  })
  test('goes off the list and comes back', async () => {
    const book = await addBook('GH')
    const url = await addDraft(book, { so: '4' })
    const drafts = async () => (await registrar.get(`${book.url}/entry`)).json().drafts.length
    expect((await registrar.post(`${url}/removal`)).statusCode).toBe(204)
    expect([await drafts(), (await registrar.get(url)).statusCode]).toEqual([0, 404])
    expect((await registrar.post(`${url}/return`)).statusCode).toBe(204)
    expect((await registrar.get(url)).json()).toMatchObject({ fields: { so: '4' }, pdfName: 'so 12.pdf' })
  })
  test('takes a PDF and nothing else', async () => {
    const book = await addBook('TDCC')
    const url = `${book.url}/drafts/${newId()}`
    await registrar.post(url, { revision: 0, fields: { so: '1' }, about })
    const attach = async (content: Uint8Array) => {
      const { payload, headers } = file(content)
      return (await registrar.post(`${url}/pdf?revision=1`, payload, headers)).json().code
    }
    expect(await attach(Buffer.from('không phải PDF'))).toBe('pdf.unreadable')
    expect(await attach(Buffer.alloc(0))).toBe('file.empty')
    expect(await attach(onePagePdf('x').subarray(0, 80))).toBe('pdf.unreadable')
    expect((await registrar.post(`${url}/entering`, { revision: 1 })).json().code).toBe('draft.no-pdf')
  })
  test('keeps identity numbers that were hidden from who saved it', async () => {
    const book = await addBook('TDCC')
    const url = await addDraft(book, { so: '1', ntdSoGiayToTuyThan: '201234567' })
    const draftId = url.split('/').at(-1) ?? ''
    const place = { agencyId: commune, bookId: book.id, draftId }
    const { fields, revision } = await app.database.transaction({ scope: 'all' }, tx =>
      readDraft(tx, place, { identity: false }),
    )
    expect(fields).toEqual({ so: '1', ntdSoGiayToTuyThan: '••••••567' })
    const { rows } = await app.asOwner(client => client.query(`select id from account where username = 'xa'`))
    const typist = { accountId: rows[0].id, identity: false }
    await app.database.transaction({ scope: 'all' }, tx =>
      saveDraft(tx, place, { revision, fields: { ...fields, so: '2' }, about }, typist),
    )
    expect((await registrar.get(url)).json().fields).toEqual({ so: '2', ntdSoGiayToTuyThan: '201234567' })
  })
  test('is nothing to a neighbour, nor to who only keys', async () => {
    const book = await addBook('TDCC')
    const url = await addDraft(book, { so: '1' })
    expect((await neighbour.get(url)).statusCode).toBe(404)
    expect((await neighbour.get(`${book.url}/entry`)).statusCode).toBe(404)
    expect((await neighbour.post(`${url}/entering`, { revision: 2 })).statusCode).toBe(404)
    expect((await keyer.get(url)).statusCode).toBe(403)
  })
})

describe('entering', () => {
  test('makes a record that is found and verified, and the next form knows what carries over', async () => {
    const book = await addBook('KS')
    const record = await addRecord(book, { ...birth, nguoiKy: 'Lê Văn Sáu', nksHoTen: 'Đoàn Thị Ngát' })
    expect(await read(record)).toMatchObject({
      number: '7',
      year: 2018,
      fields: { nksHoTen: 'Đoàn Thị Ngát' },
      pdfName: `KS.2018.${book.volume}.2018-03-05.007.pdf`,
      versions: [{ version: 1, reason: expect.stringContaining('Nhập trực tiếp từ sổ') }],
    })
    expect(await findNamed('Đoàn Thị Ngát')).toEqual([record])
    expect((await registrar.get(`${book.url}/entry`)).json()).toMatchObject({
      entered: 1,
      next: '8',
      drafts: [],
      carried: { quyenSo: `${book.volume}/2018`, noiDangKy: 'UBND xã Đông Mây', nguoiKy: 'Lê Văn Sáu' },
    })
    expect((await registrar.get(book.url)).json()).toMatchObject({ state: 'deposited', records: 1 })
    expect((await verifyRegistry(app)).mismatches).toEqual([])
  })
  test('is refused by an error, and waits for a word where the rules notice something', async () => {
    const book = await addBook('KS')
    const fields = { ...birth, so: '40', quyenSo: `${book.volume}/2018` }
    const nameless = await addDraft(book, { ...fields, nksHoTen: '' })
    expect(await enter(nameless, { asInBook })).toMatchObject({ record: null, refused: true })
    const early = await addDraft(book, { ...fields, nksNgaySinh: '01.04.2018' })
    const waiting = await enter(early)
    expect(waiting).toMatchObject({ record: null, refused: false, needsWord: true })
    expect(waiting.findings.map(({ code }: { code: string }) => code)).toContain('order.birth-registration')
    expect(await enter(early, { asInBook })).toMatchObject({ record: expect.any(String) })
  })
  test('tells of a number that is taken, and counts it on when the book does say so', async () => {
    const book = await addBook('GH')
    const fields = { so: '5', ngayDangKy: '01.06.2018', noiDangKy: 'UBND xã', ndghHoTen: 'Phan Văn Bảy' }
    await addRecord(book, fields)
    const again = await addDraft(book, {
      ...fields,
      quyenSo: `${book.volume}/2018`,
      ndghHoTen: 'Phan Thị Tám',
    })
    expect(await enter(again, { asInBook })).toMatchObject({
      record: null,
      repeats: [{ number: '5', year: 2018, volume: book.volume, removed: false }],
    })
    const { record } = await enter(again, { asInBook, repeat: 'Sổ ghi số 5 hai lần' })
    expect((await read(record)).versions[0].reason).toContain('Số đăng ký lặp lại: Sổ ghi số 5 hai lần')
  })
  test('asked again because the answer was lost, gives the record that was made', async () => {
    const book = await addBook('KS')
    const url = await addDraft(book, { ...birth, so: '6', quyenSo: `${book.volume}/2018` })
    const { record } = await enter(url, { asInBook })
    expect(await enter(url, { asInBook })).toMatchObject({ record, repeats: [] })
    expect((await registrar.get(`${book.url}/entry`)).json()).toMatchObject({ entered: 1, drafts: [] })
  })
  test('is refused in a closed book', async () => {
    const book = await addBook('GH')
    const url = await addDraft(book, {
      so: '1',
      ngayDangKy: '01.06.2018',
      noiDangKy: 'UBND xã',
      ndghHoTen: 'Phan A',
    })
    await registrar.post(`${book.url}/closing`)
    expect((await registrar.post(`${url}/entering`, { revision: 2, asInBook })).json().code).toBe(
      'book.closed',
    )
    const fresh = await registrar.post(`${book.url}/drafts/${newId()}`, { revision: 0, fields: {}, about })
    expect(fresh.json().code).toBe('book.closed')
  })
})

describe('what a record concerns', () => {
  test('is linked and noted with it: the birth is found under the new name', async () => {
    const record = await addRecord(await addBook('KS'), { ...birth, so: '21', nksHoTen: 'Trần Thi Lài' })
    const target = { agencyId: commune, recordId: record }
    const acting = await addRecord(await addBook('TDCC'), change, {
      target,
      changes: { nksHoTen: 'Trần Thị Lài' },
    })
    const { rows } = await app.asOwner(client =>
      client.query('select record_id, relation, target_record_id from record_link where record_id = $1', [
        acting,
      ]),
    )
    expect(rows).toEqual([{ record_id: acting, relation: 'changes', target_record_id: record }])
    const notes = await app.asOwner(client =>
      client.query(
        'select kind, text, changes, noted_on::text, decision_number, evidence_name from record_note where record_id = $1',
        [record],
      ),
    )
    expect(notes.rows).toMatchObject([
      {
        kind: 'rectification',
        text: 'Cải chính hộ tịch: từ “Trần Thi Lài” thành “Trần Thị Lài”. Căn cứ đăng ký số 12 ngày 03.02.2020 của UBND xã Đông Mây',
        changes: { nksHoTen: 'Trần Thị Lài' },
        noted_on: '2020-02-03',
        decision_number: '12',
        evidence_name: expect.stringMatching(/^TDCC\.2018\..*\.2020-02-03\.012\.pdf$/),
      },
    ])
    expect(await findNamed('Trần Thị Lài')).toContain(record)
    expect((await verifyRegistry(app)).mismatches).toEqual([])
  })
  test('is all or nothing: a field the other record does not have leaves no record', async () => {
    const record = await addRecord(await addBook('KS'), { ...birth, so: '22' })
    const book = await addBook('TDCC')
    const target = { agencyId: commune, recordId: record }
    const url = await addDraft(
      book,
      { ...change, so: '13', quyenSo: `${book.volume}/2018` },
      { target, changes: { vitHoTen: 'x' } },
    )
    expect(await enter(url, { asInBook })).toMatchObject({ code: 'note.field' })
    expect((await registrar.get(`${book.url}/entry`)).json()).toMatchObject({
      entered: 0,
      drafts: [{ number: '13' }],
    })
  })
  test('has to be of a register that fits, within the jurisdiction', async () => {
    const births = await addBook('KS')
    const record = await addRecord(births, { ...birth, so: '23' })
    const divorces = await addBook('LH')
    const divorce = {
      so: '3',
      quyenSo: `${divorces.volume}/2018`,
      ngayDangKy: '01.03.2019',
      noiDangKy: 'UBND xã',
      chongHoTen: 'Lê Văn Ba',
      voHoTen: 'Võ Thị Bốn',
    }
    const wrong = await addDraft(divorces, divorce, { target: { agencyId: commune, recordId: record } })
    expect((await enter(wrong, { asInBook })).code).toBe('link.relation')
    const changes = await addBook('TDCC')
    const fields = { ...change, so: '14', quyenSo: `${changes.volume}/2018` }
    const unknown = await addDraft(changes, fields, { target: { agencyId: commune, recordId: newId() } })
    expect((await enter(unknown, { asInBook })).code).toBe('not-found')
  })
  test('is noted in a closed book, too, as on paper', async () => {
    const births = await addBook('KS')
    const record = await addRecord(births, { ...birth, so: '24' })
    await registrar.post(`${births.url}/closing`)
    const changes = await addBook('TDCC')
    const fields = { ...change, so: '15', quyenSo: `${changes.volume}/2018` }
    const url = await addDraft(changes, fields, { target: { agencyId: commune, recordId: record } })
    await enter(url, { asInBook })
    expect((await read(record)).links).toHaveLength(1)
  })
  test('can be linked when it comes in later: the list proposes it by number and date', async () => {
    const endings = await addBook('CDGH')
    const ending = {
      so: '2',
      ngayDangKy: '09.09.2019',
      noiDangKy: 'UBND xã',
      ndghHoTen: 'Phan Văn Chín',
      nghHoTen: 'Phan Văn Hai',
      soDangKyGiamHo: '88',
      ngayDangKyGiamHo: '02.05.2018',
    }
    const record = await addRecord(endings, ending)
    const list = async () => (await registrar.get(`${endings.url}/unlinked`)).json()
    expect(await list()).toMatchObject({
      total: 1,
      records: [{ record, reference: '88, 02.05.2018', proposal: null }],
    })
    const guardianship = await addRecord(await addBook('GH'), {
      so: '88',
      ngayDangKy: '02.05.2018',
      noiDangKy: 'UBND xã',
      ndghHoTen: 'Phan Văn Chín',
    })
    expect(await list()).toMatchObject({
      records: [{ proposal: { record: guardianship, names: ['Phan Văn Chín'] } }],
    })
    const target = { agencyId: commune, recordId: guardianship }
    expect(
      (await registrar.post(`${endings.url}/unlinked/${record}`, { target, changes: {} })).statusCode,
    ).toBe(204)
    expect(await list()).toEqual({ total: 0, records: [] })
    expect((await registrar.get(`${endings.url}/entry`)).json()).toMatchObject({ unlinked: 0 })
  })
})

test('adoptions are typed by who may see them and hidden from others', async () => {
  const book = await addBook('CN')
  const url = await addDraft(book, { so: '1', cnHoTen: 'Hồ Thị Út' })
  await app.asOwner(client => client.query(`update account set role = 'checker' where username = 'nhap'`))
  expect((await keyer.get(url)).statusCode).toBe(403)
  const hidden = await app.database.transaction({ agencies: [commune], confidential: false }, tx =>
    tx.selectFrom('record_draft').select('id').where('book_id', '=', book.id).execute(),
  )
  expect(hidden).toEqual([])
})

test('every draft and every record entered stands in the journal', async () => {
  const { rows } = await app.asOwner(client =>
    client.query(
      `select action, count(*)::int as count from journal where action in ('draft.save', 'record.enter') group by 1`,
    ),
  )
  const counts = Object.fromEntries(rows.map(row => [row.action, row.count]))
  expect(counts['draft.save']).toBeGreaterThan(10)
  expect(counts['record.enter']).toBeGreaterThan(5)
})
