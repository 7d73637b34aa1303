import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, mkdirSync, openSync, statSync, truncateSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { AppError, type ErrorCode, errorTable } from '../../errors.ts'
import { hasCode } from '../error-code.ts'
import { programEntry } from '../program.ts'
import { appRole, prepareDataDir, readServerPassword, serverUser } from './data-dir.ts'
import type { Server } from './database.ts'
import { keptAlready } from './keeper.ts'
import { keeperAddress } from './keeper-address.ts'
import { answerSchema, type KeeperAnswer, onLine, proofOf, sameProof, send } from './keeper-protocol.ts'

/** Crash recovery of a big database may take minutes. */
const patienceMs = 10 * 60_000

export interface LaunchOptions {
  /** The program that knows `__keeper`; in tests a bundle made for them. */
  readonly entry?: string
}

/**
 * Joins the embedded server of a data folder, starting it if it isn't running. Held until `release`, or until the process
 * ends in whatever way. Throws `data.unusable`, `database.*`.
 */
export async function acquireServer(
  givenDataDir: string,
  { entry = programEntry }: LaunchOptions = {},
): Promise<Server> {
  const dataDir = await prepareDataDir(givenDataDir)
  const keeper = createKeeperStarter(dataDir, entry)
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    const socket = await call(keeperAddress(dataDir))
    if (socket === undefined) {
      await keeper.start()
      continue
    }
    const hello = randomBytes(16).toString('hex')
    const answer = await ask(socket, hello)
    // Closed without an answer: that keeper was just going away.
    if (answer === undefined) continue
    if (answer.state === 'failed') throw asError(answer, socket)
    const { host, port } = answer
    const password = await readServerPassword(dataDir)
    if (!sameProof(proofOf(password, hello, answer), answer.proof)) {
      socket.destroy()
      throw new AppError('data.unusable', {
        path: dataDir,
        detail: 'địa chỉ cục bộ của thư mục này đang bị chương trình khác chiếm',
      })
    }
    const at = { host, port, database: 'postgres' }
    return hold(socket, {
      owner: { ...at, user: serverUser, password },
      app: { ...at, user: appRole, password: await readAppPassword(dataDir) },
    })
  }
  throw new AppError('database.start-failed', { detail: 'quá thời gian chờ', log: keeper.log })
}

/** A keeper of an older program has not made one: it has to end first. */
async function readAppPassword(dataDir: string): Promise<string> {
  try {
    return await readServerPassword(dataDir, 'app')
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error
    throw new AppError(
      'data.unusable',
      {
        path: dataDir,
        detail: 'một bản chương trình cũ đang chạy với thư mục này. Hãy dừng bản đó rồi làm lại',
      },
      error,
    )
  }
}

function hold(socket: Socket, logins: Pick<Server, 'owner' | 'app'>): Server {
  let lost = false
  const closed = new Promise<void>(resolve => {
    socket.once('close', () => {
      lost = true
      resolve()
    })
  })
  // A process that has nothing else to do may end; the kernel then lets go for it.
  socket.unref()
  return {
    ...logins,
    isLost: () => lost,
    async release() {
      if (lost) return
      socket.ref()
      send(socket, { leave: true })
      await closed
    },
  }
}

/** A connection to the keeper; undefined when there is none. */
function call(address: string): Promise<Socket | undefined> {
  return new Promise(resolve => {
    const socket = connect(address)
    socket.once('connect', () => resolve(socket))
    // After the connection stands, an error is followed by `close`, which is what the others listen to.
    socket.on('error', () => resolve(undefined))
  })
}

function ask(socket: Socket, hello: string): Promise<KeeperAnswer | undefined> {
  return new Promise((resolve, reject) => {
    socket.once('close', () => resolve(undefined))
    onLine(socket, line => {
      try {
        resolve(answerSchema.parse(JSON.parse(line)))
      } catch (error) {
        socket.destroy()
        reject(error)
      }
    })
    send(socket, { hello })
  })
}

function asError(answer: Extract<KeeperAnswer, { state: 'failed' }>, socket: Socket): AppError {
  socket.destroy()
  const isKnown = (code: string): code is ErrorCode => code in errorTable
  return isKnown(answer.code)
    ? new AppError(answer.code, answer.params)
    : new AppError('database.start-failed', { detail: answer.code, log: 'keeper.log' })
}

/** Starts keepers one at a time, and gives up when they fail before they can be called. */
function createKeeperStarter(dataDir: string, entry: string) {
  const log = join(dataDir, 'log', 'keeper.log')
  let running = false
  let failures = 0
  return {
    log,
    async start(): Promise<void> {
      if (failures > 2)
        throw new AppError('database.start-failed', {
          detail: 'không khởi động được tiến trình giữ cơ sở dữ liệu',
          log,
        })
      if (!running) {
        const fd = openKeeperLog(log)
        const child = spawn(process.execPath, [entry, '__keeper', dataDir], {
          cwd: '/',
          detached: true,
          stdio: ['ignore', fd, fd],
        })
        closeSync(fd)
        child.unref()
        running = true
        child.once('error', () => {
          running = false
          failures++
        })
        child.once('exit', status => {
          running = false
          if (status !== 0 && status !== keptAlready) failures++
        })
      }
      await delay(10)
    },
  }
}

function openKeeperLog(path: string): number {
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
  const fd = openSync(path, 'a', 0o600)
  if (statSync(path).size > 1024 * 1024) truncateSync(path)
  return fd
}
