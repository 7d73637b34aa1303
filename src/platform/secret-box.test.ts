import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seal, unseal } from './secret-box.ts'
import { parseSecretKey } from './secret-key.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sogoc-secret-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const source = (name: string, secretKey?: Buffer) => ({ dataDir: join(dir, name), secretKey })

test('what is sealed opens again, for the same purpose only', async () => {
  const box = await seal(source('a'), 'totp:lan', 'JBSWY3DPEHPK3PXP')
  expect(box.toString('latin1')).not.toContain('JBSWY3DP')
  expect(await unseal(source('a'), 'totp:lan', box)).toBe('JBSWY3DPEHPK3PXP')
  expect(await seal(source('a'), 'totp:lan', 'JBSWY3DPEHPK3PXP')).not.toEqual(box)
  await expect(unseal(source('a'), 'totp:minh', box)).rejects.toMatchObject({ code: 'secret-key.wrong' })
})

test('any changed bit is noticed', async () => {
  const box = await seal(source('a'), 'x', 'bí mật')
  for (let at = 0; at < box.length; at++) {
    const changed = Buffer.from(box)
    changed[at] = (changed[at] ?? 0) ^ 1
    await expect(unseal(source('a'), 'x', changed), `byte ${at}`).rejects.toMatchObject({
      code: 'secret-key.wrong',
    })
  }
  await expect(unseal(source('a'), 'x', box.subarray(0, 5))).rejects.toMatchObject({
    code: 'secret-key.wrong',
  })
})

test('the key file is the owner’s alone, and made once even by many at once', async () => {
  const boxes = await Promise.all(Array.from({ length: 8 }, (_, i) => seal(source('b'), 'x', `số ${i}`)))
  for (const [i, box] of boxes.entries()) expect(await unseal(source('b'), 'x', box)).toBe(`số ${i}`)
  expect((await stat(join(dir, 'b', 'secret.key'))).mode & 0o777).toBe(0o600)
})

test('a key that is gone or another says which file to bring back', async () => {
  const box = await seal(source('c'), 'x', 'bí mật')
  const path = join(dir, 'c', 'secret.key')
  const key = await readFile(path, 'utf8')
  await rm(path)
  await expect(unseal(source('c'), 'x', box)).rejects.toMatchObject({
    code: 'secret-key.missing',
    params: { path },
  })
  await writeFile(path, 'không phải khóa')
  await expect(unseal(source('c'), 'x', box)).rejects.toMatchObject({ code: 'secret-key.wrong' })
  await writeFile(path, 'ab'.repeat(32))
  await expect(unseal(source('c'), 'x', box)).rejects.toMatchObject({ code: 'secret-key.wrong' })
  await writeFile(path, key)
  expect(await unseal(source('c'), 'x', box)).toBe('bí mật')
  // SECRET_KEY in hex or base64 is the same key.
  const fromEnvironment = parseSecretKey(Buffer.from(key.trim(), 'hex').toString('base64'))
  expect(await unseal(source('elsewhere', fromEnvironment), 'x', box)).toBe('bí mật')
})
