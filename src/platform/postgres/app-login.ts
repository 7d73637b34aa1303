import { Client, type ClientConfig } from 'pg'
import { AppError } from '../../errors.ts'
import { appRole, ensureServerPassword, serverUser } from './data-dir.ts'
import type { ServerAddress } from './server-settings.ts'

/**
 * Gives the program's role a login of its own on an embedded server: a connection that was opened as the owner and only put on
 * the role could take it off again (SET ROLE, SET SESSION AUTHORIZATION). Done at every launch, so folders made before have it too.
 */
export async function ensureAppLogin(dataDir: string, address: ServerAddress): Promise<void> {
  const password = await ensureServerPassword(dataDir, 'app')
  const client = new Client({
    ...address,
    user: serverUser,
    password: await ensureServerPassword(dataDir),
    database: 'postgres',
  })
  await client.connect()
  try {
    const { rows } = await client.query('select from pg_roles where rolname = $1', [appRole])
    if (rows.length === 0) await client.query(`create role ${appRole}`)
    await client.query(`alter role ${appRole} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
      password ${client.escapeLiteral(password)}`)
    // A role may set its own defaults: whatever was set in some session must not outlive it.
    await client.query(`alter role ${appRole} reset all`)
  } finally {
    await client.end()
  }
}

/** Whether a login may never come to own the tables; throws `database.app-login` that says why it might. */
export async function refuseOwnership(login: ClientConfig): Promise<void> {
  const client = new Client({ ...login, connectionTimeoutMillis: 20_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    throw new AppError('database.unreachable', { detail: error instanceof Error ? error.message : '' }, error)
  }
  try {
    const { rows } = await client.query<{ user: string; powerful: boolean; owns: boolean }>(`
      select session_user as user, rolsuper or rolbypassrls or rolcreaterole as powerful,
        exists (select from pg_class where relnamespace = 'public'::regnamespace and pg_has_role(session_user, relowner, 'member')) as owns
      from pg_roles where rolname = session_user`)
    const found = rows[0]
    if (found === undefined || found.powerful || found.owns)
      throw new AppError('database.app-login', { user: found?.user ?? '' })
  } finally {
    await client.end()
  }
}
