import { Kysely, type Transaction as KyselyTransaction, sql } from 'kysely'
import { type ClientConfig, Pool } from 'pg'
import { AppError } from '../../errors.ts'
import { codeOf, hasCode } from '../error-code.ts'
import { runBeforeCommit } from './before-commit.ts'
import { pgDialect, prepareStatements } from './driver.ts'
import type { Tables } from './tables.ts'
import { columnTypes } from './types.ts'

/** A transaction of the database: typed queries, `sql` templates, and `copyInto` (copy.ts). */
export type Transaction = KyselyTransaction<Tables>

/** In whose name a transaction runs, and from which address; the journal notes both. */
export interface Origin {
  readonly accountId: string
  readonly address: string
}

/** Everything, for the program itself; or the rows of some agencies and books. Ids throughout. */
export type Jurisdiction = { readonly origin?: Origin | undefined } & (
  | { readonly scope: 'all' }
  | {
      /** Agencies whose books are all within, but for `except`. */
      readonly agencies: readonly string[]
      /** Books of those agencies that somebody else keeps. */
      readonly except?: readonly string[]
      /** Books of other agencies that are kept here, or assigned. */
      readonly books?: readonly string[]
      /** The agencies of `books`: their files and journal may be written to. */
      readonly around?: readonly string[]
      /** Adoptions and recognitions of parents, too. */
      readonly confidential?: boolean
      /** Nothing of what others keyed: only the account's own keyings. */
      readonly blind?: boolean
    }
)

export interface TransactionOptions {
  /** How often to begin again after a serialization failure or deadlock; `run` must then be repeatable. Default 0. */
  readonly retries?: number
  /** Longest time for one statement, then `database.busy`. Default: no limit for commands; web requests set one. */
  readonly statementTimeoutMs?: number
  /** Every statement sees the same moment, and none may write: for reading much in several steps. */
  readonly snapshot?: boolean
  /**
   * Its statements are planned once a connection and kept, whatever their values: for what is asked at every request, by keys, with few texts. Planning is most
   * of the time of a short statement behind row-level security.
   */
  readonly prepared?: boolean
}

/** The connections of one program to its database. */
export interface Database {
  /** Runs in one transaction, within a jurisdiction; commits when `run` resolves, rolls back when it rejects. */
  transaction<T>(
    jurisdiction: Jurisdiction,
    run: (tx: Transaction) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T>
  /** Whether the server answers; throws `database.unreachable` when it does not. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** A server that can be connected to, for as long as it is held. */
export interface Server {
  /** As the owner of the schema: for migrations and nothing else. */
  readonly owner: ClientConfig
  /** As the role that owns nothing: for everything else. */
  readonly app: ClientConfig
  /** Whether it is gone for good (its keeper was killed) and another has to be asked for. */
  isLost(): boolean
  /** Lets go of it. */
  release(): Promise<void>
}

/** Opens the pool on a server that already has the schema; `acquire` is called again when the server was lost. */
export async function openDatabase(acquire: () => Promise<Server>, poolSize = 10): Promise<Database> {
  let server = await acquire()
  let pool = openPool(server, poolSize)
  let renewing: Promise<void> | undefined
  async function renew(): Promise<void> {
    await Promise.allSettled([pool.end(), server.release()])
    server = await acquire()
    pool = openPool(server, poolSize)
  }
  async function connect() {
    if (server.isLost()) {
      renewing ??= renew().finally(() => {
        renewing = undefined
      })
      await renewing
    }
    return pool.connect()
  }
  const kysely = new Kysely<Tables>({ dialect: pgDialect(connect) })
  return {
    async transaction(
      jurisdiction,
      run,
      { retries = 0, statementTimeoutMs = 0, snapshot = false, prepared = false } = {},
    ) {
      const begin = () =>
        snapshot
          ? kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
          : kysely.transaction()
      for (let attempt = 0; ; attempt++) {
        try {
          return await begin().execute(async tx => {
            if (prepared) await prepareStatements(tx)
            await enter(tx, jurisdiction, { statementTimeoutMs, prepared })
            const result = await run(tx)
            await runBeforeCommit(tx)
            return result
          })
        } catch (error) {
          if (attempt < retries && hasCode(error, '40001', '40P01')) continue
          throw asAppError(error)
        }
      }
    },
    async ping() {
      await kysely
        .connection()
        .execute(connection => sql`select 1`.execute(connection))
        .catch((error: unknown) => {
          throw asAppError(error)
        })
    },
    async close() {
      await kysely.destroy()
      await pool.end()
      await server.release()
    },
  }
}

function openPool(server: Server, max: number): Pool {
  const pool = new Pool({
    ...server.app,
    types: columnTypes,
    max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 20_000,
    // A command that forgets to close must still end.
    allowExitOnIdle: true,
  })
  // A connection that breaks is dropped by the pool; whoever uses it next sees the error. Unheard, the event would end the program.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

const origins = new WeakMap<Transaction, Origin>()

/** In whose name this transaction runs; undefined: the program itself, or a person at the machine. */
export function findOrigin(tx: Transaction): Origin | undefined {
  return origins.get(tx)
}

/** Sets the jurisdiction, for this transaction only: the settings that the policies of migration 0003 read. */
async function enter(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  { statementTimeoutMs, prepared }: { readonly statementTimeoutMs: number; readonly prepared: boolean },
): Promise<void> {
  const { origin } = jurisdiction
  if (origin !== undefined) origins.set(tx, origin)
  const bounds = 'scope' in jurisdiction ? { agencies: [] } : jurisdiction
  const ids = (list: readonly string[] = []) => (list.length === 0 ? '' : `{${list.join(',')}}`)
  await sql`select
    set_config('sogoc.scope', ${'scope' in jurisdiction ? 'all' : ''}, true),
    set_config('sogoc.agencies', ${ids(bounds.agencies)}, true),
    set_config('sogoc.except', ${ids(bounds.except)}, true),
    set_config('sogoc.books', ${ids(bounds.books)}, true),
    set_config('sogoc.around', ${ids(bounds.around)}, true),
    set_config('sogoc.account', ${origin?.accountId ?? ''}, true),
    set_config('sogoc.confidential', ${bounds.confidential === true ? 'on' : ''}, true),
    set_config('sogoc.blind', ${bounds.blind === true ? 'on' : ''}, true),
    set_config('plan_cache_mode', ${prepared ? 'force_generic_plan' : 'auto'}, true),
    set_config('statement_timeout', ${String(statementTimeoutMs)}, true)`.execute(tx)
}

/** Codes of a connection that could not be made or broke. */
const unreachable = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]

/** What a failure of the server means to a person; other errors stay as they are. */
function asAppError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error
  const code = codeOf(error) ?? ''
  if (code === '57014' || code === '55P03') return new AppError('database.busy', {}, error)
  if (code === '53100') return new AppError('disk.full', {}, error)
  // A row outside the jurisdiction: the use case should have asked before, but the answer is the same.
  if (code === '42501' && /row-level security/.test(error.message))
    return new AppError('right.missing', {}, error)
  // A missing file has a path; a missing socket has none. pg gives no code when the server hangs up.
  const broken =
    (unreachable.includes(code) && !('path' in error)) ||
    /^(Connection terminated|timeout exceeded|Client has encountered a connection error)/.test(error.message)
  return broken ? new AppError('database.unreachable', { detail: error.message }, error) : error
}
