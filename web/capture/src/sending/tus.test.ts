import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import { Metadata, Server as TusServer } from '@tus/server'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { formatMetadata, nextPartBytes, type Sending, sendFile } from './tus.ts'

let dir: string
let server: Server
let origin: string
/** Cuts the connection after so many bytes of a PATCH; asked before each. */
let cutAfter: () => number | undefined = () => undefined

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sogoc-tus-'))
  const tus = new TusServer({
    path: '/api/uploads',
    datastore: new FileStore({ directory: dir }),
    maxSize: 1_000_000,
  })
  server = createServer((request, response) => {
    const limit = request.method === 'PATCH' ? cutAfter() : undefined
    if (limit !== undefined) {
      let seen = 0
      request.on('data', (chunk: Buffer) => {
        seen += chunk.length
        if (seen >= limit) request.destroy()
      })
    }
    void tus.handle(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  // In the browser addresses are relative to the page.
  const { fetch } = globalThis
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => fetch(new URL(path, origin), init))
})
afterAll(async () => {
  vi.unstubAllGlobals()
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  await rm(dir, { recursive: true, force: true })
})

const bytes = Uint8Array.from({ length: 900_000 }, (_, i) => (i * 2654435761) >>> 24)
const file = new Blob([bytes], { type: 'image/jpeg' })
const stored = async (upload: string) => readFile(join(dir, upload.split('/').at(-1) ?? ''))

function sending(changes: Partial<Sending> = {}): Sending {
  return {
    endpoint: '/api/uploads',
    metadata: { name: 'trang bìa.jpg' },
    headers: {},
    upload: null,
    onBegun: async () => undefined,
    onProgress: () => undefined,
    ...changes,
  }
}

test('a file arrives as it is, in parts, and tells how far it has come', async () => {
  const heard: number[] = []
  const upload = await sendFile(file, sending({ onProgress: sent => heard.push(sent) }))
  expect(Buffer.compare(await stored(upload), bytes)).toBe(0)
  expect(heard.at(0)).toBe(0)
  expect(heard.at(-1)).toBe(file.size)
  expect([...heard].sort((a, b) => a - b)).toEqual(heard)
})

test('a cut line: it goes on at the byte the server has, in the same upload', async () => {
  let cuts = 0
  cutAfter = () => (cuts++ < 2 ? 100_000 : undefined)
  const begun: string[] = []
  const upload = await sendFile(file, sending({ onBegun: async path => void begun.push(path) }))
  cutAfter = () => undefined
  expect(cuts).toBeGreaterThan(2)
  expect(begun).toEqual([upload])
  expect(Buffer.compare(await stored(upload), bytes)).toBe(0)
})

test('begun by a page that was closed: the next one goes on with it; one that is gone is begun anew', async () => {
  let first = ''
  const stop = new AbortController()
  const interrupted = sendFile(
    file,
    sending({
      signal: stop.signal,
      onBegun: async upload => {
        first = upload
      },
      onProgress: sent => {
        if (sent > 0) stop.abort()
      },
    }),
  )
  await expect(interrupted).rejects.toMatchObject({ status: 0 })
  const heard: number[] = []
  expect(await sendFile(file, sending({ upload: first, onProgress: sent => heard.push(sent) }))).toBe(first)
  expect(heard[0]).toBeGreaterThan(0)
  expect(Buffer.compare(await stored(first), bytes)).toBe(0)
  const anew = await sendFile(file, sending({ upload: '/api/uploads/khong-con' }))
  expect(Buffer.compare(await stored(anew), bytes)).toBe(0)
})

test('what the server refuses is not tried again here', async () => {
  const tooLarge = new Blob([bytes, bytes])
  await expect(sendFile(tooLarge, sending())).rejects.toMatchObject({ status: 413 })
})

test('metadata come back as they were', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'binary' }), value => {
      const text = new TextDecoder().decode(new TextEncoder().encode(value))
      expect(Metadata.parse(formatMetadata({ name: text, origin: 'phone' }))).toEqual({
        name: text,
        origin: 'phone',
      })
    }),
  )
})

test('parts stay between 32 kB and 8 MB, grow on a good line and shrink on a bad one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 32 * 1024, max: 8 << 20 }), fc.nat(200_000), (part, tookMs) => {
      const next = nextPartBytes(part, tookMs)
      expect(next).toBeGreaterThanOrEqual(32 * 1024)
      expect(next).toBeLessThanOrEqual(8 << 20)
    }),
  )
  expect(nextPartBytes(1 << 20, 500)).toBeGreaterThan(1 << 20)
  expect(nextPartBytes(1 << 20, 30_000)).toBeLessThan(1 << 20)
})
