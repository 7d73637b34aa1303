import { join } from 'node:path'
import { type Config, loadConfig } from './config.ts'
import { type Log, openLog } from './log.ts'
import { refuseOwnership } from './postgres/app-login.ts'
import { appRole } from './postgres/data-dir.ts'
import { type Database, openDatabase, type Server } from './postgres/database.ts'
import { acquireServer, type LaunchOptions } from './postgres/launcher.ts'
import { migrate } from './postgres/migrate.ts'
import { findReferencedIn } from './vault/find-referenced.ts'
import { sweepVault } from './vault/sweep.ts'
import { openVault, type Vault } from './vault/vault.ts'

/** What every use case is given: the database, the vault, the configuration and the log of one data folder. */
export interface App {
  readonly config: Config
  readonly database: Database
  readonly vault: Vault
  readonly log: Log
  /** Closes the pool and, if this was the last user of the data folder, waits until the embedded server has ended. */
  close(): Promise<void>
}

export interface OpenOptions extends LaunchOptions {
  readonly env?: NodeJS.ProcessEnv
}

/**
 * Opens a data folder: starts or joins the embedded server (or the one of DATABASE_URL), applies migrations, sweeps what killed
 * processes left. Close it at the end. Throws `config.invalid`, `data.unusable`, `database.*`, `migration.*`.
 */
export async function openApp(
  dataDir: string,
  { env = process.env, ...launch }: OpenOptions = {},
): Promise<App> {
  const config = loadConfig(env, dataDir)
  const log = openLog(config.logLevel)
  const acquire = async (): Promise<Server> => {
    const server =
      config.databaseUrl === undefined
        ? await acquireServer(config.dataDir, launch)
        : remoteServer(config.databaseUrl, config.databaseAppUrl)
    try {
      const applied = await migrate(server.owner)
      if (applied.length > 0) log.debug({ applied }, 'schema brought up to date')
      if (config.databaseAppUrl !== undefined) await refuseOwnership(server.app)
    } catch (error) {
      await server.release()
      throw error
    }
    return server
  }
  const database = await openDatabase(acquire)
  const findReferenced = findReferencedIn(database)
  const vault = openVault(join(config.dataDir, 'vault'), findReferenced)
  try {
    const swept = await sweepVault(vault.dir, findReferenced)
    if (swept.lists + swept.temporary > 0) log.warn(swept, 'cleared what a killed process left in the vault')
  } catch (error) {
    await database.close()
    throw error
  }
  return { config, database, vault, log, close: () => database.close() }
}

/** A server that somebody else runs: nothing to hold, nothing to lose. */
function remoteServer(databaseUrl: string, databaseAppUrl = databaseUrl): Server {
  return {
    owner: { connectionString: databaseUrl },
    // With one login for both, RESET ROLE comes back to the role; SET ROLE could leave it, which is what DATABASE_APP_URL is for.
    app: { connectionString: databaseAppUrl, options: `-c role=${appRole}` },
    isLost: () => false,
    release: async () => undefined,
  }
}
