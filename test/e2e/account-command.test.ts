import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp } from '../../src/platform/app.ts'
import { sogoc } from '../support/sogoc.ts'

// The machine's own way in: the first administrator of an empty data folder, and what helps when nobody can sign in any more.

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sogoc-account-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

async function account(...args: readonly string[]) {
  const { status, stdout, stderr } = await sogoc(['account', ...args, '--data', join(dir, 'data'), '--json'])
  return { status, stderr: stderr.trim(), result: stdout === '' ? undefined : JSON.parse(stdout) }
}

test('what is missing on the command line is said before anything is opened', async () => {
  for (const [args, sentence] of [
    [[], 'Cần: sogoc account list | create|reset|disable|enable|second-factor-off TÊN'],
    [['create'], 'Cần: sogoc account'],
    [['toString', 'lan'], 'Cần: sogoc account'],
    [['list', 'lan'], 'Cần: sogoc account'],
    [['create', 'admin'], 'Cần --role'],
    [['create', 'admin', '--role', 'administrator'], 'Cần --agency'],
    [['disable', 'admin'], 'Cần --reason'],
  ] as const) {
    const { status, stderr } = await account(...args)
    expect([status, stderr.slice(0, sentence.length)]).toEqual([2, sentence])
  }
  expect(existsSync(join(dir, 'data'))).toBe(false)
})

test('from the first administrator to the last', async () => {
  const create = (...more: readonly string[]) => account('create', ...more)
  const made = await create(
    'admin',
    '--role',
    'administrator',
    '--agency',
    '46',
    '--agency-name',
    'Sở Tư pháp',
  )
  expect(made).toMatchObject({ status: 0, result: { username: 'admin' } })
  expect(made.result.password).toMatch(/^\w{4}(-\w{4}){4}$/)
  expect(await create('admin', '--role', 'auditor', '--agency', '46')).toMatchObject({
    status: 2,
    stderr: 'Đã có tài khoản tên "admin"',
  })
  expect((await create('lan', '--role', 'registrar', '--agency', '47')).stderr).toContain('"47"')
  expect((await create('lan', '--role', 'district', '--agency', '46')).stderr).toContain(
    'Vai trò này không hợp',
  )
  // The test gives no standard input: an empty password.
  const typed = await create('lan', '--role', 'registrar', '--agency', '46', '--password-stdin')
  expect([typed.status, typed.stderr]).toEqual([
    2,
    'Mật khẩu phải dài từ 10 đến 200 ký tự. Một câu dễ nhớ là tốt nhất',
  ])
  expect((await create('lan', '--role', 'registrar', '--agency', '46')).status).toBe(0)

  const reason = ['--reason', 'thử lệnh'] as const
  expect(await account('disable', 'admin', ...reason)).toMatchObject({ status: 2 })
  expect(await account('disable', 'LAN', ...reason)).toMatchObject({
    status: 0,
    result: { username: 'lan', disabled: true },
  })
  expect(await account('enable', 'lan', ...reason)).toMatchObject({ result: { disabled: false } })
  expect(await account('second-factor-off', 'lan', ...reason)).toMatchObject({
    result: { secondFactor: false },
  })
  const reset = await account('reset', 'lan')
  expect(reset.result.password).toMatch(/^\w{4}(-\w{4}){4}$/)
  expect(await account('reset', 'khongco')).toMatchObject({
    status: 2,
    stderr: 'Không có tài khoản tên "khongco"',
  })
  const { result } = await account('list')
  expect(result.accounts).toMatchObject([
    { username: 'admin', role: 'administrator', mustChangePassword: true, disabled: false },
    { username: 'lan', role: 'registrar', mustChangePassword: true, disabled: false },
  ])

  const app = await openApp(join(dir, 'data'), { env: { LOG_LEVEL: 'warn' } })
  const rows = await app.database.transaction({ scope: 'all' }, tx =>
    tx
      .selectFrom('journal')
      .select(['action', 'account_id', 'address'])
      .where('subject', 'like', 'account:%')
      .orderBy('at')
      .execute(),
  )
  await app.close()
  expect(rows.map(({ action }) => action)).toEqual([
    'account.create',
    'account.create',
    'account.disable',
    'account.enable',
    'account.reset-password',
  ])
  expect(rows.every(row => row.account_id === null && row.address === null)).toBe(true)
})
