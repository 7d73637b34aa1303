import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AppError } from '../errors.ts'
import { type InspectedEntry, inspectZip } from './zip-inspect.ts'
import { zipPieces } from './zip-pieces.ts'
import { listZip, openZip, openZipEntry } from './zip-read.ts'
import { createZip } from './zip-write.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zip-test-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

let serial = 0
const nextPath = () => join(dir, `${++serial}.zip`)
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\nxref\n0 1\ntrailer<</Size 1>>\nstartxref\n27\n%%EOF\n')

interface File {
  readonly name: string
  readonly bytes: Buffer
  readonly method?: 'stored' | 'deflated'
}

async function makeZip(files: readonly File[]): Promise<string> {
  const path = nextPath()
  const zip = await createZip(path)
  for (const file of files) await zip.add(file.name, file.bytes, file.method)
  await zip.finish()
  return path
}

async function inspectAll(path: string): Promise<InspectedEntry[]> {
  const entries: InspectedEntry[] = []
  for await (const entry of inspectZip(path, { hash: true })) entries.push(entry)
  return entries
}

async function codeOf(run: Promise<unknown>): Promise<string> {
  try {
    await run
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'no error'
}

describe('a zip that is written and read back', () => {
  test('gives the same names, bytes and hashes, stored or deflated', async () => {
    const file = fc.record({
      name: fc.stringMatching(/^[A-Za-z0-9Đđ][A-Za-z0-9ĐđẢảẤấỢợ ._-]{0,30}\.pdf$/),
      bytes: fc.uint8Array({ maxLength: 5000 }).map(bytes => Buffer.from(bytes)),
      method: fc.constantFrom('stored' as const, 'deflated' as const),
    })
    const files = fc.uniqueArray(file, { maxLength: 12, selector: one => one.name.normalize('NFC') })
    await fc.assert(
      fc.asyncProperty(files, async given => {
        const read = await inspectAll(await makeZip(given))
        expect(read.map(entry => entry.name)).toEqual(given.map(one => one.name.normalize('NFC')))
        expect(read.map(entry => entry.sha256)).toEqual(
          given.map(one => createHash('sha256').update(one.bytes).digest('hex')),
        )
      }),
      { numRuns: 40 },
    )
  })

  test('has the same bytes every time, whatever the clock says', async () => {
    const files: File[] = [
      { name: 'KS.2017.01.2017-02-03.005.pdf', bytes: pdf },
      { name: 'b.pdf', bytes: pdf, method: 'deflated' },
    ]
    expect(await readFile(await makeZip(files))).toEqual(await readFile(await makeZip(files)))
  })

  test('has the same bytes when it is sent in pieces while it is made', async () => {
    const files = [
      { name: 'KS.2017.01.2017-02-03.005.pdf', bytes: pdf },
      { name: 'huy/Đ.pdf', bytes: Buffer.alloc(0) },
    ]
    async function* made() {
      yield* files
    }
    const pieces: Buffer[] = []
    for await (const piece of zipPieces(made())) pieces.push(piece)
    expect(Buffer.concat(pieces)).toEqual(await readFile(await makeZip(files)))
  })

  test('gives the place of an entry, so that its bytes can be read straight out of the file', async () => {
    const path = await makeZip([
      { name: 'a.pdf', bytes: Buffer.from('first') },
      { name: 'b.pdf', bytes: pdf },
    ])
    const whole = await readFile(path)
    for await (const entry of listZip(path)) {
      if (entry.name === 'b.pdf')
        expect(whole.subarray(entry.dataOffset, entry.dataOffset + entry.compressedSize)).toEqual(pdf)
    }
  })

  test('takes an entry in pieces and gives it back in pieces', async () => {
    const path = nextPath()
    const zip = await createZip(path)
    const big = Buffer.alloc(3_000_000, 'Sổ gốc ')
    async function* pieces() {
      for (let at = 0; at < big.length; at += 100_000) yield big.subarray(at, at + 100_000)
    }
    await zip.addPieces('to.xml', pieces(), 'deflated')
    await zip.finish()
    const open = await openZip(path)
    for await (const entry of open.entries()) {
      expect(entry.size).toBe(big.length)
      const read = Buffer.concat(await openZipEntry(open, entry).toArray())
      expect(read.equals(big)).toBe(true)
    }
    await open.close()
  })
})

describe('what the check says about an entry', () => {
  test('a case file is a PDF, or it is named for what it is', async () => {
    const withPassword = Buffer.from(
      pdf.toString('latin1').replace('/Size 1', '/Size 1/Encrypt 5 0 R'),
      'latin1',
    )
    const read = await inspectAll(
      await makeZip([
        { name: 'good.pdf', bytes: pdf },
        { name: 'empty.pdf', bytes: Buffer.alloc(0) },
        { name: 'fake.pdf', bytes: Buffer.from('<html>not a PDF</html>') },
        { name: 'cut.pdf', bytes: pdf.subarray(0, 40) },
        { name: 'locked.pdf', bytes: withPassword },
      ]),
    )
    expect(read.map(entry => entry.problem)).toEqual([null, 'empty', 'not-pdf', 'truncated', 'encrypted'])
  })

  test('bytes that rotted on the way are seen', async () => {
    const path = await makeZip([
      { name: 'a.pdf', bytes: pdf },
      { name: 'b.pdf', bytes: pdf, method: 'deflated' },
    ])
    const bytes = await readFile(path)
    for await (const entry of listZip(path))
      bytes[entry.dataOffset + 5] = (bytes[entry.dataOffset + 5] ?? 0) ^ 0xff
    await writeFile(path, bytes)
    expect((await inspectAll(path)).map(entry => entry.problem)).toEqual(['damaged', 'damaged'])
  })

  test("systems' own files and folders are not counted", async () => {
    const path = await makeZip([
      { name: 'KS/', bytes: Buffer.alloc(0) },
      { name: 'KS/a.pdf', bytes: pdf },
      { name: '__MACOSX/KS/._a.pdf', bytes: pdf },
      { name: 'KS/.DS_Store', bytes: pdf },
    ])
    expect((await inspectAll(path)).map(entry => entry.name)).toEqual(['KS/a.pdf'])
  })
})

describe('a zip that is refused', () => {
  test.each(['../evil.pdf', 'KS/../../evil.pdf', '/etc/evil.pdf', 'C:\\evil.pdf', '..\\evil.pdf'])(
    'unsafe name %s',
    async name => {
      expect(await codeOf(inspectAll(await makeZip([{ name, bytes: pdf }])))).toBe('zip.unsafe-name')
    },
  )

  test('encrypted', async () => {
    const path = await makeZip([{ name: 'a.pdf', bytes: pdf, method: 'deflated' }])
    const bytes = await readFile(path)
    const record = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    bytes.writeUInt16LE(bytes.readUInt16LE(record + 8) | 1, record + 8)
    await writeFile(path, bytes)
    expect(await codeOf(inspectAll(path))).toBe('zip.encrypted')
  })

  test('a bomb that says so', async () => {
    const path = await makeZip([{ name: 'a.pdf', bytes: Buffer.alloc(64 * 1024 * 1024), method: 'deflated' }])
    expect(await codeOf(inspectAll(path))).toBe('zip.too-large')
  })

  test('a bomb that lies about its size', async () => {
    const path = await makeZip([{ name: 'a.pdf', bytes: Buffer.alloc(64 * 1024 * 1024), method: 'deflated' }])
    const bytes = await readFile(path)
    const record = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    bytes.writeUInt32LE(1000, record + 24)
    await writeFile(path, bytes)
    expect(await codeOf(inspectAll(path))).toBe('zip.too-large')
  })

  test('no zip at all, a cut zip, no file', async () => {
    const text = nextPath()
    await writeFile(text, 'this is text')
    expect(await codeOf(inspectAll(text))).toBe('zip.unreadable')
    const cut = await makeZip([{ name: 'a.pdf', bytes: pdf }])
    await writeFile(cut, (await readFile(cut)).subarray(0, 100))
    expect(await codeOf(inspectAll(cut))).toBe('zip.unreadable')
    expect(await codeOf(inspectAll(join(dir, 'nowhere.zip')))).toBe('file.not-found')
  })
})
