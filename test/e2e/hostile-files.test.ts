import ExcelJS from 'exceljs'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hugePng, laughs, megabytesOf, sheetDataOf, workbookOf, zipOf } from '../support/hostile-files.ts'
import type { HttpClient } from '../support/http-client.ts'
import { type MemoryWatch, watchMemory } from '../support/memory.ts'
import { beginFile, sendFile } from '../support/send-file.ts'
import { hostileName, type ServedProvince, serveProvince } from '../support/served-province.ts'

// Files that are something else than they say, or far larger than they look, handed in as pages and packages to a server as it really
// runs: each is refused with a sentence that names no path of the machine, and no process grows beyond what the machine can bear.

let province: ServedProvince
let lead: HttpClient
let memory: MemoryWatch

beforeAll(async () => {
  province = await serveProvince()
  memory = watchMemory(province.served.pid)
  lead = await province.signIn('so')
})
afterAll(() => province?.stop())

type Bytes = string | Buffer
const blob = (bytes: Bytes) => new Blob([new Uint8Array(Buffer.from(bytes))])
const told = (text: string) => expect(text).not.toMatch(/\/tmp|vault|node_modules|Error:|errno| at .*:\d+/)

describe('as pages', () => {
  const path = () => `/api/books/${province.agencyId}/${province.bookId}/pages`
  const about = (name: string) => ({ agency: province.agencyId, book: province.bookId, name })
  const upload = (name: string, bytes: Bytes) =>
    sendFile(province.served.address, lead, Buffer.from(bytes), about(name))
  const jpeg = () =>
    sharp({ create: { width: 60, height: 80, channels: 3, background: '#eee' } })
      .jpeg()
      .toBuffer()

  test('what is no image is refused by its first bytes, whatever it is called', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    const files: readonly (readonly [name: string, bytes: Bytes])[] = [
      ['trang.jpg', '<!doctype html><script>alert(1)</script>'],
      ['trang.svg', svg],
      ['trang.png', `\ufeff${svg}`],
      ['trang.gif', 'GIF89a\x01\x00\x01\x00\x00\x00\x00;'],
      ['trang.jpeg', '%PDF-1.7\n không còn gì'],
      ['trang.pdf', 'MZ\x90\x00\x03 %PDF-1.7'],
      ['trang.webp', await zipOf({ 'a.txt': 'a' })],
      ['trang.tif', 'MZ\x90\x00\x03'],
      ['trang.bmp', 'BM'],
      ['trang.jpg', ''],
    ]
    for (const [name, bytes] of files) {
      const { state, pages, message } = await upload(name, bytes)
      expect([name, state, pages]).toEqual([name, 'refused', []])
      expect(message).toMatch(/không phải là (tệp ảnh|PDF)|Tệp rỗng/)
      told(message ?? '')
    }
  })

  test('what begins as an image and goes on as a page of HTML is kept, and never shown as one', async () => {
    const polyglot = Buffer.concat([await jpeg(), Buffer.from('<!doctype html><script>alert(1)</script>')])
    expect(await upload('doi.jpg', polyglot)).toMatchObject({ state: 'taken' })
    const { pages } = (await (await lead.get(path())).json()) as { pages: { id: string }[] }
    const original = await lead.get(`/api/pages/${province.agencyId}/${pages.at(-1)?.id}/original`)
    expect(original.headers.get('content-type')).toBe('image/jpeg')
    expect(original.headers.get('x-content-type-options')).toBe('nosniff')
    expect(original.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(original.headers.get('cache-control')).toBe('no-store')
  })

  test('names lead nowhere', async () => {
    const names = [
      '../../../../etc/passwd.jpg',
      'C:\\Windows\\system32\\a.jpg',
      '/etc/shadow.jpg',
      '..',
      'x'.repeat(500),
      'gpj.\u202eexe.jpg',
    ]
    const bytes = await jpeg()
    for (const [at, name] of names.entries()) {
      const { name: kept } = await upload(name, Buffer.concat([bytes, Buffer.from(String(at))]))
      expect(kept, name).not.toMatch(/[\\/]/)
    }
    const endless = await beginFile(province.served.address, lead, 5, about('x'.repeat(3000)))
    expect(endless.status).toBe(422)
    const listed = JSON.stringify(await (await lead.get(path())).json())
    expect(listed).not.toMatch(/etc\/|Windows/)
  })

  test('images that unpack to gigabytes, or are cut off, fail by themselves with a sentence', async () => {
    const damaged = (await jpeg()).subarray(0, 200)
    const tall = Buffer.from(await jpeg())
    // The frame header of a JPEG says how large it is: 65,500 by 65,500 here.
    const frame = tall.indexOf(Buffer.from('ffc0', 'hex'))
    tall.writeUInt16BE(65_500, frame + 5)
    tall.writeUInt16BE(65_500, frame + 7)
    for (const [name, bytes] of [
      ['60000x60000.png', hugePng(60_000, 60_000)],
      ['hong.png', hugePng(4000, 4000)],
      ['65500.jpg', tall],
      ['cut.jpg', damaged],
    ] as const)
      expect(await upload(name, bytes)).toMatchObject({ state: 'taken' })
    const failed = async () => {
      const { pages } = (await (await lead.get(path())).json()) as {
        pages: { originalName: string; state: string; errorMessage: string | null }[]
      }
      const names = ['60000x60000.png', 'hong.png', '65500.jpg', 'cut.jpg']
      return pages.filter(({ originalName, state }) => names.includes(originalName) && state !== 'waiting')
    }
    await expect.poll(async () => (await failed()).length, { timeout: 120_000, interval: 500 }).toBe(4)
    for (const { originalName, state, errorMessage } of await failed()) {
      expect([originalName, state]).toEqual([originalName, 'failed'])
      expect(errorMessage, originalName).toMatch(/quá lớn|bị hỏng/)
      told(errorMessage ?? '')
    }
  })

  test('hundreds of files that are begun and never sent are refused as too many', async () => {
    const begin = () => beginFile(province.served.address, lead, 5, about('x.jpg'))
    for (let begun = 0; begun < 500; begun += 20)
      await Promise.all(Array.from({ length: 20 }, async () => (await begin()).arrayBuffer()))
    const answer = await begin()
    const problem = (await answer.json()) as { code: string; message: string }
    expect([answer.status, problem.code]).toEqual([409, 'upload.too-many'])
    expect(problem.message).toContain('500')
  })
})

describe('as packages', () => {
  interface Package {
    readonly state: string
    readonly failure: string | null
    readonly kind: string | null
  }
  /** Hands a package in and waits for what its check says. */
  const handIn = async (
    xlsx: Bytes,
    zip?: Bytes,
    name = 'KS.1997.01.xlsx',
  ): Promise<Package & { id: string }> => {
    const form = new FormData()
    form.append('agency', province.agencyId)
    form.append('xlsx', blob(xlsx), name)
    if (zip !== undefined) form.append('zip', blob(zip), 'KS.1997.01.zip')
    const answer = await lead.post('/api/packages', form)
    expect(answer.status).toBe(201)
    const { id } = (await answer.json()) as { id: string }
    const look = async () =>
      (await (await lead.get(`/api/packages/${province.agencyId}/${id}`)).json()) as Package
    await expect
      .poll(async () => (await look()).state, { timeout: 120_000, interval: 200 })
      .not.toBe('received')
    return { ...(await look()), id }
  }
  const columns = [
    'so',
    'quyenSo',
    'trangSo',
    'ngayDangKy',
    'nksHoTen',
    'nksGioiTinh',
    'nksNgaySinh',
    'nksDanToc',
    'nksQuocTich',
    'meHoTen',
    'noiDangKy',
  ]
  const sheet = (...rows: string[][]) => sheetDataOf([columns, ...rows])
  const good = [
    '1',
    '01/1997',
    '1',
    '01.02.1997',
    'Lê Thị Thử',
    '2',
    '01.01.1997',
    'Kinh',
    'Việt Nam',
    'Trần Thị Thử',
    'UBND xã',
  ]
  const unusable = async (xlsx: Bytes, sentence: RegExp, zip?: Bytes) => {
    const found = await handIn(xlsx, zip)
    expect([found.state, found.failure]).toEqual(['unusable', expect.stringMatching(sentence)])
    told(found.failure ?? '')
  }

  test('what is no workbook', async () => {
    await unusable('<html><table><tr><td>so</td></tr></table></html>', /không|Không/)
    await unusable(Buffer.from('d0cf11e0a1b11ae1', 'hex'), /không|Không|hỏng/)
    await unusable(await zipOf({ 'a.txt': 'a' }), /Không đọc được/)
    await unusable('', /rỗng|Không đọc được|hỏng/)
  })

  test('entities that unfold to a gigabyte unfold to nothing', async () => {
    for (const prefix of ['', 'x:']) {
      const strings = `<${prefix}si><${prefix}t>&lol10;</${prefix}t></${prefix}si>`
      const xlsx = await workbookOf({
        sheet: sheetDataOf([columns, ['&lol10;']], prefix),
        strings,
        doctype: laughs,
        prefix,
      })
      const { state, failure } = await handIn(xlsx)
      expect(['checked', 'unusable']).toContain(state)
      told(failure ?? '')
    }
  })

  test('an entity that is a file of this machine stays unread', async () => {
    for (const prefix of ['', 'x:']) {
      const doctype = '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
      const row = good.map((value, at) => (at === 4 ? '&file;' : value))
      const xlsx = await workbookOf({ sheet: sheetDataOf([columns, row], prefix), doctype, prefix })
      const { id } = await handIn(xlsx)
      const rows = await (await lead.get(`/api/packages/${province.agencyId}/${id}/rows`)).text()
      expect(rows).not.toContain('root:')
    }
  })

  test('worksheets that unpack to far more than they are', async () => {
    const zeros = workbookOf({
      sheet: megabytesOf(' ', 300, '<worksheet><sheetData>', '</sheetData></worksheet>'),
    })
    await unusable(await zeros, /quá lớn/)
    const endless = workbookOf({
      sheet: megabytesOf('a', 60, '<worksheet><sheetData><row><c t="inlineStr"><is><t>'),
    })
    expect((await handIn(await endless)).state).toBe('unusable')
    const strings = workbookOf({ sheet: sheet(good), strings: '<si/>'.repeat(9_000_000) })
    expect((await handIn(await strings)).state).toBe('unusable')
    const cells = workbookOf({ sheet: sheetDataOf([columns, ['<c/>'.repeat(1_000_000)]]) })
    await handIn(await cells)
  })

  test('zips that lead out of their folder, unpack to far more, or hold something else', async () => {
    const xlsx = await workbookOf({ sheet: sheet(good) })
    await unusable(xlsx, /không an toàn/, await zipOf({ '../../etc/cron.d/x.pdf': 'x' }))
    await unusable(xlsx, /không an toàn/, await zipOf({ '/etc/x.pdf': 'x' }))
    await unusable(xlsx, /quá lớn/, await zipOf({ 'KS.1997.01.1997-02-01.001.pdf': megabytesOf('0', 200) }))
    await unusable(xlsx, /zip/i, 'không phải là zip')
    const html = await handIn(
      xlsx,
      await zipOf({ 'KS.1997.01.1997-02-01.001.pdf': '<script>alert(1)</script>' }),
    )
    const findings = await (await lead.get(`/api/packages/${province.agencyId}/${html.id}/findings`)).text()
    expect(findings).toMatch(/PDF/)
  })

  test('what a spreadsheet would take for a formula comes out of every export as text', async () => {
    const formulas = [
      '=HYPERLINK("http://evil.example","x")',
      '+1+1',
      '-2+3',
      '@SUM(1;1)',
      "=cmd|' /C calc'!A0",
    ]
    const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
    const rows = formulas.map((formula, at) =>
      good.map((value, column) => (column === 4 ? escaped(formula) : column === 0 ? String(at + 1) : value)),
    )
    const { id, state } = await handIn(await workbookOf({ sheet: sheet(...rows) }))
    expect(state).toBe('checked')
    const report = await lead.get(`/api/packages/${province.agencyId}/${id}/report.xlsx`)
    const texts = await cellsOf(await report.arrayBuffer())
    for (const formula of formulas) expect(texts).toContain(formula)
    const journal = await lead.get('/api/journal/export.xlsx')
    expect(await cellsOf(await journal.arrayBuffer())).toContain(hostileName)
    const processing = await lead.get('/api/processing/export.xlsx?from=2000-01-01&to=2100-01-01')
    expect(await cellsOf(await processing.arrayBuffer())).toContain(hostileName)
    const csv = await (await lead.get('/api/journal/export.csv')).text()
    expect(csv).toContain(`"'=HYPERLINK(`)
    for (const line of csv.replace(/^\ufeff/, '').split(/\r?\n/)) expect(line).not.toMatch(/(^|[,;])"?[=+@-]/)
  })
})

/** The texts of a workbook's cells; each must be text and no formula. */
async function cellsOf(bytes: ArrayBuffer): Promise<readonly string[]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes)
  const texts: string[] = []
  workbook.eachSheet(sheet =>
    sheet.eachRow(row =>
      row.eachCell(cell => {
        expect(
          [ExcelJS.ValueType.String, ExcelJS.ValueType.RichText, ExcelJS.ValueType.Null],
          `${sheet.name} ${cell.address}`,
        ).toContain(cell.type)
        texts.push(cell.text)
      }),
    ),
  )
  return texts
}

test('all of it in bounded memory, and the server still answers', async () => {
  expect((await fetch(`${province.served.address}/healthz`)).status).toBe(200)
  const { itself, largestChild } = await memory.stop()
  process.stdout.write(
    `hostile files: the server held ${itself} MB at most, its largest child ${largestChild} MB\n`,
  )
  expect(itself).toBeLessThan(600)
  expect(largestChild).toBeLessThan(2200)
})
