import { rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { AppError } from '../../errors.ts'
import { hasCode } from '../error-code.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { prepareDataDir, readServerPassword } from './data-dir.ts'
import { keeperAddress } from './keeper-address.ts'
import { type KeeperAnswer, onLine, proofOf, requestSchema, send } from './keeper-protocol.ts'

/** The exit status of a keeper that found the data folder kept already. */
export const keptAlready = 75

/** A keeper that nobody has called for this long after its start goes away. */
const uncalledMs = 10_000

/**
 * `sogoc __keeper DATADIR`: owns the embedded server of a data folder. Every process that uses the folder holds a connection
 * to the keeper; the kernel closes it however the process ends. When the last one is gone the server is stopped and the
 * keeper exits. The address is given up only by exiting, so it is also the lock: one server for one folder.
 */
export async function run(args: readonly string[]): Promise<number> {
  const dataDir = await prepareDataDir(args[0] ?? '')
  const address = keeperAddress(dataDir)
  const server = createServer()
  if (!(await listen(server, address))) return keptAlready
  const starting = startCluster(dataDir)
  try {
    await keep(server, dataDir, starting)
    return 0
  } catch (error) {
    process.stderr.write(
      `${new Date().toISOString()} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    return 3
  } finally {
    if (address.startsWith('/')) rmSync(address, { force: true })
    // Not close(): callers that are still waiting see the connection end with the process, when all is over.
    process.exitCode ??= 0
    setImmediate(() => process.exit())
  }
}

/** Takes the address; false when another keeper has it. A socket file that nobody answers on is a dead keeper's. */
async function listen(server: Server, address: string): Promise<boolean> {
  for (let attempt = 0; ; attempt++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(address, () => {
          server.removeListener('error', reject)
          resolve()
        })
      })
      return true
    } catch (error) {
      if (!hasCode(error, 'EADDRINUSE')) throw error
      if (attempt > 0 || !address.startsWith('/') || (await answers(address))) return false
      rmSync(address, { force: true })
    }
  }
}

function answers(address: string): Promise<boolean> {
  return new Promise(resolve => {
    const probe = connect(address, () => resolve(true)).once('error', () => resolve(false))
    probe.once('connect', () => probe.destroy())
  })
}

/** Serves callers until the last has left; then stops the server. Rejects when the server could not be started or died. */
async function keep(server: Server, dataDir: string, starting: Promise<Cluster>): Promise<void> {
  const callers = new Set<Socket>()
  const answer = (hello: string): Promise<KeeperAnswer> =>
    starting.then(
      async cluster => ({
        state: 'ready',
        ...cluster.address,
        proof: proofOf(await readServerPassword(dataDir), hello, cluster.address),
      }),
      (error: unknown) =>
        error instanceof AppError
          ? { state: 'failed', code: error.code, params: error.params }
          : {
              state: 'failed',
              code: 'database.start-failed',
              params: { detail: String(error), log: 'keeper.log' },
            },
    )
  await new Promise<void>(resolve => {
    let stopping = false
    const uncalled = setTimeout(end, uncalledMs)
    function end(): void {
      stopping = true
      clearTimeout(uncalled)
      resolve()
    }
    server.on('connection', socket => {
      // While stopping, a caller is neither answered nor refused: it sees the end of this process, and calls anew.
      if (stopping) return void socket.on('error', () => undefined)
      clearTimeout(uncalled)
      callers.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => {
        callers.delete(socket)
        if (callers.size === 0) end()
      })
      onLine(socket, line => {
        const request = requestSchema.safeParse(parseJson(line)).data
        if (request === undefined) return void socket.destroy()
        if ('hello' in request)
          return void answer(request.hello).then(message => !socket.destroyed && send(socket, message))
        // The last to leave is kept waiting until the server has stopped.
        callers.delete(socket)
        if (callers.size === 0) end()
        else socket.end()
      })
    })
    starting.then(
      cluster => cluster.ended.then(end),
      () => undefined,
    )
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
  })
  const cluster = await starting
  await cluster.stop()
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
