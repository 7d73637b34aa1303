import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, type ClientConfig, type QueryConfig } from 'pg'
import { loadConfig } from '../../../src/platform/config.ts'
import { openLog } from '../../../src/platform/log.ts'
import { openDatabase } from '../../../src/platform/postgres/database.ts'
import { asOwner, startTestCluster } from '../../../src/platform/testing/test-cluster.ts'
import type { TestApp } from '../../../src/platform/testing/test-database.ts'
import { findReferencedIn } from '../../../src/platform/vault/find-referenced.ts'
import { openVault } from '../../../src/platform/vault/vault.ts'

/** An app whose database goes back to where it was when told to: thousands of requests can change the same few rows. */
export interface RewindingApp extends TestApp {
  /** From now on nothing is kept: every transaction of the app is a savepoint in one that is never committed. */
  hold(): Promise<void>
  /** Forgets everything since `hold` or the last `rewind`. */
  rewind(): Promise<void>
}

/** A transaction's beginning and end as those of a savepoint; anything else as it is. */
function asSavepoint(text: string): string {
  if (text.startsWith('begin')) return 'savepoint request'
  return { commit: 'release savepoint request', rollback: 'rollback to savepoint request' }[text] ?? text
}

export async function openRewindingApp(env: NodeJS.ProcessEnv): Promise<RewindingApp> {
  const server = await startTestCluster()
  const dataDir = await mkdtemp(join(tmpdir(), 'sogoc-test-'))
  const owner = server.connection()
  let held = false
  let raw: ((text: string) => Promise<unknown>) | undefined
  class RewindingClient extends Client {
    constructor(config: ClientConfig) {
      super(config)
      const query = this.query.bind(this)
      raw = text => query(text)
      Object.assign(this, {
        // Beginnings and ends come as plain text.
        query: (asked: string | QueryConfig, ...rest: []) =>
          typeof asked === 'string'
            ? query(held ? asSavepoint(asked) : asked, ...rest)
            : query(asked, ...rest),
      })
    }
  }
  const tell = async (text: string) => {
    if (raw === undefined) throw new Error('nothing has connected yet')
    await raw(text)
  }
  // One connection: a request that opened a second transaction within its first would wait for itself.
  const app = { ...server.app, Client: RewindingClient }
  const database = await openDatabase(
    async () => ({ owner, app, isLost: () => false, release: async () => undefined }),
    1,
  )
  return {
    config: loadConfig({ LOG_LEVEL: 'silent', ...env }, dataDir),
    database,
    vault: openVault(join(dataDir, 'vault'), findReferencedIn(database)),
    log: openLog('silent'),
    asOwner: use => asOwner(owner, use),
    async hold() {
      await database.ping()
      await tell('begin')
      held = true
    },
    rewind: () => tell('rollback; begin'),
    async close() {
      if (held) await tell('rollback')
      await database.close()
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
