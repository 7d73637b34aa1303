import { text } from 'node:stream/consumers'
import { type AccountState, findAccount } from '../access/account-state.ts'
import { createAccount } from '../access/create-account.ts'
import { disableAccount, enableAccount } from '../access/disable-account.ts'
import { listAccounts } from '../access/list-accounts.ts'
import { makeReadableSecret } from '../access/readable-secret.ts'
import { resetPassword } from '../access/reset-password.ts'
import { roleTable } from '../access/rights.ts'
import { type Account, type Role, roleSchema, roles } from '../access/schema.ts'
import { removeSecondFactor } from '../access/second-factor.ts'
import { ensureAgency } from '../agencies/ensure-agency.ts'
import { type Agency, getAgencyByCode } from '../agencies/find-agency.ts'
import { AppError } from '../errors.ts'
import { type App, openApp } from '../platform/app.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { Language, Text } from '../register/text.ts'
import type { Command, Invocation, Option } from './command.ts'

const usageLine = 'list | create|reset|disable|enable|second-factor-off USERNAME'

const options: readonly Option[] = [
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
      vi: 'đọc mật khẩu từ stdin (không có: tự tạo và in ra, phải đổi khi đăng nhập lần đầu)',
      en: 'read the password from stdin (else one is made and printed, to be changed at the first sign-in)',
    },
  },
  {
    name: 'reason',
    value: 'TEXT',
    help: {
      vi: 'lý do khóa, mở hoặc bỏ mã xác thực, ghi vào nhật ký',
      en: 'why it is disabled, enabled or loses its second factor; goes into the journal',
    },
  },
]

/** Reads what it needs from the command line, before anything is opened, and says what to do then. */
type Verb = (invocation: Invocation, username: string) => Promise<(app: App) => Promise<void>>

/** `sogoc account`: the first administrator, and the way back in when nobody can sign in any more. */
export const command: Command = {
  name: 'account',
  usage: usageLine,
  summary: {
    vi: 'Lập, liệt kê, khóa tài khoản; đặt lại mật khẩu; bỏ mã xác thực.',
    en: 'Creates, lists and disables accounts, resets passwords, takes second factors away.',
  },
  options,
  async run(invocation) {
    const [verb = '', username = ''] = invocation.args
    const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
    if (run === undefined || invocation.args.length !== (verb === 'list' ? 1 : 2)) {
      throw usage(invocation, {
        vi: `Cần: sogoc account ${usageLine.replace('USERNAME', 'TÊN')}`,
        en: `Needed: sogoc account ${usageLine}`,
      })
    }
    const act = await run(invocation, username.trim().toLowerCase())
    const app = await openApp(invocation.dataDir)
    try {
      await act(app)
    } finally {
      await app.close()
    }
    return 0
  },
}

const everything = { scope: 'all' } as const

const verbs: Readonly<Record<string, Verb>> = {
  async list(invocation) {
    return async app => {
      const accounts = await app.database.transaction(everything, tx => listAccounts(tx, everything))
      const lines = accounts.map(account => formatAccount(account, invocation.language))
      invocation.finish({ accounts }, lines.join('\n'))
    }
  },
  async create(invocation, username) {
    const role = takeRole(invocation)
    const agencyCode = takeAgencyCode(invocation)
    const { password, made } = await takePassword(invocation)
    const displayName = invocation.value('name') ?? username
    return async app => {
      await app.database.transaction(everything, async tx => {
        const agency = await declareOrGetAgency(tx, agencyCode, invocation.value('agency-name'))
        const account = {
          username,
          displayName,
          role,
          agencyId: agency.id,
          password,
          mustChangePassword: made,
        }
        await createAccount(tx, account, null)
      })
      finishWithPassword(invocation, username, made ? password : undefined, {
        vi: `Đã lập tài khoản ${username}.`,
        en: `The account ${username} was created.`,
      })
    }
  },
  async reset(invocation, username) {
    const { password, made } = await takePassword(invocation)
    return async app => {
      await onAccount(app, username, (tx, account) => resetPassword(tx, account, password))
      finishWithPassword(invocation, username, made ? password : undefined, {
        vi: `Đã đặt lại mật khẩu của ${username}.`,
        en: `The password of ${username} was reset.`,
      })
    }
  },
  async disable(invocation, username) {
    const reason = takeReason(invocation)
    return async app => {
      await onAccount(app, username, (tx, account) => disableAccount(tx, account, reason))
      const done = { vi: `Đã khóa tài khoản ${username}.`, en: `The account ${username} was disabled.` }
      invocation.finish({ username, disabled: true }, done[invocation.language])
    }
  },
  async enable(invocation, username) {
    const reason = takeReason(invocation)
    return async app => {
      await onAccount(app, username, (tx, account) => enableAccount(tx, account, reason))
      const done = { vi: `Đã mở lại tài khoản ${username}.`, en: `The account ${username} was enabled.` }
      invocation.finish({ username, disabled: false }, done[invocation.language])
    }
  },
  async 'second-factor-off'(invocation, username) {
    const reason = takeReason(invocation)
    return async app => {
      await onAccount(app, username, (tx, account) => removeSecondFactor(tx, account, reason))
      const done = {
        vi: `Tài khoản ${username} không còn mã xác thực.`,
        en: `The account ${username} has no second factor any more.`,
      }
      invocation.finish({ username, secondFactor: false }, done[invocation.language])
    }
  },
}

/** Throws `account.unknown`. */
function onAccount(
  app: App,
  username: string,
  change: (tx: Transaction, account: AccountState) => Promise<void>,
): Promise<void> {
  return app.database.transaction(everything, async tx => {
    const account = await findAccount(tx, { username })
    if (account === undefined) throw new AppError('account.unknown', { username })
    await change(tx, account)
  })
}

/** The very first account declares its agency; later a mistyped code must not make a new one. */
async function declareOrGetAgency(tx: Transaction, code: string, name: string | undefined): Promise<Agency> {
  const any = await tx.selectFrom('agency').select('id').limit(1).executeTakeFirst()
  if (any === undefined || name !== undefined)
    return ensureAgency(tx, code, name === undefined ? {} : { name })
  return getAgencyByCode(tx, code)
}

function takeRole(invocation: Invocation): Role {
  const role = roleSchema.safeParse(invocation.value('role'))
  if (role.success) return role.data
  const list = roles.join(', ')
  throw usage(invocation, { vi: `Cần --role, một trong: ${list}`, en: `Needed: --role, one of ${list}` })
}

function takeAgencyCode(invocation: Invocation): string {
  const code = invocation.value('agency')
  if (code !== undefined) return code
  throw usage(invocation, {
    vi: 'Cần --agency MÃ: mã cơ quan của người dùng',
    en: 'Needed: --agency CODE, the person’s agency',
  })
}

async function takePassword(
  invocation: Invocation,
): Promise<{ readonly password: string; readonly made: boolean }> {
  if (!invocation.has('password-stdin')) return { password: makeReadableSecret(), made: true }
  return { password: (await text(process.stdin)).replace(/\r?\n$/, ''), made: false }
}

function takeReason(invocation: Invocation): string {
  const reason = invocation.value('reason')?.trim() ?? ''
  if (reason === '') {
    throw usage(invocation, {
      vi: 'Cần --reason "LÝ DO": nhật ký ghi lại lý do',
      en: 'Needed: --reason "TEXT", for the journal',
    })
  }
  return reason
}

function finishWithPassword(
  invocation: Invocation,
  username: string,
  made: string | undefined,
  done: Text,
): void {
  const word = { vi: 'Mật khẩu', en: 'Password' }[invocation.language]
  const sentence = done[invocation.language]
  if (made === undefined) invocation.finish({ username }, sentence)
  else invocation.finish({ username, password: made }, `${sentence} ${word}: ${made}`)
}

function formatAccount(account: Account, language: Language): string {
  const state = account.disabled ? { vi: '(đã khóa)', en: '(disabled)' }[language] : ''
  const { username, agency, displayName } = account
  const role = roleTable[account.role].name[language]
  return `${username.padEnd(24)} ${agency.code.padEnd(8)} ${role} – ${displayName} ${state}`.trimEnd()
}

function usage(invocation: Invocation, text: Text): AppError {
  return new AppError('usage', { detail: text[invocation.language] })
}
