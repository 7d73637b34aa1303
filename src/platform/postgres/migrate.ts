import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client, type ClientConfig } from 'pg'
import { AppError } from '../../errors.ts'
import { codeOf, hasCode } from '../error-code.ts'
import { programRoot } from '../program.ts'

/** A numbered migration: its file name, its text and the SHA-256 of its bytes. */
export interface Migration {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

/** The folder the migrations are read from; plain files, shipped with the program. */
export const migrationsDir: string = join(programRoot, 'src', 'platform', 'postgres', 'migrations')

/** The migrations in their order. */
export async function listMigrations(dir = migrationsDir): Promise<readonly Migration[]> {
  const names = (await readdir(dir)).filter(name => /^\d{4}_.+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async name => {
      const bytes = await readFile(join(dir, name))
      return { name, text: bytes.toString('utf8'), sha256: createHash('sha256').update(bytes).digest('hex') }
    }),
  )
}

/** Any number; it stands for "somebody is migrating this database". */
const lockKey = 7_264_001

/**
 * Brings a database to the newest schema, one transaction a migration; many processes may try at once. Returns the names
 * applied now. Throws `database.*` when the server does not fit, `migration.*` when its schema does not.
 */
export async function migrate(
  connection: ClientConfig,
  migrations?: readonly Migration[],
): Promise<readonly string[]> {
  const wanted = migrations ?? (await listMigrations())
  const client = new Client({ ...connection, connectionTimeoutMillis: 20_000 })
  // A connection that breaks while idle is reported by the next query.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    throw new AppError('database.unreachable', { detail: error instanceof Error ? error.message : '' }, error)
  }
  try {
    if (plan(wanted, await listApplied(client)).length === 0) return []
    await checkServer(client)
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await ensureRole(client)
    await client.query(`create table if not exists schema_migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`)
    const due = plan(wanted, await listApplied(client))
    for (const migration of due) await apply(client, migration)
    return due.map(migration => migration.name)
  } finally {
    await client.end()
  }
}

type Applied = ReadonlyMap<string, string>

async function listApplied(client: Client): Promise<Applied> {
  try {
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from schema_migration',
    )
    return new Map(rows.map(row => [row.name, row.sha256]))
  } catch (error) {
    if (hasCode(error, '42P01')) return new Map()
    throw error
  }
}

/** What is still to be applied; throws when what was applied is not what this program has. */
function plan(wanted: readonly Migration[], applied: Applied): readonly Migration[] {
  const known = new Set(wanted.map(migration => migration.name))
  for (const name of applied.keys()) if (!known.has(name)) throw new AppError('migration.newer', { name })
  for (const { name, sha256 } of wanted) {
    const found = applied.get(name)
    if (found !== undefined && found !== sha256) throw new AppError('migration.changed', { name })
  }
  return wanted.filter(migration => !applied.has(migration.name))
}

async function apply(client: Client, { name, text, sha256 }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(text)
    await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (error) {
    throw new AppError(
      'migration.failed',
      { name, detail: error instanceof Error ? error.message : '' },
      error,
    )
  }
}

async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: string; encoding: string }>(
    `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
  )
  const major = Math.floor(Number(rows[0]?.version) / 10_000)
  if (!(major >= 15)) throw new AppError('database.too-old', { found: major })
  const encoding = rows[0]?.encoding ?? ''
  if (encoding !== 'UTF8') throw new AppError('database.encoding', { found: encoding })
}

/**
 * The role every request and command works as: no ownership, row-level security applies. It belongs to the whole server, so
 * another database may have made it already, or be making it at this moment.
 */
async function ensureRole(client: Client): Promise<void> {
  const { rows } = await client.query<{ user: string; exists: boolean; superuser: boolean }>(
    `select current_user as user, exists (select from pg_roles where rolname = 'sogoc_app') as exists,
       (select rolsuper from pg_roles where rolname = current_user) as superuser`,
  )
  const { user = '', exists = false, superuser = false } = rows[0] ?? {}
  try {
    if (!exists) {
      await client.query('create role sogoc_app nologin').catch((error: unknown) => {
        if (!hasCode(error, '42710', '23505')) throw error
      })
    }
    if (superuser) return
    const { rows: held } = await client.query<{ member: boolean }>(
      `select pg_has_role('sogoc_app', 'member') as member`,
    )
    if (held[0]?.member !== true) await client.query(`grant sogoc_app to ${client.escapeIdentifier(user)}`)
  } catch (error) {
    throw codeOf(error) === '42501' ? new AppError('database.role', { user }, error) : error
  }
}
