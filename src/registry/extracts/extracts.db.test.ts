import { randomUUID } from 'node:crypto'
import ExcelJS from 'exceljs'
import PizZip from 'pizzip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { registerRegistryRoutes } from '../routes.ts'
import { depositRows } from '../testing/deposit-rows.ts'
import { sampleBirths } from '../testing/sample-rows.ts'
import { verifyRegistry } from '../verify/verify-registry.ts'

let app: TestApp
let server: HttpServer
let commune: string
let other: string
let registrar: Browser
let stranger: Browser
let lead: Browser
let auditor: Browser
let record: string

const year = new Date(Date.now() + 7 * 3_600_000).getUTCFullYear()

beforeAll(async () => {
  app = await openTestApp({ PUBLIC_URL: 'https://sogoc.example.vn' })
  server = await createTestServer(app, to => registerRegistryRoutes(to, app, { isolate: false }))
  const province = await addAgency(app, 'T49', 'province')
  commune = await addAgency(app, '20557', 'commune', province)
  other = await addAgency(app, '20560', 'commune', province)
  await addAccount(app, 'xa', 'registrar', commune)
  await addAccount(app, 'xa-khac', 'registrar', other)
  await addAccount(app, 'so', 'province-lead', province)
  await addAccount(app, 'thanh-tra', 'auditor', province)
  registrar = await signInAs(server, 'xa')
  stranger = await signInAs(server, 'xa-khac')
  lead = await signInAs(server, 'so')
  auditor = await signInAs(server, 'thanh-tra')
  const rows = sampleBirths(4, (values, at) => ({
    ...values,
    nksHoTen: at === 1 ? 'Trịnh Ngọc Quế' : (values.nksHoTen ?? ''),
  }))
  await depositRows(app, commune, { rows })
  const { rows: found } = await app.asOwner(client =>
    client.query(`select id from record where number = '2'`),
  )
  record = found[0].id
})
afterAll(async () => {
  await server.close()
  await app.close()
})

const wanted = () => ({
  id: randomUUID(),
  paper: 'TLKS',
  copies: 2,
  signerName: 'Lê Quốc Dũng',
  signerTitle: 'Chủ tịch',
  place: 'Điện Bàn Bắc',
  requesterName: 'Phạm Thị Lài',
  requesterPaper: 'CCCD 049185001234',
  feeVnd: 16_000,
})
const issue = (by = registrar, more: object = {}) =>
  by.post(`/api/records/${commune}/${record}/extracts`, { ...wanted(), ...more })
const search = async (text: string, by = registrar, more: object = {}) =>
  (await by.post('/api/extracts/search', { text, year, ...more })).json()

test('two at once get two numbers, the same request twice one, a failure none: the book has no gap', async () => {
  const answers = await Promise.all([issue(), issue(), issue(), issue()])
  expect(answers.map(answer => answer.statusCode)).toEqual([201, 201, 201, 201])
  expect(answers.map(answer => answer.json().number).sort()).toEqual([
    '1/TLKS-BS',
    '2/TLKS-BS',
    '3/TLKS-BS',
    '4/TLKS-BS',
  ])
  const request = wanted()
  const [first, again] = await Promise.all([issue(registrar, request), issue(registrar, request)])
  expect([first.json().number, again.json().number]).toEqual(['5/TLKS-BS', '5/TLKS-BS'])
  expect(first.json()).toEqual(again.json())
  expect((await issue(registrar, { paper: 'TLKH' })).json().code).toBe('extract.paper')
  expect((await issue(registrar, { paper: 'XNHT' })).json().number).toBe('1/XNHT')
  expect((await issue()).json().number).toBe('6/TLKS-BS')
  const report = await verifyRegistry(app)
  expect(report.mismatches).toEqual([])
  expect(report.unreferenced).toBe(0)
})

test('an office above issues by its own book; an office beside finds neither record nor papers', async () => {
  expect((await issue(lead)).json().number).toBe('1/TLKS-BS')
  expect((await issue(stranger)).statusCode).toBe(404)
  expect((await stranger.get(`/api/records/${commune}/${record}/extracts`)).statusCode).toBe(404)
  expect((await search('', stranger)).total).toBe(0)
  expect((await search('', stranger, { agency: commune })).code).toBe('not-found')
  const ofCommune = await search('', lead, { agency: commune })
  expect(ofCommune.agencies.map(({ id }: { id: string }) => id)).toContain(commune)
  expect(ofCommune.total).toBe(7)
})

test('the book is searched by name without marks, number and code; whoever may not see identity numbers sees them masked', async () => {
  const all = await search('')
  expect(all).toMatchObject({ copies: all.total * 2, feesVnd: all.total * 16_000, years: [year] })
  expect((await search('trinh ngoc que')).total).toBe(all.total)
  expect((await search('khong co ai')).total).toBe(0)
  const [line] = (await search('3/tlks-bs')).extracts
  expect(line).toMatchObject({
    number: '3/TLKS-BS',
    subject: 'Trịnh Ngọc Quế',
    requesterPaper: 'CCCD 049185001234',
  })
  expect((await search(line.code.toLowerCase().replaceAll('-', ' '))).extracts).toEqual([line])
  expect((await search('3/TLKS-BS', auditor, { agency: commune })).extracts[0].requesterPaper).toBe(
    'CCCD •••••••••234',
  )
})

test('printed again as it was issued, journaled; cancelled it stays in the book and on its page', async () => {
  const issued = (await issue()).json()
  const base = `/api/extracts/${commune}/${issued.id}`
  const pdf = await registrar.get(`${base}/pdf`)
  expect(pdf.headers['content-type']).toBe('application/pdf')
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  const docx = await registrar.get(`${base}/docx`)
  expect(docx.rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect((await stranger.get(`${base}/pdf`)).statusCode).toBe(404)
  expect((await auditor.get(`${base}/pdf`)).statusCode).toBe(403)

  const page = await server.inject(`/xac-nhan/${issued.code}`)
  expect(page.body).toContain(issued.number)
  expect(page.body).not.toMatch(/Trịnh|Quế|Lài|049185001234/)
  const cancelled = await registrar.post(`${base}/cancellation`, { reason: 'In sai người yêu cầu' })
  expect(cancelled.json().cancelled.reason).toBe('In sai người yêu cầu')
  expect((await registrar.post(`${base}/cancellation`, { reason: 'Lần nữa cho chắc' })).json().code).toBe(
    'extract.cancelled',
  )
  expect((await server.inject(`/xac-nhan/${issued.code}`)).body).toContain('đã bị cơ quan cấp hủy')
  expect((await search(issued.number)).extracts[0].cancelled).not.toBeNull()
  expect((await registrar.get(`${base}/pdf`)).statusCode).toBe(200)

  const { rows } = await app.asOwner(client =>
    client.query(`select action from journal where subject = $1 order by sequence`, [`extract:${issued.id}`]),
  )
  expect(rows.map(({ action }) => action)).toEqual([
    'extract.issue',
    'extract.print',
    'extract.print',
    'extract.cancel',
    'extract.print',
  ])
  expect((await verifyRegistry(app)).mismatches).toEqual([])
  // And on the record's own page, among those who saw it.
  const { rows: seen } = (await registrar.get(`/api/records/${commune}/${record}/readers`)).json()
  const papers = seen.map(({ action }: { action: string }) => action)
  expect(papers.slice(0, 2)).toEqual(['extract.print', 'extract.cancel'])
})

test('a preview uses no number; a removed record gives no paper', async () => {
  const before = (await search('')).total
  const preview = await registrar.post(`/api/records/${commune}/${record}/extracts/preview`, { paper: 'GKS' })
  expect(preview.headers['content-type']).toBe('application/pdf')
  expect((await search('')).total).toBe(before)
  await app.asOwner(client => client.query(`update record set removed_at = now() where number = '3'`))
  const { rows } = await app.asOwner(client => client.query(`select id from record where number = '3'`))
  const answer = await registrar.post(`/api/records/${commune}/${rows[0].id}/extracts`, wanted())
  expect(answer.json().code).toBe('extract.removed')
  await app.asOwner(client => client.query(`update record set removed_at = null where number = '3'`))
})

test('the page of confirmation takes a code as it is typed, answers calmly to any other, and stops who tries too often', async () => {
  const { code, number } = (await issue()).json()
  const ask = (typed: string) => server.inject(`/xac-nhan?ma=${encodeURIComponent(typed)}`)
  const typed = await ask(code.toLowerCase().replaceAll('-', ' '))
  expect(typed.body).toContain(number)
  expect(typed.headers['cache-control']).toBe('no-store')
  expect(typed.headers['x-robots-tag']).toContain('noindex')
  expect(String(typed.headers['content-security-policy'])).not.toContain('unsafe')
  expect((await server.inject(`/xac-nhan/${code}?lang=en`)).body).toContain(
    'This paper was issued and stands',
  )
  for (const wrong of ['0000-0000-0000-0000', '<script>alert(1)</script>', "' or 1=1 --", '%']) {
    const answer = await ask(wrong)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(answer.body).toContain('Không có bản sao nào mang mã này')
    expect(answer.body).not.toContain('<script')
  }
  expect((await ask('')).body).not.toContain('role="status"')
  const many = await Promise.all(Array.from({ length: 40 }, () => ask(code)))
  const stopped = many.filter(answer => answer.statusCode === 429)
  expect(stopped.length).toBeGreaterThan(5)
  expect(stopped[0]?.body).toContain('Hãy đợi một phút')
})

test('an office’s own template prints its papers from then on, and what it can’t use is told by name', async () => {
  const at = '/api/extract-templates/TLKS'
  const zip = new PizZip((await registrar.get(`${at}/shipped/docx`)).rawPayload)
  const send = (xml: string) => {
    zip.file('word/document.xml', xml)
    const boundary = 'ranh-gioi'
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="mau-cua-xa.docx"\r\n\r\n`
    const payload = Buffer.concat([
      Buffer.from(head),
      zip.generate({ type: 'nodebuffer' }),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ])
    const headers = {
      'x-csrf-token': registrar.csrfToken,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    }
    return server.inject({ method: 'POST', url: at, payload, headers, cookies: { ...registrar.cookies } })
  }
  const shipped = zip.file('word/document.xml')?.asText() ?? ''
  const refused = await send(shipped.replace('{nksHoTen}', '{hoTenCon}'))
  expect(refused.json()).toMatchObject({ code: 'template.unknown' })
  expect(refused.json().message).toContain('{hoTenCon}')
  const taken = await send(shipped.replace('TRÍCH LỤC KHAI SINH', 'TRÍCH LỤC CỦA XÃ'))
  expect([taken.statusCode, taken.json()]).toEqual([201, { version: 1, remarks: [] }])

  const own = (await issue()).json()
  await registrar.post(`${at}/choice`, { version: null })
  const back = (await issue()).json()
  const { rows } = await app.asOwner(client =>
    client.query('select id, template_version from extract where id = any($1)', [[own.id, back.id]]),
  )
  expect(Object.fromEntries(rows.map(row => [row.id, row.template_version]))).toEqual({
    [own.id]: 1,
    [back.id]: null,
  })
  const word = async (id: string) =>
    new PizZip((await registrar.get(`/api/extracts/${commune}/${id}/docx`)).rawPayload)
      .file('word/document.xml')
      ?.asText()
  expect(await word(own.id)).toContain('TRÍCH LỤC CỦA XÃ')
  expect(await word(back.id)).not.toContain('TRÍCH LỤC CỦA XÃ')
  // The office beside has its own, and none of this one's.
  const theirs = (await stranger.get('/api/extract-templates')).json().templates
  expect(theirs.find(({ paper }: { paper: string }) => paper === 'TLKS').versions).toEqual([])
})

test('the book goes out as a workbook and as a PDF', async () => {
  const workbook = new ExcelJS.Workbook()
  const answer = await registrar.get(`/api/extracts/book.xlsx?year=${year}`)
  await workbook.xlsx.load(new Uint8Array(answer.rawPayload).buffer)
  const sheet = workbook.worksheets[0]
  expect(sheet?.getRow(1).getCell(3).text).toBe('Số bản sao')
  expect(sheet?.getRow(2).getCell(3).text).toBe('1/TLKS-BS')
  const pdf = await registrar.get(`/api/extracts/book.pdf?year=${year}`)
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await stranger.get(`/api/extracts/book.pdf?year=${year}&agency=${commune}`)).statusCode).toBe(404)
})

test('whoever alters a line of the book behind the program’s back is found', async () => {
  await app.asOwner(client =>
    client.query(`update extract set requester_name = 'Người Khác' where number = 2 and agency_id = $1`, [
      commune,
    ]),
  )
  await app.asOwner(client =>
    client.query(`update extract_counter set last_number = 99 where series = 'XNHT'`),
  )
  const codes = (await verifyRegistry(app)).mismatches.map(({ code }) => code)
  expect(codes.sort()).toEqual(['extract.numbers', 'extract.sealed'])
})
