import { createHash } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkBookFiles } from '../checking/check-book.ts'
import { type MadeBook, makeBook } from '../checking/testing/make-book.ts'
import { writePdf } from '../imaging/pdf/write-pdf.ts'
import { packageBook } from './package-book.ts'

let dir: string
let book: MadeBook
let pagesDir: string
let mapPath: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'package-test-'))
  book = await makeBook(join(dir, 'book'), { count: 5, prefix: 'xã bình minh-' })
  pagesDir = join(dir, 'pages')
  await mkdir(pagesDir)
  for (let at = 1; at <= 6; at++) {
    const image = sharp({
      create: { width: 620, height: 877, channels: 3, background: { r: 250, g: 245, b: 40 * at } },
    })
    // One page of another format than JPEG.
    await (at === 3
      ? image.png().toFile(join(pagesDir, '0003.png'))
      : image.jpeg().toFile(join(pagesDir, `000${at}.jpg`)))
  }
  mapPath = join(dir, 'map.csv')
  const numbers = book.rows.map(({ values }) => values.so ?? '')
  await writeFile(mapPath, `so,pages\n${numbers.map((so, at) => `${so},${at + 1}+${at + 2}`).join('\n')}\n`)
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const run = (out: string) =>
  packageBook({ xlsxPath: book.xlsxPath, pagesDir, mapPath, out, language: 'vi', isolate: false })

test('a package passes its own check, keeps the prefix of its name and names every file with its hash', async () => {
  const out = join(dir, 'out')
  const packaged = await run(out)
  expect(packaged).toMatchObject({ rows: 5, pdfs: 5, files: 7, counts: { error: 0, warning: 0, info: 0 } })
  expect((await readdir(out)).sort()).toEqual(
    [`${book.core}.xlsx`, `${book.core}.zip`, 'manifest.json', 'pdf'].sort(),
  )
  const check = await checkBookFiles({
    xlsxPath: join(out, `${book.core}.xlsx`),
    zipPath: join(out, `${book.core}.zip`),
    isolate: false,
  })
  expect(check.findings).toEqual([])
  const manifest = JSON.parse(await readFile(packaged.manifest, 'utf8'))
  for (const file of manifest.files) {
    const bytes = await readFile(join(out, file.path))
    expect({ sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length }).toEqual({
      sha256: file.sha256,
      sizeBytes: file.sizeBytes,
    })
  }
})

test('a JPEG page stands in the PDF byte for byte', async () => {
  const out = join(dir, 'bytes')
  await run(out)
  const [first] = (await readdir(join(out, 'pdf'))).sort()
  const pdf = await readFile(join(out, 'pdf', first ?? ''))
  expect(pdf.includes(await readFile(join(pagesDir, '0001.jpg')))).toBe(true)
})

test('the same input gives the same bytes, in a new folder and over an earlier package', async () => {
  const [a, b] = [join(dir, 'a'), join(dir, 'b')]
  const manifests = [await run(a), await run(b), await run(a)].map(one => readFile(one.manifest, 'utf8'))
  expect(new Set(await Promise.all(manifests)).size).toBe(1)
  expect((await readdir(dir)).filter(name => name.startsWith('.'))).toEqual([])
})

test('what `sogoc scan` wrote is a folder of pages too', async () => {
  const scanned = join(dir, 'scanned')
  await mkdir(join(scanned, 'pages'), { recursive: true })
  const names = await readdir(pagesDir)
  for (const name of names) await copyFile(join(pagesDir, name), join(scanned, 'pages', name))
  const elements = names.sort().map(name => ({ source: `in/${name}`, output: `pages/${name}`, error: null }))
  await writeFile(
    join(scanned, 'pages.json'),
    JSON.stringify([...elements, { source: 'broken.jpg', output: null, error: { code: 'x' } }]),
  )
  const packaged = await packageBook({
    xlsxPath: book.xlsxPath,
    pagesDir: scanned,
    mapPath,
    out: join(dir, 'of-scan'),
    language: 'vi',
    isolate: false,
  })
  expect(packaged.pdfs).toBe(5)
})

test('a folder that holds something else is left alone', async () => {
  const out = join(dir, 'taken')
  await mkdir(out)
  await writeFile(join(out, 'thư riêng.txt'), 'x')
  await expect(run(out)).rejects.toMatchObject({ code: 'package.not-empty' })
  expect(await readdir(out)).toEqual(['thư riêng.txt'])
})

test('a page that is no image is a finding of its case; the others are written', async () => {
  const bad = join(dir, 'bad-pages')
  await mkdir(bad)
  for (const name of await readdir(pagesDir)) await copyFile(join(pagesDir, name), join(bad, name))
  await writeFile(join(bad, '0001.jpg'), 'not an image')
  const packaged = await packageBook({
    xlsxPath: book.xlsxPath,
    pagesDir: bad,
    mapPath,
    out: join(dir, 'bad-out'),
    language: 'vi',
    isolate: false,
  })
  expect(packaged.findings.map(found => `${found.code}@${found.row}`)).toEqual(['package.page-unusable@2'])
  expect(packaged.pdfs).toBe(4)
})

test('a folder of PDFs, as the scanning screen gives them, goes in page by page, byte for byte', async () => {
  const folder = join(dir, 'case-pdfs')
  await mkdir(folder)
  const jpegs = await Promise.all([1, 2, 4, 5, 6].map(at => readFile(join(pagesDir, `000${at}.jpg`))))
  const numbers = book.rows.map(({ values }) => values.so ?? '')
  const names = numbers.map((_, at) => `KS.1997.01.chua-co-ngay.${at}.pdf`)
  for (const [at, name] of names.entries()) {
    const pages = [jpegs[at], jpegs[(at + 1) % 5]].flatMap(jpeg => (jpeg ? [{ jpeg, dpi: 75 }] : []))
    await writeFile(join(folder, name), writePdf(pages, { title: 'thử' }))
  }
  await writeFile(join(folder, 'Cover.dong-may.KS.A4.1997.01.pdf'), writePdf([], { title: 'bìa' }))
  const map = join(folder, 'map.csv')
  const lines = numbers.map((so, at) => `${so},${names[at]},,,${at + 1}`)
  await writeFile(map, `\uFEFFso,pages,ngayDangKy,tinhTrang,trangSo\r\n${lines.join('\r\n')}\r\n`)
  const out = join(dir, 'out-of-pdfs')
  const packaged = await packageBook({
    ...{ xlsxPath: book.xlsxPath, pagesDir: folder, mapPath: map, out },
    ...{ language: 'vi', isolate: false },
  })
  expect(packaged).toMatchObject({ pdfs: 5, counts: { error: 0, warning: 0, info: 0 } })
  const [first = ''] = (await readdir(join(out, 'pdf'))).sort()
  const pdf = await readFile(join(out, 'pdf', first))
  expect(jpegs.filter(jpeg => pdf.includes(jpeg))).toHaveLength(2)
})
