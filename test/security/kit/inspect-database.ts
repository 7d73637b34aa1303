import type { ClientBase } from 'pg'
import { listMigrations } from '../../../src/platform/postgres/migrate.ts'
import { asOwner, startTestCluster } from '../../../src/platform/testing/test-cluster.ts'
import { expectedGrants, withoutRowSecurity } from '../model/grants.ts'
import { type Finding, judged, untested } from './finding.ts'

/** Looks at the rights in the database itself: the program's role, its grants, row-level security. Changes nothing. */
export async function inspectDatabase(client: ClientBase): Promise<readonly Finding[]> {
  return [
    await inspectMigrations(client),
    await inspectRole(client),
    await inspectRowSecurity(client),
    await inspectGrants(client),
    await compareWithFresh(client),
  ]
}

async function inspectMigrations(client: ClientBase): Promise<Finding> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from schema_migration',
  )
  const applied = new Map(rows.map(row => [row.name, row.sha256]))
  const known = await listMigrations()
  const complaints = [
    ...known.filter(({ name }) => !applied.has(name)).map(({ name }) => `Chưa áp dụng bước nâng cấp ${name}`),
    ...known
      .filter(({ name, sha256 }) => applied.has(name) && applied.get(name) !== sha256)
      .map(({ name }) => `Bước nâng cấp ${name} đã áp dụng khác với bản phần mềm này`),
    ...[...applied.keys()]
      .filter(name => known.every(migration => migration.name !== name))
      .map(name => `Cơ sở dữ liệu có bước nâng cấp lạ: ${name}`),
  ]
  return judged('Lược đồ cơ sở dữ liệu đúng với bản phần mềm', complaints, [`${applied.size} bước nâng cấp`])
}

async function inspectRole(client: ClientBase): Promise<Finding> {
  const title = 'Vai trò sogoc_app mà phần mềm làm việc: không sở hữu gì, không vượt được phân quyền'
  const { rows } = await client.query<Record<string, boolean | number>>(`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
      (select count(*)::int from pg_auth_members where member = r.oid) as memberships,
      (select count(*)::int from pg_shdepend where refobjid = r.oid and deptype = 'o') as owned,
      has_schema_privilege(r.oid, 'public', 'create') as creates
    from pg_roles r where rolname = 'sogoc_app'`)
  const role = rows[0]
  if (role === undefined) return judged(title, ['Không có vai trò sogoc_app'])
  const meanings: Readonly<Record<string, string>> = {
    rolsuper: 'là siêu người dùng',
    rolbypassrls: 'bỏ qua được bảo mật theo dòng (BYPASSRLS)',
    rolcreaterole: 'tạo được vai trò',
    rolcreatedb: 'tạo được cơ sở dữ liệu',
    rolreplication: 'sao chép được toàn máy chủ',
    memberships: 'là thành viên của vai trò khác',
    owned: 'sở hữu đối tượng trong cơ sở dữ liệu',
    creates: 'tạo được bảng, hàm mới',
  }
  const complaints = Object.entries(meanings).flatMap(([name, meaning]) =>
    role[name] === false || role[name] === 0 ? [] : [`sogoc_app ${meaning}`],
  )
  return judged(title, complaints)
}

async function inspectRowSecurity(client: ClientBase): Promise<Finding> {
  const { rows } = await client.query<{ name: string; guarded: boolean; policies: number }>(`
    select c.relname as name, c.relrowsecurity as guarded,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm', 'v', 'f')
    order by 1`)
  const open = rows.filter(({ guarded, policies }) => !guarded || policies === 0).map(({ name }) => name)
  const complaints = open
    .filter(name => withoutRowSecurity[name] === undefined)
    .map(name => `Bảng ${name} không có bảo mật theo dòng`)
  const facts = [`${rows.length} bảng, ${rows.length - open.length} bảng có bảo mật theo dòng`]
  return judged('Mọi bảng có dữ liệu của cơ quan đều có bảo mật theo dòng', complaints, facts)
}

async function inspectGrants(client: ClientBase): Promise<Finding> {
  const { rows } = await client.query<{ table: string; right: string; columns: string[] | null }>(grantQuery)
  const found = new Map<string, string>(
    rows.map(({ table, right, columns }) => [`${right} ${table}`, columns?.join(', ') ?? '']),
  )
  const expected = new Map<string, string>(
    Object.entries(expectedGrants).flatMap(([table, grants]) =>
      Object.entries({ select: true as const, ...grants }).flatMap(([right, held]) =>
        held === false
          ? []
          : [[`${right} ${table}`, held === true ? '' : [...held].sort().join(', ')] as const],
      ),
    ),
  )
  const complaints = [
    ...[...found].filter(([grant]) => !expected.has(grant)).map(([grant]) => `Thừa quyền: ${grant}`),
    ...[...expected].filter(([grant]) => !found.has(grant)).map(([grant]) => `Thiếu quyền: ${grant}`),
    ...[...found]
      .filter(([grant, columns]) => expected.has(grant) && expected.get(grant) !== columns)
      .map(([grant, columns]) => `Quyền khác: ${grant} (${columns || 'mọi cột'})`),
  ]
  const title =
    'Quyền của sogoc_app trên từng bảng đúng danh mục; không sửa, xóa được nhật ký và bản ghi chính thức'
  return judged(title, complaints, [`${found.size} quyền trên ${Object.keys(expectedGrants).length} bảng`])
}

/** What the program's role and everybody may do with tables and columns; whole tables without columns. */
const grantQuery = `
  select table_name as table, lower(privilege_type) as right, null as columns from information_schema.table_privileges
    where table_schema = 'public' and grantee in ('sogoc_app', 'PUBLIC')
  union all
  select p.table_name, lower(p.privilege_type), array_agg(p.column_name::text order by p.column_name)
    from information_schema.column_privileges p
    where p.table_schema = 'public' and p.grantee in ('sogoc_app', 'PUBLIC')
      and not exists (select from information_schema.table_privileges t where t.table_schema = 'public'
        and t.table_name = p.table_name and t.privilege_type = p.privilege_type and t.grantee = p.grantee)
    group by 1, 2`

/** Everything that decides who may do what, as lines of text. */
const ruleQuery = `
  select format('chính sách %s trên %s: %s %s cho %s; thấy nếu %s; ghi nếu %s', polname, polrelid::regclass, polcmd,
      case when polpermissive then 'mở' else 'siết' end, polroles::regrole[]::text, pg_get_expr(polqual, polrelid),
      pg_get_expr(polwithcheck, polrelid)) as rule
    from pg_policy
  union all
  select format('hàm %s: %s', p.oid::regprocedure, pg_get_functiondef(p.oid)) from pg_proc p
    where pronamespace = 'public'::regnamespace
  union all
  select format('ràng buộc %s trên %s: %s', conname, conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
    where connamespace = 'public'::regnamespace and contype in ('c', 'p', 'u', 'f')
  union all
  select format('trigger %s trên %s: %s', tgname, tgrelid::regclass, pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
  union all
  select format('quy tắc %s trên %s', rulename, ev_class::regclass) from pg_rewrite where rulename <> '_RETURN'
    and ev_class in (select oid from pg_class where relnamespace = 'public'::regnamespace)`

interface Rules {
  /** Of PostgreSQL. */
  readonly major: number
  readonly rules: readonly string[]
}

async function readRules(client: ClientBase): Promise<Rules> {
  const { rows: versions } = await client.query<{ version: string }>(
    `select current_setting('server_version_num') as version`,
  )
  const { rows } = await client.query<{ rule: string }>(ruleQuery)
  return { major: Math.floor(Number(versions[0]?.version) / 10_000), rules: rows.map(({ rule }) => rule) }
}

let made: Promise<Rules> | undefined

/** The rules of a database that this program makes now. */
function readFreshRules(): Promise<Rules> {
  made ??= startTestCluster().then(fresh =>
    asOwner(fresh.connection(), readRules).finally(() => fresh.stop()),
  )
  return made
}

/** Compares policies, constraints, functions and triggers with those of a database that this program has just made. */
async function compareWithFresh(client: ClientBase): Promise<Finding> {
  const title = 'Chính sách bảo mật, ràng buộc, hàm trong cơ sở dữ liệu giống hệt một cơ sở dữ liệu mới tạo'
  const [expected, found] = [await readFreshRules(), await readRules(client)]
  if (found.major !== expected.major)
    return untested(
      title,
      `Máy chủ PostgreSQL ${found.major} viết các biểu thức khác với PostgreSQL ${expected.major} đi kèm`,
    )
  const nameOf = (rule: string) => rule.split(/[:;]/)[0] ?? rule
  const complaints = [
    ...found.rules
      .filter(rule => !expected.rules.includes(rule))
      .map(rule => `Khác hoặc thừa: ${nameOf(rule)}`),
    ...expected.rules
      .filter(rule => !found.rules.includes(rule))
      .map(rule => `Khác hoặc thiếu: ${nameOf(rule)}`),
  ]
  return judged(title, [...new Set(complaints)], [`${expected.rules.length} quy tắc được so`])
}
