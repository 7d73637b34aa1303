import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deadTag, sweepVault } from './sweep.ts'
import { openVault, type Vault } from './vault.ts'

let root = ''
let vault: Vault
const referenced = new Set<string>()
const findReferenced = async (names: readonly string[]) => new Set(names.filter(name => referenced.has(name)))
const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const leftIn = (folder: string) => readdir(join(vault.dir, folder)).catch(() => [])

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sogoc-vault-'))
  vault = openVault(join(root, 'vault'), findReferenced)
  referenced.clear()
})
afterEach(() => rm(root, { recursive: true, force: true }))

test('what goes in comes out, under the name of its content, read-only', async () => {
  const stored = await vault.put(Buffer.from('trang một'))
  expect(stored).toEqual({
    sha256: sha('trang một'),
    digest: Buffer.from(sha('trang một'), 'hex'),
    sizeBytes: 11,
  })
  expect(String(await buffer(await vault.openRead(stored.digest)))).toBe('trang một')
  expect((await stat(await vault.getPath(stored.sha256))).mode & 0o777).toBe(0o444)
  expect(await leftIn('tmp')).toEqual([])
})

test('any bytes in any pieces, and any range of them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ minLength: 0, maxLength: 50 }), { maxLength: 6 }),
      fc.nat(50),
      fc.nat(50),
      async (pieces, offset, size) => {
        const whole = Buffer.concat(pieces)
        const { sha256 } = await vault.put(
          (async function* () {
            yield* pieces
          })(),
        )
        expect(await buffer(await vault.openRead(sha256))).toEqual(whole)
        if (size > 0 && offset + size <= whole.length) {
          expect(await buffer(await vault.openRange(sha256, offset, size))).toEqual(
            whole.subarray(offset, offset + size),
          )
        }
      },
    ),
    { numRuns: 30 },
  )
})

test('the same file again is a success and the source stays', async () => {
  const path = join(root, 'quyển số 01.zip')
  await writeFile(path, 'x'.repeat(300_000))
  const first = await vault.putFile(path)
  expect(await vault.putFile(path)).toEqual(first)
  expect((await readFile(path)).length).toBe(300_000)
  const listed = []
  for await (const { sha256 } of vault.list()) listed.push(sha256)
  expect(listed).toEqual([first.sha256])
})

test('a file that is not there, or not a file, is named', async () => {
  await expect(vault.putFile(join(root, 'không có'))).rejects.toMatchObject({ code: 'file.not-found' })
  await expect(vault.putFile(root)).rejects.toMatchObject({ code: 'file.unreadable' })
  await expect(vault.openRead(sha('gì đó'))).rejects.toMatchObject({ code: 'vault.missing' })
  await expect(vault.openRead('../../etc/passwd')).rejects.toThrow()
})

test('damage on the disk is noticed', async () => {
  const { sha256 } = await vault.put(Buffer.from('bản gốc'))
  expect(await vault.verify(sha256)).toBe('intact')
  const path = await vault.getPath(sha256)
  await chmod(path, 0o600)
  await writeFile(path, 'bản giả')
  expect(await vault.verify(sha256)).toBe('damaged')
  expect(await vault.verify(sha('khác'))).toBe('missing')
})

test('a full disk is said as such and leaves nothing half-written', async () => {
  async function* full(): AsyncGenerator<Uint8Array> {
    yield Buffer.alloc(1000)
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  }
  await expect(vault.put(full())).rejects.toMatchObject({ code: 'disk.full' })
  expect(await leftIn('tmp')).toEqual([])
})

test('a committed list leaves its files, a rolled-back one takes them away', async () => {
  const kept = await vault.begin('deposit')
  const file = await kept.put(Buffer.from('giữ'))
  await kept.commit()
  const undone = await vault.begin('deposit')
  const other = await undone.put(Buffer.from('bỏ'))
  await undone.put(Buffer.from('giữ'))
  referenced.add(file.sha256)
  await undone.rollback()
  expect([await vault.has(file.sha256), await vault.has(other.sha256)]).toEqual([true, false])
  expect(await leftIn('pending')).toEqual([])
})

/** What a process that was killed leaves: its list, and half a file. */
async function killedWith(...names: string[]): Promise<void> {
  await mkdir(join(vault.dir, 'pending'), { recursive: true })
  await mkdir(join(vault.dir, 'tmp'), { recursive: true })
  await writeFile(
    join(vault.dir, 'pending', `${deadTag}-deposit.list`),
    `${names.map(name => `${name}\n`).join('')}abc`,
  )
  await writeFile(join(vault.dir, 'tmp', `${deadTag}-half`), 'nửa')
}

test('the next start clears what a killed process left, and only that', async () => {
  const orphan = await vault.put(Buffer.from('mồ côi'))
  const owned = await vault.put(Buffer.from('có chủ'))
  const unlisted = await vault.put(Buffer.from('không ai ghi'))
  referenced.add(owned.sha256)
  await killedWith(orphan.sha256, owned.sha256, sha('chưa từng vào'))
  const swept = await sweepVault(vault.dir, findReferenced)
  expect(swept).toMatchObject({ lists: 1, removed: 1, temporary: 1 })
  expect(await Promise.all([orphan, owned, unlisted].map(file => vault.has(file.sha256)))).toEqual([
    false,
    true,
    true,
  ])
  expect([await leftIn('pending'), await leftIn('tmp')]).toEqual([[], []])
})

test('a file that a living process counts on stays, although a dead one listed it first', async () => {
  const shared = await vault.put(Buffer.from('chung'))
  await killedWith(shared.sha256)
  const living = await vault.begin('deposit')
  await living.put(Buffer.from('chung'))
  await sweepVault(vault.dir, findReferenced)
  expect(await vault.has(shared.sha256)).toBe(true)
  await living.commit()
})

test('a file that gets its owner while the sweep is under way goes back', async () => {
  const late = await vault.put(Buffer.from('muộn'))
  await killedWith(late.sha256)
  let asked = 0
  await sweepVault(vault.dir, async names => (++asked === 1 ? new Set() : new Set(names)))
  expect(await vault.has(late.sha256)).toBe(true)
  expect(await leftIn('tmp')).toEqual([])
})
