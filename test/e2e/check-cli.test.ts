import { execFile, spawn } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ExcelJS from 'exceljs'
import { writeXlsx } from 'hucre'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MadeBook, makeBook, tinyPdf } from '../../src/checking/testing/make-book.ts'
import { programEntry } from '../../src/platform/program.ts'
import { readBookSafely } from '../../src/sheets/read-book.ts'
import { createZip } from '../../src/sheets/zip-write.ts'
import { type Ended, sogoc as runSogoc } from '../support/sogoc.ts'

let dir: string
let clean: MadeBook
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'check-cli-'))
  clean = await makeBook(join(dir, 'clean'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const sogoc = (...args: string[]): Promise<Ended> => runSogoc(args, { TMPDIR: dir })

describe('sogoc check', () => {
  test('a clean book: exit status 0, one JSON object on standard output and nothing else', async () => {
    const run = await sogoc('check', clean.xlsxPath, clean.zipPath, '--json')
    expect(run).toMatchObject({ status: 0, stderr: '' })
    const result = JSON.parse(run.stdout)
    expect(Object.keys(result)).toEqual(['book', 'rows', 'pdfs', 'counts', 'findings'])
    expect(Object.keys(result.book)).toEqual(['kind', 'year', 'volume', 'agency'])
    expect(result).toMatchObject({
      rows: 12,
      pdfs: 12,
      counts: { error: 0, warning: 0, info: 0 },
      findings: [],
    })
  })

  test('a book with errors: exit status 1, findings with their places and sentences, and a report', async () => {
    const book = await makeBook(join(dir, 'bad'), {
      spoilRow: (values, at) => {
        if (at === 4) values.nksNgaySinh = '31.02.1990'
      },
    })
    const out = join(dir, 'báo cáo.xlsx')
    const run = await sogoc('check', book.xlsxPath, book.zipPath, '--json', '--out', out)
    expect(run.status).toBe(1)
    const found = JSON.parse(run.stdout).findings.find(
      (one: { code: string }) => one.code === 'date.impossible',
    )
    expect(found).toEqual({
      code: 'date.impossible',
      severity: 'error',
      row: 6,
      column: 'nksNgaySinh',
      value: '31.02.1990',
      message: 'Không có ngày 31.02.1990',
      suggestion: null,
    })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(out)
    expect(workbook.worksheets.map(sheet => sheet.name)).toEqual(['DL Import', 'Kết quả kiểm tra'])
    const sheet = workbook.worksheets[0] ?? expect.fail('no sheet')
    const column = (sheet.getRow(1).values as string[]).indexOf('nksNgaySinh')
    const cell = sheet.getRow(6).getCell(column)
    expect(cell.value).toBe('31.02.1990')
    expect(JSON.stringify(cell.fill)).toContain('FFC7CE')
    expect(JSON.stringify(cell.note)).toContain('Không có ngày 31.02.1990')
    const text = await sogoc('check', book.xlsxPath, book.zipPath)
    expect(text.stdout).toContain('dòng 6, nksNgaySinh: Không có ngày 31.02.1990')
    const english = await sogoc('check', book.xlsxPath, book.zipPath, '--lang', 'en')
    expect(english.stdout).toContain('There is no such day')
  })

  const header = ['so', 'quyenSo', 'ngayDangKy', 'noiDangKy', 'nksHoTen']
  async function file(name: string, content: string | Uint8Array): Promise<string> {
    const path = join(dir, name)
    await writeFile(path, content)
    return path
  }
  async function zip(
    name: string,
    entry: string,
    bytes: Buffer,
    method: 'stored' | 'deflated' = 'stored',
  ): Promise<string> {
    const path = join(dir, name)
    const writer = await createZip(path)
    await writer.add(entry, bytes, method)
    await writer.finish()
    return path
  }

  test.each<[string, () => Promise<string[]>, string]>([
    ['an XML spreadsheet', async () => [await file('a.xls', '<?xml version="1.0"?><Workbook/>')], 'XML'],
    ['HTML without column names', async () => [await file('a.xls', '<table>so</table>')], 'tên cột'],
    ['a CSV of something else', async () => [await file('b.xlsx', 'a,b,c\n1,2,3\n')], 'tên cột'],
    [
      'a password',
      async () => [
        await file(
          'c.xlsx',
          await writeXlsx({
            sheets: [{ name: 'S', rows: [header] }],
            encryption: { password: 'x', spinCount: 1000 },
          }),
        ),
      ],
      'mật khẩu',
    ],
    [
      'no data rows',
      async () => [await file('d.xlsx', await writeXlsx({ sheets: [{ name: 'S', rows: [header] }] }))],
      'không có dòng dữ liệu',
    ],
    [
      'cut short',
      async () => [await file('e.xlsx', (await readFile(clean.xlsxPath)).subarray(0, 2000))],
      'hỏng',
    ],
    ['no such file', async () => [join(dir, 'nowhere.xlsx')], 'Không tìm thấy'],
    [
      'a .zip with ../',
      async () => [clean.xlsxPath, await zip('f.zip', '../evil.pdf', tinyPdf('x'))],
      'không an toàn',
    ],
    [
      'a bomb in the .zip',
      async () => [clean.xlsxPath, await zip('g.zip', 'KS.pdf', Buffer.alloc(100_000_000), 'deflated')],
      'quá lớn',
    ],
    [
      'a bomb for a workbook',
      async () => [await zip('h.xlsx', 'xl/worksheets/sheet1.xml', Buffer.alloc(100_000_000), 'deflated')],
      'quá lớn',
    ],
    ['no .zip at all', async () => [clean.xlsxPath, await file('i.zip', 'text')], '.zip'],
  ])('%s: exit status 2, one line that says why, nothing on standard output', async (_, make, said) => {
    const run = await sogoc('check', ...(await make()), '--json')
    expect(run).toMatchObject({ status: 2, stdout: '' })
    expect(run.stderr.trim().split('\n')).toHaveLength(1)
    expect(run.stderr).toContain(said)
  })

  test('a workbook that needs more memory than it may have ends its child, not the program', async () => {
    const path = join(dir, 'KS.2001.01.xlsx')
    const writer = await createZip(path)
    const add = (name: string, xml: string) => writer.add(name, Buffer.from(xml), 'deflated')
    const relation = (id: string, type: string, target: string) =>
      `<Relationship Id="${id}" Type="x/${type}" Target="${target}"/>`
    await add('[Content_Types].xml', '<Types/>')
    await add('_rels/.rels', relation('r1', 'officeDocument', 'xl/workbook.xml'))
    await add(
      'xl/workbook.xml',
      '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    )
    await add(
      'xl/_rels/workbook.xml.rels',
      relation('r1', 'worksheet', 'worksheets/sheet1.xml') +
        relation('r2', 'sharedStrings', 'sharedStrings.xml'),
    )
    await add(
      'xl/worksheets/sheet1.xml',
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>',
    )
    async function* strings() {
      for (let n = 0; n < 60; n++) {
        yield Buffer.from(
          Array.from({ length: 50_000 }, (_, i) => `<si><t>${(n * 50_000 + i).toString(36)}</t></si>`).join(
            '',
          ),
        )
      }
    }
    await writer.addPieces('xl/sharedStrings.xml', strings(), 'deflated')
    await writer.finish()
    await expect(readBookSafely(path, { programEntry, memoryMb: 48 })).rejects.toMatchObject({
      code: 'sheet.stopped',
    })
  })
})

describe('sogoc package', () => {
  let pages: string
  let map: string
  beforeAll(async () => {
    pages = join(dir, 'pages')
    await mkdir(pages)
    for (let at = 1; at <= 13; at++) {
      const bytes = await sharp({
        create: { width: 1240, height: 1754, channels: 3, background: { r: 255, g: 250, b: at * 10 } },
      })
        .jpeg()
        .toBuffer()
      await writeFile(join(pages, `${String(at).padStart(4, '0')}.jpg`), bytes)
    }
    map = join(dir, 'map.csv')
    await writeFile(
      map,
      `so,pages\n${clean.rows.map(({ values }, at) => `${values.so},${at + 1}+${at + 2}`).join('\n')}\n`,
    )
  })

  test('writes a package that its own check finds clean, the same bytes every time', async () => {
    const manifests = []
    for (const name of ['p1', 'p2']) {
      const out = join(dir, name)
      const run = await sogoc('package', clean.xlsxPath, pages, '--map', map, '--out', out, '--json')
      expect(run.status).toBe(0)
      const result = JSON.parse(run.stdout)
      expect(result).toMatchObject({
        rows: 12,
        pdfs: 12,
        files: 14,
        counts: { error: 0, warning: 0, info: 0 },
      })
      manifests.push(await readFile(result.manifest, 'utf8'))
      const check = await sogoc('check', join(out, `${clean.core}.xlsx`), join(out, `${clean.core}.zip`))
      expect(check.status).toBe(0)
    }
    expect(manifests[0]).toBe(manifests[1])
  })

  test('what does not fit together: exit status 1; no map: 2', async () => {
    const short = join(dir, 'short.csv')
    await writeFile(short, `so,pages\n${clean.rows[0]?.values.so},1\n9999,2\n`)
    const run = await sogoc(
      'package',
      clean.xlsxPath,
      pages,
      '--map',
      short,
      '--out',
      join(dir, 'p3'),
      '--json',
    )
    expect(run.status).toBe(1)
    const codes = new Set(JSON.parse(run.stdout).findings.map((found: { code: string }) => found.code))
    expect(codes).toEqual(new Set(['map.number-without-row', 'map.row-without-pages', 'map.page-unused']))
    expect(
      (
        await sogoc(
          'package',
          clean.xlsxPath,
          pages,
          '--map',
          join(dir, 'none.csv'),
          '--out',
          join(dir, 'p4'),
        )
      ).status,
    ).toBe(2)
    await expect(stat(join(dir, 'p4'))).rejects.toThrow()
  })

  test('a run that is killed leaves no package, and the next one clears what it left', async () => {
    const parent = join(dir, 'killed')
    await mkdir(parent)
    // A page that never comes to an end holds the run where it is.
    const stuck = join(dir, 'stuck')
    await mkdir(stuck)
    const names = (await readdir(pages)).sort()
    for (const name of names.slice(0, -1)) await copyFile(join(pages, name), join(stuck, name))
    await promisify(execFile)('mkfifo', [join(stuck, names.at(-1) ?? '')])
    await writeFile(
      join(stuck, 'pages.json'),
      JSON.stringify(names.map(name => ({ source: name, output: name }))),
    )
    const args = (from: string) => ['package', clean.xlsxPath, from, '--map', map, '--out', join(parent, 'p')]
    const child = spawn(process.execPath, [programEntry, ...args(stuck)])
    for (;;) {
      if ((await readdir(parent)).length > 0) break
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    child.kill('SIGKILL')
    await new Promise(resolve => child.once('close', resolve))
    expect((await readdir(parent)).filter(name => !name.startsWith('.'))).toEqual([])
    expect((await sogoc(...args(pages))).status).toBe(0)
    expect(await readdir(parent)).toEqual(['p'])
  })
})

test('nothing is left in the folder for temporary files', async () => {
  expect((await readdir(dir)).filter(name => name.startsWith('sogoc') || name.endsWith('.tmp'))).toEqual([])
})
