import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, type ClientConfig } from 'pg'
import { type Cluster, startCluster } from '../postgres/cluster.ts'
import { appRole, clusterDirOf, readServerPassword, serverUser } from '../postgres/data-dir.ts'
import { listMigrations, migrate } from '../postgres/migrate.ts'

/** A server for one test file, with the whole schema; it dies with the test's process. */
export interface TestCluster {
  readonly dataDir: string
  readonly cluster: Cluster
  /** As the owner, to `database`. */
  connection(database?: string): ClientConfig
  /** As the role that the program works as. */
  readonly app: ClientConfig
  stop(): Promise<void>
}

/** Nothing waits for the disk: a test's data need not survive. */
const settings = { sharedBuffersMb: 16, durable: false }

/**
 * Starts a server on a copy of a ready-made data folder. The first test after a change of the schema makes that folder
 * (initdb and migrations, about 1.5 s); copying it takes a tenth.
 */
export async function startTestCluster(): Promise<TestCluster> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sogoc-test-'))
  await copyTemplate(dataDir)
  const cluster = await startCluster(dataDir, { settings })
  const password = await readServerPassword(dataDir)
  const appPassword = await readServerPassword(dataDir, 'app')
  return {
    dataDir,
    cluster,
    connection: (database = 'postgres') => ({ ...cluster.address, user: serverUser, password, database }),
    app: { ...cluster.address, user: appRole, password: appPassword, database: 'postgres' },
    async stop() {
      await cluster.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Puts a ready-made cluster, stopped, into an empty data folder. */
export async function copyTemplate(dataDir: string): Promise<void> {
  await cp(await ensureTemplate(), dataDir, { recursive: true })
}

async function ensureTemplate(): Promise<string> {
  const migrations = await listMigrations()
  const key = createHash('sha256').update(
    JSON.stringify([process.getuid?.(), 2, migrations.map(({ sha256 }) => sha256)]),
  )
  const path = join(tmpdir(), `sogoc-template-${key.digest('hex').slice(0, 16)}`)
  if (existsSync(join(path, 'postgres', 'PG_VERSION'))) return path
  const making = await mkdtemp(join(tmpdir(), 'sogoc-template-making-'))
  const cluster = await startCluster(making, { settings })
  await migrate(
    {
      ...cluster.address,
      user: serverUser,
      password: await readServerPassword(making),
      database: 'postgres',
    },
    migrations,
  )
  await cluster.stop()
  // Two test files may have made one at the same time: the first to arrive stays.
  await rename(making, path).catch(() => rm(making, { recursive: true, force: true }))
  return path
}

/** Runs `use` with a plain connection as the owner of the schema. */
export async function asOwner<T>(connection: ClientConfig, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(connection)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

/** The postgres processes that work on a data folder; for tests that must leave none. */
export async function listServerProcesses(dataDir: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
  const lines = await Promise.all(
    pids.map(async pid => ({
      pid: Number(pid),
      line: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
    })),
  )
  return lines.filter(({ line }) => line.split('\0').includes(clusterDirOf(dataDir))).map(({ pid }) => pid)
}
