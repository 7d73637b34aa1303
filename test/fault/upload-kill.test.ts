import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { type ClientRequest, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writePdf } from '../../src/imaging/pdf/write-pdf.ts'
import { programEntry } from '../../src/platform/program.ts'
import {
  type UploadMetadata,
  type UploadOutcome,
  uploadOutcomeSchema,
} from '../../src/scanning/intake/schema.ts'
import { pageListSchema } from '../../src/scanning/schema.ts'
import type { HttpClient } from '../support/http-client.ts'
import { beginFile } from '../support/send-file.ts'
import { type Served, serve } from '../support/serve.ts'
import { type ServedProvince, serveProvince } from '../support/served-province.ts'

// What a bad line, a full disk and a pulled plug leave of an upload: something that goes on where it was, and each page once.

const run = promisify(execFile)
let province: ServedProvince
let served: Served
let client: HttpClient
let headers: Readonly<Record<string, string>>

beforeAll(async () => {
  province = await serveProvince()
  served = province.served
  client = await province.signIn('so')
  headers = { cookie: client.cookie, 'x-csrf-token': client.csrfToken, 'tus-resumable': '1.0.0' }
})
afterAll(async () => {
  await served?.stop()
  await province?.stop()
})

/** Kills the server as a power cut would, and starts it again: the session goes on. */
async function killAndServe(): Promise<void> {
  const dead = served
  process.kill(dead.pid, 'SIGKILL')
  await dead.stop()
  served = await serve(province.dataDir)
}

/** A picture unlike all others, of about 1 MB. */
async function picture(): Promise<Buffer> {
  const [width, height] = [900, 1200]
  return sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer()
}

async function create(name: string, sizeBytes: number, more: Partial<UploadMetadata> = {}): Promise<string> {
  const about = { agency: province.agencyId, book: province.bookId, name, ...more }
  const answer = await beginFile(served.address, client, sizeBytes, about)
  expect(answer.status).toBe(201)
  return answer.headers.get('location') ?? ''
}

async function offsetOf(url: string): Promise<number> {
  const answer = await fetch(`${served.address}${url}`, { method: 'HEAD', headers })
  expect(answer.status).toBe(200)
  return Number(answer.headers.get('upload-offset'))
}

function patch(url: string, offset: number, bytes: Uint8Array): Promise<Response> {
  return fetch(`${served.address}${url}`, {
    method: 'PATCH',
    headers: {
      ...headers,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
    },
    body: new Uint8Array(bytes),
  })
}

/** Begins a PATCH of all bytes and sends only the first of them; the line stays open. */
function sendPart(url: string, bytes: Buffer, partBytes: number): ClientRequest {
  const { hostname, port } = new URL(served.address)
  const sending = request({
    hostname,
    port,
    path: url,
    method: 'PATCH',
    headers: {
      ...headers,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': '0',
      'content-length': String(bytes.length),
    },
  })
  sending.on('error', () => undefined)
  sending.write(bytes.subarray(0, partBytes))
  return sending
}

/** Goes on with an upload until it is taken in, as a client does. */
async function resume(url: string, bytes: Buffer): Promise<UploadOutcome> {
  const offset = await offsetOf(url)
  if (offset < bytes.length) expect((await patch(url, offset, bytes.subarray(offset))).status).toBe(200)
  const answer = await fetch(`${served.address}${url}/outcome`, { headers })
  return uploadOutcomeSchema.parse(await answer.json())
}

async function readPages() {
  const answer = await fetch(`${served.address}/api/books/${province.agencyId}/${province.bookId}/pages`, {
    headers,
  })
  return pageListSchema.parse(await answer.json()).pages
}
async function originalOf(name: string): Promise<Buffer> {
  const page = (await readPages()).find(({ originalName }) => originalName === name)
  const answer = await fetch(`${served.address}/api/pages/${province.agencyId}/${page?.id}/original`, {
    headers,
  })
  return Buffer.from(await answer.arrayBuffer())
}
async function received(url: string, least: number): Promise<void> {
  const [agency, id] = url.split('/').slice(-2)
  const path = join(province.dataDir, 'uploads', `${agency}.${id}`)
  while ((await stat(path)).size < least) await delay(10)
}

test('killed in the middle of a file, it goes on after the restart, and the original is the same to the byte', async () => {
  const bytes = await picture()
  const url = await create('giết.jpg', bytes.length)
  const sending = sendPart(url, bytes, 700_000)
  await received(url, 300_000)
  await killAndServe()
  sending.destroy()
  const offset = await offsetOf(url)
  expect(offset).toBeGreaterThanOrEqual(300_000)
  expect(offset).toBeLessThan(bytes.length)
  expect(await resume(url, bytes)).toMatchObject({ state: 'taken', pages: [{ isDuplicate: false }] })
  expect((await originalOf('giết.jpg')).equals(bytes)).toBe(true)
})

test('a line that is cut, and one that hangs while another begins, lose nothing', async () => {
  const bytes = await picture()
  const cut = await create('đứt.jpg', bytes.length)
  const first = sendPart(cut, bytes, 500_000)
  await received(cut, 300_000)
  first.destroy()
  expect(await resume(cut, bytes)).toMatchObject({ state: 'taken' })
  expect((await originalOf('đứt.jpg')).equals(bytes)).toBe(true)

  const other = await picture()
  const hung = await create('treo.jpg', other.length)
  const sleeping = sendPart(hung, other, 400_000)
  await received(hung, 300_000)
  // The phone woke up and comes again, while its old line still seems to be open.
  expect(await resume(hung, other)).toMatchObject({ state: 'taken' })
  sleeping.destroy()
  expect((await originalOf('treo.jpg')).equals(other)).toBe(true)
})

test('sent once more, a file is a success that points to the first', async () => {
  const bytes = await picture()
  const first = await resume(await create('một.jpg', bytes.length), bytes)
  const again = await resume(await create('một lần nữa.jpg', bytes.length), bytes)
  expect(again).toMatchObject({
    state: 'taken',
    pages: [{ isDuplicate: true, sequence: first.pages[0]?.sequence }],
  })
})

test('killed at any moment of a selection, each page is there once and in its place, and nothing is left over', async () => {
  const before = (await readPages()).length
  const sheets = await Promise.all([picture(), picture(), picture()])
  const pdf = writePdf(
    sheets.map(jpeg => ({ jpeg, dpi: 100 })),
    { title: 'Quét' },
  )
  const files = [
    { name: '1.jpg', bytes: await picture() },
    { name: '2.pdf', bytes: pdf },
    ...(await Promise.all([3, 4, 5, 6].map(async n => ({ name: `${n}.jpg`, bytes: await picture() })))),
  ]
  const batch = '01900000-0000-7000-8000-000000000001'
  const urls = new Map<string, string>()
  for (const [position, { name, bytes }] of files.entries())
    urls.set(name, await create(name, bytes.length, { batch, position }))
  for (const ms of [30, 150, 400]) {
    const sending = files.map(({ name, bytes }) => resume(urls.get(name) ?? '', bytes).catch(() => undefined))
    await delay(ms)
    await killAndServe()
    await Promise.all(sending)
  }
  for (const { name, bytes } of [...files].reverse())
    expect(await resume(urls.get(name) ?? '', bytes)).toMatchObject({ state: 'taken' })
  expect((await readPages()).slice(before).map(page => page.originalName)).toEqual([
    '1.jpg',
    '2.pdf',
    '2.pdf',
    '2.pdf',
    '3.jpg',
    '4.jpg',
    '5.jpg',
    '6.jpg',
  ])
  for (const { name, bytes } of files) expect((await originalOf(name)).equals(bytes), name).toBe(true)
  // Killed between taking in and clearing away: the worker clears up within the minute.
  await expect
    .poll(() => readdir(join(province.dataDir, 'uploads')), { timeout: 100_000, interval: 500 })
    .toEqual([])
  const { stdout } = await run(process.execPath, [
    programEntry,
    'verify',
    '--data',
    province.dataDir,
    '--json',
  ])
  expect(JSON.parse(stdout)).toMatchObject({ missing: 0, damaged: 0, unreferenced: 0, mismatchCount: 0 })
})

/** A disk of half a megabyte in the place of a folder; undefined where that is not permitted. */
async function mountSmallDisk(path: string) {
  await mkdir(path, { recursive: true })
  const mount = (...args: readonly string[]) => run('mount', [...args])
  try {
    await mount('-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', path)
  } catch {
    return undefined
  }
  return {
    grow: () => mount('-o', 'remount,size=16m', path),
    remove: () => run('umount', [path]),
  }
}

test('a full disk is said as such; when there is room again, the file goes on where it was', async context => {
  const disk = await mountSmallDisk(join(province.dataDir, 'uploads'))
  if (disk === undefined) return context.skip('mounting a small disk needs root')
  try {
    const bytes = await picture()
    const url = await create('đầy.jpg', bytes.length)
    const answer = await patch(url, 0, bytes)
    expect(answer.status).toBe(500)
    expect(await answer.json()).toMatchObject({ code: 'disk.full' })
    const offset = await offsetOf(url)
    expect(offset).toBeGreaterThan(100_000)
    await disk.grow()
    expect(await resume(url, bytes)).toMatchObject({ state: 'taken' })
    expect((await originalOf('đầy.jpg')).equals(bytes)).toBe(true)
  } finally {
    await disk.remove()
  }
})
