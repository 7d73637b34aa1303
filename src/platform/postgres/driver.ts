import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { PoolClient } from 'pg'

/** A connection as Kysely sees it; the pg client stays in reach for COPY. */
export class PgConnection implements DatabaseConnection {
  readonly client: PoolClient
  /** Statements are planned once and kept by the server, each under a name for its text. */
  isPreparing = false
  /** Set when the connection can't be trusted any more and must not go back to the pool. */
  broken: Error | undefined

  constructor(client: PoolClient) {
    this.client = client
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const name = this.isPreparing ? nameOf(sql) : undefined
    const values = [...parameters]
    const result = await this.client.query(
      name === undefined ? { text: sql, values } : { name, text: sql, values },
    )
    const rows: Row[] = result.rows
    return result.rowCount === null ? { rows } : { rows, numAffectedRows: BigInt(result.rowCount) }
  }

  // biome-ignore lint/correctness/useYield: the interface wants a generator, and there are no cursors here.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('streams of rows are read page by page, by key')
  }
}

const names = new Map<string, string>()
/** Each costs memory on every connection; a text that is put together anew each time would fill it. */
const mostNames = 200

/** The name of a prepared statement; undefined: there are too many already. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNames) return known
  const name = `kept ${names.size + 1}`
  names.set(text, name)
  return name
}

/** Has the statements of a transaction planned once and kept. */
export async function prepareStatements(tx: Pick<Kysely<unknown>, 'getExecutor'>): Promise<void> {
  await tx.getExecutor().provideConnection(async connection => {
    if (connection instanceof PgConnection) connection.isPreparing = true
  })
}

/** Kysely on top of connections that `connect` gives: the pool behind it may change when the server was started anew. */
export function pgDialect(connect: () => Promise<PoolClient>): Dialect {
  const raw = async (connection: DatabaseConnection, text: string) => {
    if (connection instanceof PgConnection) await connection.client.query(text)
  }
  const driver: Driver = {
    init: async () => undefined,
    acquireConnection: async () => new PgConnection(await connect()),
    beginTransaction: (connection, { isolationLevel, accessMode }) =>
      raw(
        connection,
        ['begin', isolationLevel && `isolation level ${isolationLevel}`, accessMode]
          .filter(Boolean)
          .join(' '),
      ),
    commitTransaction: connection => raw(connection, 'commit'),
    async rollbackTransaction(connection) {
      try {
        await raw(connection, 'rollback')
      } catch (error) {
        // The connection is gone, and the transaction with it: what failed first is the error to tell.
        if (connection instanceof PgConnection)
          connection.broken = error instanceof Error ? error : new Error(String(error))
      }
    },
    async releaseConnection(connection) {
      if (connection instanceof PgConnection) connection.client.release(connection.broken)
    },
    destroy: async () => undefined,
  }
  return {
    createDriver: () => driver,
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: database => new PostgresIntrospector(database),
  }
}
