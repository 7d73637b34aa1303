import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acquireServer } from '../../src/platform/postgres/launcher.ts'
import { programRoot } from '../../src/platform/program.ts'
import { asOwner } from '../../src/platform/testing/test-cluster.ts'
import { type ServedProvince, serveProvince } from '../support/served-province.ts'

// A province looks at its own installation while it is served, and once more after somebody with the owner's password has weakened it.

let province: ServedProvince
let dir: string

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sogoc-kit-'))
  province = await serveProvince()
})
afterAll(async () => {
  await province?.stop()
  await rm(dir, { recursive: true, force: true })
})

/** Runs the tool without the proofs, which are tests of their own. */
function runKit(...args: string[]): Promise<{ readonly status: number | null; readonly said: string }> {
  const child = spawn(
    process.execPath,
    [join(programRoot, 'tools', 'security-kit.mjs'), '--installation-only', ...args],
    {
      cwd: programRoot,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  return new Promise(resolve => child.once('close', status => resolve({ status, said })))
}

test('an installation as it should be passes, and the report can be signed', async () => {
  const out = join(dir, 'dat.html')
  const { status, said } = await runKit(
    '--data',
    province.dataDir,
    '--url',
    province.served.address,
    '--out',
    out,
  )
  expect([status, said]).toEqual([0, expect.stringContaining('không đạt 0')])
  const report = await readFile(out, 'utf8')
  expect(report).toContain('Không có mục nào không đạt')
  expect(report).toContain('Đại diện Sở Tư pháp')
  expect(report).toContain(province.served.address)
})

test('one with row-level security switched off and a grant too many fails, and both are named', async () => {
  const server = await acquireServer(province.dataDir)
  await asOwner(server.owner, client =>
    client.query('alter table record disable row level security; grant update on journal to sogoc_app'),
  )
  await server.release()
  const out = join(dir, 'khong-dat.html')
  const { status } = await runKit('--data', province.dataDir, '--out', out)
  expect(status).toBe(1)
  const report = await readFile(out, 'utf8')
  expect(report).toContain('Bảng record không có bảo mật theo dòng')
  expect(report).toContain('Thừa quyền: update journal')
})

test('a folder without an installation is said so, and nothing is made in it', async () => {
  const { status, said } = await runKit('--data', join(dir, 'khong-co'), '--out', join(dir, 'trong.html'))
  expect([status, said]).toEqual([1, expect.stringContaining('Không có dữ liệu')])
})

test('an option that is none shows what there is', async () => {
  expect((await runKit('--nothing')).status).toBe(2)
})
