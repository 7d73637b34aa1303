import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PageElement } from '../../src/imaging/page-element.ts'
import { writePdf } from '../../src/imaging/pdf/write-pdf.ts'
import { cleanScan } from '../../src/imaging/synth/capture.ts'
import { drawFormPage } from '../../src/imaging/synth/draw-form.ts'
import { forms } from '../../src/imaging/synth/form.ts'
import { renderCapture } from '../../src/imaging/synth/render.ts'
import { createImagingPool } from '../../src/imaging/worker/pool.ts'
import { programEntry, programRoot } from '../../src/platform/program.ts'

let dir = ''
let inputs = ''

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sogoc-scan-'))
  inputs = join(dir, 'Quyển 01')
  await mkdir(join(inputs, 'thêm'), { recursive: true })
  const page = (number: number) =>
    drawFormPage({
      form: forms.KS,
      office: 'UBND xã An Hạc',
      page: number,
      cases: [
        {
          so: String(number),
          nksHoTen: 'Nguyễn Thị Mỹ Ưởng',
          meHoTen: 'Đặng Thị Hoài',
          nguoiKy: 'Võ Văn Bảy',
        },
      ],
      hand: { face: 'pen', ink: '#1d2a86' },
      seed: number,
    })
  const capture = { ...cleanScan, dpi: 150, marginMm: 8, skewDeg: 1.4 }
  const made = await Promise.all([2, 10].map(number => renderCapture(page(number), capture, 88)))
  const [second = { jpeg: Buffer.alloc(0) }, tenth = { jpeg: Buffer.alloc(0) }] = made
  await writeFile(join(inputs, 'trang 2.jpg'), second.jpeg)
  await writeFile(join(inputs, 'trang 10.jpg'), tenth.jpeg)
  await writeFile(join(inputs, 'trang 11.jpg'), tenth.jpeg.subarray(0, tenth.jpeg.length / 2))
  await writeFile(
    join(inputs, 'thêm', 'quét.pdf'),
    writePdf(
      [
        { jpeg: second.jpeg, dpi: 150 },
        { jpeg: tenth.jpeg, dpi: 150 },
      ],
      { title: 'x' },
    ),
  )
  await writeFile(join(inputs, 'ghi chú.txt'), 'không phải ảnh')
  await writeFile(join(inputs, '.ẩn.jpg'), 'x')
})

afterAll(() => rm(dir, { recursive: true, force: true }))

function sogoc(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise(resolve => {
    execFile(process.execPath, [join(programRoot, 'bin/sogoc.mjs'), ...args], (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}

async function readPages(out: string): Promise<PageElement[]> {
  return JSON.parse(await readFile(join(out, 'pages.json'), 'utf8')) as PageElement[]
}

describe('sogoc scan', () => {
  test('a folder gives its pages in natural order; what is broken is named and stops nothing', async () => {
    const out = join(dir, 'ra')
    const run = await sogoc('scan', inputs, '--out', out, '--json', '--jobs', '2')
    expect(run.status).toBe(1)
    expect(JSON.parse(run.stdout)).toMatchObject({ pages: 5, ok: 4, failed: 1 })
    expect(run.stderr).toContain('Bỏ qua 2 tệp')
    const pages = await readPages(out)
    expect(
      pages.map(page => [page.source.slice(inputs.length + 1), page.sourcePage, page.error?.code ?? null]),
    ).toEqual([
      ['thêm/quét.pdf', 1, null],
      ['thêm/quét.pdf', 2, null],
      ['trang 2.jpg', 1, null],
      ['trang 10.jpg', 1, null],
      ['trang 11.jpg', 1, 'image.damaged'],
    ])
    expect(await readdir(join(out, 'pages'))).toEqual([
      '0001.jpg',
      '0001.pdf',
      '0002.jpg',
      '0002.pdf',
      '0003.jpg',
      '0003.pdf',
      '0004.jpg',
      '0004.pdf',
    ])
    for (const page of pages.slice(0, 4)) {
      expect(Math.abs(page.skewDeg - 1.4)).toBeLessThan(0.1)
      expect(page.sourceSha256).toMatch(/^[0-9a-f]{64}$/)
      const pdf = await readFile(join(out, page.pdf ?? ''))
      expect(pdf.includes(await readFile(join(out, page.output ?? '')))).toBe(true)
      expect(pdf.length).toBe(page.pdfBytes)
    }
  })

  test('again over the same folder: the same bytes, and nothing of the run before is left', async () => {
    const out = join(dir, 'lại')
    await sogoc('scan', inputs, '--out', out, '--jobs', '1')
    const first = join(dir, 'lần một')
    await cp(out, first, { recursive: true })
    const run = await sogoc('scan', join(inputs, 'trang 2.jpg'), '--out', out)
    expect(run.status).toBe(0)
    expect(await readdir(join(out, 'pages'))).toEqual(['0001.jpg', '0001.pdf'])
    expect((await readdir(out)).sort()).toEqual(['pages', 'pages.json'])
    expect(await readFile(join(out, 'pages/0001.jpg'))).toEqual(await readFile(join(first, 'pages/0003.jpg')))
    expect(await readFile(join(out, 'pages/0001.pdf'))).toEqual(await readFile(join(first, 'pages/0003.pdf')))
  })

  test('an input that cannot be used at all ends with status 2 and one line that says why', async () => {
    const empty = join(dir, 'trống')
    await mkdir(empty)
    for (const args of [[join(dir, 'không có')], [empty], []]) {
      const run = await sogoc('scan', ...args, '--out', join(dir, 'x'))
      expect(run.status).toBe(2)
      expect(run.stderr.trim().split('\n')).toHaveLength(1)
    }
  })
})

test('a page that takes too long is given up alone, and the next one is processed by a new process', async () => {
  const source = { path: join(inputs, 'trang 2.jpg'), page: 1 }
  const options = { profile: 'hotich-1437', split: 'auto' } as const
  const hasty = createImagingPool({ programEntry, jobs: 1, timeoutMs: 5 })
  await expect(hasty.scan(source, options)).rejects.toMatchObject({ code: 'imaging.timeout' })
  await expect(hasty.scan(source, options)).rejects.toMatchObject({ code: 'imaging.timeout' })
  await hasty.close()
  const pool = createImagingPool({ programEntry, jobs: 1 })
  const { pages } = await pool.scan(source, options)
  expect(pages).toHaveLength(1)
  expect((await pool.thumbnail(source, 120)).subarray(0, 2).toString('hex')).toBe('ffd8')
  const { jpeg, ...frame } = await pool.frame(source, 500)
  const shown = await sharp(jpeg).metadata()
  expect([shown.width, shown.height]).toEqual([frame.width, frame.height])
  expect(Math.max(frame.width, frame.height)).toBe(500)
  const size = await sharp(source.path).metadata()
  expect([frame.sourceWidth, frame.sourceHeight]).toEqual([size.width, size.height])
  const [cut] = await pool.crop(source.path, [[{ left: 0, top: 0.5, width: 1, height: 0.1 }]])
  const row = await sharp(cut).metadata()
  expect(row.width).toBe(size.width)
  expect(Math.abs(row.height - size.height * 0.1)).toBeLessThan(32)
  await pool.close()
})
