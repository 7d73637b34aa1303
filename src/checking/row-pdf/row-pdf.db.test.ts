import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { finishJobs } from '../../platform/jobs/finish-jobs.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { onePagePdf } from '../../registry/testing/write-package.ts'
import { closeViewingPool } from '../../scanning/render/imaging-processes.ts'
import { checkPackageKind, createCheckPackage } from '../check-package.ts'
import { registerCheckingRoutes } from '../routes.ts'
import { makeBook, tinyPdf } from '../testing/make-book.ts'
import { uploadPackage } from '../testing/upload-package.ts'

let app: TestApp
let server: HttpServer
let dir: string
let agency: string
const people = new Map<string, Browser>()

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerCheckingRoutes(to, app, { isolate: false }))
  dir = await mkdtemp(join(tmpdir(), 'sogoc-row-pdf-'))
  agency = await addAgency(app, '10015')
  await addAccount(app, 'xa', 'registrar', agency)
  await addAccount(app, 'thanh-tra', 'auditor', agency)
  await addAccount(app, 'xa-khac', 'registrar', await addAgency(app, '10016'))
  for (const name of ['xa', 'thanh-tra', 'xa-khac']) people.set(name, await signInAs(server, name))
})
afterAll(async () => {
  await server.close()
  await closeViewingPool()
  await app.close()
  await rm(dir, { recursive: true })
})

function who(name: string): Browser {
  const browser = people.get(name)
  if (browser === undefined) throw new Error(`${name} has not signed in`)
  return browser
}

const problem = (answer: { statusCode: number; json(): { code: string } }) => [
  answer.statusCode,
  answer.json().code,
]

/**
 * A book whose row 3 has a wrong number, row 4 a PDF that can be marked, row 5 one that is cut off, row 6 none; the PDFs of the others hold their
 * own names, and can't be marked: who may have originals sees their very bytes.
 */
async function handIn(seed: number, method: 'stored' | 'deflated' = 'stored') {
  let number = ''
  const made = await makeBook(join(dir, `${seed}`), {
    seed,
    method,
    spoilRow: (values, at) => {
      if (at !== 1) return
      number = values.so ?? ''
      values.so = '999'
    },
    spoilPdf: (name, at) => {
      if (at === 4) return null
      const bytes = at === 2 ? onePagePdf(name) : tinyPdf(name)
      return { name, bytes: at === 3 ? bytes.subarray(0, 30) : bytes }
    },
  })
  const sent = await uploadPackage(server, who('xa'), agency, { xlsx: made.xlsxPath, zip: made.zipPath })
  await finishJobs(app, { [checkPackageKind]: createCheckPackage({ isolate: false }) })
  const { id } = sent.json()
  return { id, url: `/api/packages/${agency}/${id}`, number, names: made.pdfNames, made }
}

test.each(['stored', 'deflated'] as const)(
  'the PDF of a row is shown, %s in the .zip: its bytes, under its name',
  async method => {
    const { url, names } = await handIn(method === 'stored' ? 1 : 2, method)
    for (const at of [0, 11]) {
      const answer = await who('xa').get(`${url}/rows/${at + 2}/pdf`)
      expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200)
      expect(answer.headers).toMatchObject({
        'content-type': 'application/pdf',
        'cache-control': 'no-store',
        'content-disposition': `inline; filename*=UTF-8''${names[at]}`,
      })
      expect(answer.rawPayload.equals(tinyPdf(names[at] ?? ''))).toBe(true)
    }
  },
)

test('it carries the viewer’s mark; where it can not, only who may download originals sees it', async () => {
  const { id, url, names } = await handIn(3)
  for (const name of ['xa', 'thanh-tra']) {
    const marked = await who(name).get(`${url}/rows/4/pdf`)
    expect([name, marked.rawPayload.subarray(0, 5).toString()]).toEqual([name, '%PDF-'])
    expect(marked.rawPayload.equals(onePagePdf(names[2] ?? ''))).toBe(false)
  }
  expect(problem(await who('thanh-tra').get(`${url}/rows/2/pdf`))).toEqual([403, 'pdf.unmarkable'])
  await who('xa').get(`${url}/rows/2/pdf`)
  const { rows } = await app.asOwner(client =>
    client.query(
      `select a.username, j.detail from journal j join account a on a.id = j.account_id
       where j.action = 'package.read-pdf' and j.subject = $1 order by j.sequence`,
      [`package:${id}`],
    ),
  )
  expect(rows).toEqual([
    { username: 'xa', detail: { row: 4 } },
    { username: 'thanh-tra', detail: { row: 4 } },
    { username: 'thanh-tra', detail: { row: 2 } },
    { username: 'xa', detail: { row: 2 } },
    { username: 'xa', detail: { row: 2, original: true } },
  ])
})

test('a row without a PDF, or with a broken one, is told so; a corrected number finds its PDF', async () => {
  const { url, number, names } = await handIn(4)
  const pdf = (row: number) => who('xa').get(`${url}/rows/${row}/pdf`)
  expect(problem(await pdf(3))).toEqual([404, 'row.no-pdf'])
  expect(problem(await pdf(5))).toEqual([409, 'row.bad-pdf'])
  expect(problem(await pdf(6))).toEqual([404, 'row.no-pdf'])
  expect((await pdf(6)).json().message).toContain('dòng 6')
  expect(problem(await pdf(900))).toEqual([404, 'not-found'])
  await who('xa').post(`${url}/corrections`, { cells: [{ row: 3, column: 'so', value: number }] })
  expect((await pdf(3)).rawPayload.equals(tinyPdf(names[1] ?? ''))).toBe(true)
})

test('nobody elsewhere sees it, nor who was given the book field by field', async () => {
  const { id, url } = await handIn(5)
  const { bookId } = (await who('xa').get(url)).json()
  for (const sees of ['crop', 'page']) {
    const account = await addAccount(app, `nhap-${sees}`, 'keyer', agency)
    await app.asOwner(client =>
      client.query('insert into assignment (account_id, agency_id, book_id, sees) values ($1, $2, $3, $4)', [
        account,
        agency,
        bookId,
        sees,
      ]),
    )
  }
  const ask = async (name: string) => (await signInAs(server, name)).get(`${url}/rows/4/pdf`)
  expect(problem(await ask('nhap-crop'))).toEqual([403, 'page.crop-only'])
  expect((await ask('nhap-page')).statusCode).toBe(200)
  expect(problem(await ask('xa-khac'))).toEqual([404, 'not-found'])
  const { rows } = await app.asOwner(client =>
    client.query(`select from journal where action = 'package.read-pdf' and subject = $1`, [`package:${id}`]),
  )
  expect(rows).toHaveLength(1)
})

test('a package without a .zip, or checked by an earlier version, says so', async () => {
  const { id, url, made } = await handIn(6)
  await app.asOwner(client =>
    client.query(`update package set facts = facts #- '{files,0,4}' where id = $1`, [id]),
  )
  expect(problem(await who('xa').get(`${url}/rows/2/pdf`))).toEqual([409, 'package.recheck-first'])
  const sent = await uploadPackage(server, who('xa'), agency, { xlsx: made.xlsxPath })
  const bare = `/api/packages/${agency}/${sent.json().id}/rows/2/pdf`
  expect(problem(await who('xa').get(bare))).toEqual([409, 'package.unchecked'])
  await finishJobs(app, { [checkPackageKind]: createCheckPackage({ isolate: false }) })
  expect(problem(await who('xa').get(bare))).toEqual([404, 'package.no-zip'])
})
