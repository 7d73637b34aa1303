import type { ClientBase } from 'pg'
import { verifyPassword } from '../../../src/access/password.ts'
import { roleTable } from '../../../src/access/rights.ts'
import { type Role, roleSchema } from '../../../src/access/schema.ts'
import { readSecondFactorRoles, secondFactorRolesName } from '../../../src/access/settings.ts'
import { demoPassword } from '../../../src/training/demo/demo-plan.ts'
import { atMost, type Finding, judged } from './finding.ts'

interface Account {
  readonly username: string
  readonly role: Role
  readonly password_hash: string
  readonly external_id: string | null
  readonly second_factor: boolean
  readonly temporary: boolean
  readonly idle_days: number
  readonly age_days: number
  readonly agency_ended: boolean
  readonly is_top: boolean
}

const idleDays = 90
const temporaryDays = 14
/** Roles that read everything of a province, or make accounts: a password alone is not enough for them. */
const powerful: readonly Role[] = ['administrator', 'province-lead']

/** Looks at the enabled accounts: passwords that everybody knows, second factors, accounts that nobody uses. */
export async function inspectAccounts(
  client: ClientBase,
  say: (text: string) => void = () => undefined,
): Promise<readonly Finding[]> {
  const { rows } = await client.query<Account>(accountQuery)
  const accounts = rows.map(row => ({ ...row, role: roleSchema.parse(row.role) }))
  const setting = await client.query<{ value: unknown }>('select value from setting where name = $1', [
    secondFactorRolesName,
  ])
  const demanded = readSecondFactorRoles(setting.rows[0]?.value)
  const names = (of: readonly Account[]) => of.map(({ username }) => username)
  const known: Account[] = []
  for (const [at, account] of accounts.entries()) {
    if (await verifyPassword(account.password_hash, demoPassword)) known.push(account)
    if (at % 200 === 199) say(`đã thử mật khẩu tập huấn trên ${at + 1}/${accounts.length} tài khoản`)
  }
  const unguarded = accounts.filter(
    account => demanded.includes(account.role) && !account.second_factor && account.external_id === null,
  )
  const ended = accounts.filter(account => account.agency_ended)
  const administrators = accounts.filter(account => account.is_top && account.role === 'administrator')
  return [
    judged(
      'Không tài khoản nào còn dùng mật khẩu tập huấn đã công bố',
      names(known).map(name => `${name} dùng mật khẩu tập huấn`),
      [`${accounts.length} tài khoản đang mở`],
    ),
    judged(
      'Tài khoản của vai trò phải có mã xác thực thì đều đã có',
      names(unguarded).map(name => `${name} chưa có mã xác thực`),
      [`Vai trò phải có: ${formatRoles(demanded)}`],
    ),
    advised(
      'Vai trò quản trị và lãnh đạo Sở phải có mã xác thực',
      powerful
        .filter(role => !demanded.includes(role))
        .map(role => `Nên bắt buộc với: ${roleTable[role].name.vi}`),
    ),
    judged(
      'Không tài khoản nào còn mở ở cơ quan đã chấm dứt hoạt động',
      names(ended).map(name => `${name} thuộc cơ quan đã chấm dứt; hãy khóa hoặc chuyển sang cơ quan mới`),
    ),
    advised(
      `Không có tài khoản bỏ không quá ${idleDays} ngày`,
      names(accounts.filter(({ idle_days }) => idle_days > idleDays)).map(
        name => `${name}: nên khóa nếu không dùng`,
      ),
    ),
    advised(
      `Không có mật khẩu tạm quá ${temporaryDays} ngày chưa đổi`,
      names(accounts.filter(({ temporary, age_days }) => temporary && age_days > temporaryDays)),
    ),
    advised(
      'Có ít nhất hai quản trị viên ở cấp cao nhất (việc cần hai người mới làm được)',
      administrators.length >= 2 ? [] : [`Hiện có ${administrators.length}`],
    ),
  ]
}

const accountQuery = `
  select a.username, a.role, c.password_hash, c.external_id, c.totp_since is not null as second_factor,
    a.must_change_password as temporary,
    extract(day from now() - coalesce((select max(last_seen_at) from session s where s.account_id = a.id), a.created_at))::int as idle_days,
    extract(day from now() - greatest(a.created_at, c.password_changed_at))::int as age_days,
    coalesce(g.valid_to <= (now() at time zone 'Asia/Ho_Chi_Minh')::date, false) as agency_ended, g.parent_id is null as is_top
  from account a join credential c on c.account_id = a.id join agency g on g.id = a.agency_id
  where a.disabled_at is null order by a.username`

function advised(title: string, remarks: readonly string[]): Finding {
  return { title, verdict: remarks.length === 0 ? 'passed' : 'advice', facts: atMost(remarks) }
}

function formatRoles(of: readonly Role[]): string {
  return of.length === 0 ? 'chưa đặt vai trò nào' : of.map(role => roleTable[role].name.vi).join(', ')
}
