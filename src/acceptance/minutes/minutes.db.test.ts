import { createHash } from 'node:crypto'
import PizZip from 'pizzip'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import { fromPizZip } from '../../papers/word/docx-parts.ts'
import { parseXml, textOf } from '../../papers/word/xml-tree.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { depositRows } from '../../registry/testing/deposit-rows.ts'
import { sampleBirths } from '../../registry/testing/sample-rows.ts'
import { drawSample } from '../sampling/draw.ts'
import { planFor } from '../sampling/plan-for.ts'
import { registerMinutesRoutes } from './routes.ts'
import { type Minutes, minutesSchema } from './schema.ts'
import { writeMinutes } from './write-minutes.ts'

let app: TestApp
let server: HttpServer
let agencyId: string
let signer: string
let registrar: Browser

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, each => registerMinutesRoutes(each, app))
  agencyId = await addAgency(app, '30001')
  signer = await addAccount(app, 'ky', 'province-lead', agencyId)
  await addAccount(app, 'ho-tich', 'registrar', agencyId)
  registrar = await signInAs(server, 'ho-tich')
})
afterAll(async () => {
  await server.close()
  await app.close()
})

/** A signed lot of one deposited book of 60 births, one critical field of its sample wrong; with its minutes. */
async function signLot(volume: string, state: 'accepted' | 'rejected'): Promise<string> {
  const rows = sampleBirths(60).map(row => ({
    ...row,
    quyenSo: `${volume}/1997`,
    so: `${Number(row.so) + 100 * Number(volume)}`,
  }))
  await depositRows(app, agencyId, { volume, rows })
  const lotId = newId()
  const plan = planFor({ standard: '2859-1', lotSize: 60, level: 'II', aql: 4, severity: 'normal' })
  const seed = 'hạt giống để thử'
  await app.asOwner(async client => {
    const { rows: books } = await client.query(
      'update book set closing_total = 60 where volume = $1 returning id',
      [volume],
    )
    const bookId = books[0].id
    const { rows: records } = await client.query('select id from record where book_id = $1', [bookId])
    const sample = drawSample(
      records.map(({ id }) => id),
      plan.n,
      seed,
    )
    await client.query(
      `insert into lot (agency_id, id, number, name, plan, seed, size, sample_size, state, verdict, reason, account_id, signed_at, signed_by)
       values ($1, $2, $3, 'Khai sinh 1997', $4, $5, 60, $6, $7, 'accept', 'Đúng hạn', $8, now(), $8)`,
      [
        agencyId,
        lotId,
        `${Number(volume)}/NT-2026`,
        JSON.stringify({ ...plan, othersPerRecord: 2, resubmitted: false }),
        seed,
        plan.n,
        state,
        signer,
      ],
    )
    await client.query('insert into lot_book values ($1, $2, $1, $3, 60)', [agencyId, bookId, lotId])
    for (const [i, record] of sample.entries()) {
      const errors =
        i === 4 ? [{ field: 'nksHoTen', weight: 'critical', found: 'Lê Thị Bí Mật', note: '' }] : []
      await client.query(
        `insert into sample_item (agency_id, id, book_id, lot_agency_id, lot_id, record_id, record_version, position, state, errors, checked_by)
         values ($1, $2, $3, $1, $4, $5, 1, $6, $7, $8, $9)`,
        [
          agencyId,
          newId(),
          bookId,
          lotId,
          record,
          i + 1,
          i === 4 ? 'nonconforming' : 'conforming',
          JSON.stringify(errors),
          signer,
        ],
      )
    }
  })
  const pending = await app.vault.begin('minutes')
  await app.database.transaction({ scope: 'all' }, tx =>
    writeMinutes(tx, pending, { agencyId, lotId }, signer),
  )
  await pending.commit()
  return `/api/acceptance/lots/${agencyId}/${lotId}/minutes`
}

const read = async (address: string): Promise<Minutes> =>
  minutesSchema.parse((await registrar.get(address)).json())

test('minutes say what was counted, drawn and found, and bear the hashes of it', async () => {
  const address = await signLot('01', 'accepted')
  const { number, digest, intact, said } = await read(address)
  expect({ number, intact, verdict: said.verdict }).toEqual({
    number: '1/NT-2026',
    intact: true,
    verdict: 'accepted',
  })
  expect(said.sample).toMatchObject({ lotSize: 60, size: 13, inspected: 13, nonconforming: 1 })
  expect(said.books[0]?.chain).toMatchObject({ explained: true })
  const { rows } = await app.asOwner(client => client.query('select xlsx, zip from deposit'))
  expect(said.books[0]?.files).toMatchObject({
    xlsx: rows[0].xlsx.toString('hex'),
    zip: rows[0].zip.toString('hex'),
  })
  const { rows: records } = await app.asOwner(client =>
    client.query('select content from record order by id'),
  )
  const all = createHash('sha256').update(Buffer.concat(records.map(({ content }) => content)))
  expect(said.books[0]?.records).toBe(all.digest('hex'))
  const { rows: journal } = await app.asOwner(client =>
    client.query('select hash, detail from journal where agency_id = $1 order by sequence', [agencyId]),
  )
  // The link before the minutes' own row, which carries the digest of what they say.
  expect(said.journal.hash).toBe(journal.at(-2)?.hash.toString('hex'))
  expect(journal.at(-1)?.detail).toMatchObject({ digest, number: '1/NT-2026' })
})

test('the papers can be read, tell no value of a record, and taking them is journaled', async () => {
  const address = await signLot('02', 'accepted')
  const docx = await registrar.get(`${address}/docx`)
  expect(docx.headers['content-disposition']).toContain('bien-ban-2-NT-2026.docx')
  const parts = fromPizZip(new PizZip(docx.rawPayload))
  const text = textOf(parseXml(parts.get('word/document.xml')?.toString('utf8') ?? '')).normalize('NFC')
  for (const words of [
    'BIÊN BẢN NGHIỆM THU DỮ LIỆU SỐ HÓA SỔ HỘ TỊCH',
    'Khai sinh 1997',
    'Các số liệu của từng sổ khớp nhau',
    'cỡ mẫu n = 13, số chấp nhận Ac = 1, số loại bỏ Re = 2',
    'vẫn được chấp nhận',
    'Số bản ghi không phù hợp: 1, không vượt số chấp nhận 1.',
    'Họ, chữ đệm, tên – người được khai sinh *',
    'Chấp nhận lô: 1 sổ, 60 bản ghi.',
    'Người ky',
  ])
    expect(text).toContain(words)
  expect(text).not.toContain('Bí Mật')
  const pdf = await registrar.get(`${address}/pdf`)
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  const { rows } = await app.asOwner(client =>
    client.query(`select detail from journal where action = 'minutes.read' order by sequence`),
  )
  expect(rows.map(({ detail }) => detail.format)).toEqual(['docx', 'pdf'])
})

test('a rejected lot has minutes, too; minutes that somebody changed in the database are told', async () => {
  const address = await signLot('03', 'rejected')
  expect((await read(address)).said.verdict).toBe('rejected')
  await app.asOwner(client =>
    client.query(
      `update minutes set said = jsonb_set(said, '{sample,nonconforming}', '0') where number = '3/NT-2026'`,
    ),
  )
  expect((await read(address)).intact).toBe(false)
})

test('minutes of lots that hold no book of the account are not there', async () => {
  const address = await signLot('04', 'accepted')
  const elsewhere = await addAgency(app, '30002')
  await addAccount(app, 'noi-khac', 'registrar', elsewhere)
  const other = await signInAs(server, 'noi-khac')
  for (const path of ['', '/docx', '/pdf']) expect((await other.get(address + path)).statusCode).toBe(404)
})
