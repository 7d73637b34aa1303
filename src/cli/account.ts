import { randomInt } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { createAccount, resetPassword } from '../access/create-account.ts'
import { roleSchema, roles } from '../access/schema.ts'
import { ensureAgency } from '../agencies/ensure-agency.ts'
import { getAgencyByCode } from '../agencies/find-agency.ts'
import { AppError } from '../errors.ts'
import { openApp } from '../platform/app.ts'
import type { Command, Invocation } from './command.ts'

/** `sogoc account create|reset NAME`: the first administrator, and the way back in when a password is lost. */
export const command: Command = {
  name: 'account',
  usage: 'create|reset USERNAME',
  summary: { vi: 'Lập tài khoản hoặc đặt lại mật khẩu.', en: 'Creates an account or resets a password.' },
  options: [
    {
      name: 'role',
      value: 'ROLE',
      help: { vi: `vai trò: ${roles.join(', ')}`, en: `role: ${roles.join(', ')}` },
    },
    {
      name: 'agency',
      value: 'CODE',
      help: { vi: 'mã cơ quan của người dùng', en: 'code of the person’s agency' },
    },
    {
      name: 'agency-name',
      value: 'NAME',
      help: {
        vi: 'tên cơ quan, nếu cơ quan chưa được khai báo',
        en: 'name of the agency, if it is not declared yet',
      },
    },
    { name: 'name', value: 'NAME', help: { vi: 'họ tên người dùng', en: 'the person’s name' } },
    {
      name: 'password-stdin',
      help: {
        vi: 'đọc mật khẩu từ stdin (không có: tự tạo và in ra)',
        en: 'read the password from stdin (else one is made and printed)',
      },
    },
  ],
  async run(invocation) {
    const [verb, username] = invocation.args
    if ((verb !== 'create' && verb !== 'reset') || username === undefined || invocation.args.length > 2) {
      throw usage(
        invocation,
        'Cần: sogoc account create|reset TÊN',
        'Needed: sogoc account create|reset USERNAME',
      )
    }
    const given = invocation.has('password-stdin')
      ? (await text(process.stdin)).replace(/\r?\n$/, '')
      : undefined
    const password = given ?? makePassword()
    const app = await openApp(invocation.dataDir)
    try {
      if (verb === 'create') await create(invocation, app, username, password)
      else await app.database.transaction({ scope: 'all' }, tx => resetPassword(tx, username, password, null))
    } finally {
      await app.close()
    }
    const made = given === undefined ? { password } : {}
    const done = verb === 'create' ? `Đã lập tài khoản ${username}.` : `Đã đặt lại mật khẩu của ${username}.`
    invocation.finish({ username, ...made }, given === undefined ? `${done} Mật khẩu: ${password}` : done)
    return 0
  },
}

async function create(
  invocation: Invocation,
  app: Awaited<ReturnType<typeof openApp>>,
  username: string,
  password: string,
) {
  const role = roleSchema.safeParse(invocation.value('role'))
  if (!role.success) {
    const list = roles.join(', ')
    throw usage(invocation, `Cần --role, một trong: ${list}`, `Needed: --role, one of ${list}`)
  }
  const code = invocation.value('agency')
  if (code === undefined) {
    throw usage(
      invocation,
      'Cần --agency MÃ: mã cơ quan của người dùng',
      'Needed: --agency CODE, the person’s agency',
    )
  }
  const name = invocation.value('agency-name')
  await app.database.transaction({ scope: 'all' }, async tx => {
    const none = (await tx.selectFrom('agency').select('id').limit(1).executeTakeFirst()) === undefined
    // The very first account declares its agency; later a mistyped code must not make a new one.
    const agency =
      none || name !== undefined
        ? await ensureAgency(tx, code, name === undefined ? {} : { name })
        : await getAgencyByCode(tx, code)
    const displayName = invocation.value('name') ?? username
    await createAccount(tx, { username, displayName, role: role.data, agencyId: agency.id, password }, null)
  })
}

function usage(invocation: Invocation, vi: string, en: string): AppError {
  return new AppError('usage', { detail: invocation.language === 'vi' ? vi : en })
}

/** 16 letters and digits that are not mistaken for each other: about 90 bits. */
function makePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  return Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join('')
}
