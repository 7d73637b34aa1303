import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { demoPassword } from '../../src/training/demo/demo-plan.ts'
import { launchBrowser } from '../support/browser.ts'
import { windows } from '../support/faults.ts'
import { type Served, serve } from '../support/serve.ts'
import { sogoc } from '../support/sogoc.ts'

// The pictures of the guides, taken from the real screens of the demonstration: `node tools/guide.mjs` (GUIDE names the folder). Without it nothing is done.

const folder = process.env.GUIDE
const width = 1000

const booksSchema = z.object({
  books: z.array(
    z.object({ id: z.uuid(), agency: z.object({ id: z.uuid() }), kind: z.string(), year: z.number() }),
  ),
})
const packagesSchema = z.object({
  packages: z.array(z.object({ id: z.uuid(), agency: z.object({ id: z.uuid() }) })),
})
const batchesSchema = z.object({
  batches: z.array(
    z.object({ id: z.uuid(), agency: z.object({ id: z.uuid() }), finishedAt: z.string().nullable() }),
  ),
})

describe.skipIf(folder === undefined)('the pictures of the guides', () => {
  let dir: string
  let served: Served
  let browser: Browser

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'sogoc-guide-'))
    const made = await sogoc(['demo', '--data', join(dir, 'data'), '--json'])
    expect(made.status, made.stderr).toBe(0)
    served = await serve(join(dir, 'data'))
    browser = await launchBrowser()
  }, 900_000)
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
    await rm(dir, { recursive: true, force: true })
  })

  const signIn = async (username: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: windows[0], locale: 'vi-VN' })
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    await page.goto(served.address)
    await page.getByLabel('Tên đăng nhập').fill(username)
    await page.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword)
    await page.keyboard.press('Enter')
    await page.getByRole('navigation', { name: 'Điều hướng chính' }).waitFor()
    return page
  }
  const read = async <S extends z.ZodType>(page: Page, schema: S, path: string): Promise<z.output<S>> =>
    schema.parse(await page.evaluate(async at => (await fetch(at)).json(), path))
  /** The screen as it stands once nothing is fetched any more. */
  const take = async (page: Page, path: string, name: string) => {
    await page.goto(served.address + path)
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(3000)
    const png = await page.screenshot()
    await sharp(png)
      .resize({ width })
      .webp({ quality: 62, effort: 6 })
      .toFile(join(folder ?? '', `${name}.webp`))
    await page.mouse.move(0, 0)
  }
  const bookOf = async (page: Page, kind: string, year: number) => {
    const { books } = await read(page, booksSchema, '/api/books?limit=100')
    const book = books.find(each => each.kind === kind && each.year === year)
    expect(book, `${kind} ${year}`).toBeDefined()
    return `/books/${book?.agency.id}/${book?.id}`
  }

  test('of a registrar', async () => {
    const page = await signIn('hotich.truongmien')
    await take(page, '/', 'registrar-home')
    await take(page, '/books', 'registrar-books')
    await take(page, `${await bookOf(page, 'KS', 1996)}?tab=pages`, 'registrar-book')
  })

  test('of a scanner', async () => {
    const page = await signIn('quet')
    const book = await bookOf(page, 'KH', 1991)
    await take(page, `${book}?tab=pages`, 'scanner-pages')
    await take(page, `${book}/review`, 'scanner-review')
    await take(page, `${book}?tab=cases`, 'scanner-cases')
  })

  test('of a keyer', async () => {
    const page = await signIn('nhaplieu')
    const { batches } = await read(page, batchesSchema, '/api/keying/batches')
    const open = batches.find(({ finishedAt }) => finishedAt === null)
    expect(open).toBeDefined()
    await take(page, '/nhap/', 'keyer-batches')
    await take(page, `/nhap/?#dot=${open?.agency.id}/${open?.id}`, 'keyer-desk')
  })

  test('of a checker', async () => {
    const page = await signIn('kiemtra')
    const { packages } = await read(page, packagesSchema, '/api/packages')
    await take(page, `/packages/${packages[0]?.agency.id}/${packages[0]?.id}`, 'checker-package')
    await take(page, '/keying/differences', 'checker-arbitration')
  })

  test('of the province', async () => {
    const page = await signIn('sotuphap')
    await take(page, '/', 'province-home')
    await take(page, '/plan', 'province-plan')
    await take(page, '/acceptance', 'province-acceptance')
    await take(page, '/training?tab=people', 'province-training')
  })
})
