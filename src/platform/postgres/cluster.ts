import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import {
  chmod,
  chown,
  lchown,
  mkdir,
  mkdtemp,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { AppError } from '../../errors.ts'
import { ensureAppLogin } from './app-login.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { clusterDirOf, ensureServerPassword, serverLogOf } from './data-dir.ts'
import { chooseIdentity, type Identity, planIdentities, runAs } from './identity.ts'
import { clearLeftOver, findPidFile } from './left-over.ts'
import { openLogFile } from './log-file.ts'
import {
  initdbArguments,
  type ServerAddress,
  type ServerSettings,
  serverArguments,
} from './server-settings.ts'

/** A running embedded server. */
export interface Cluster {
  readonly address: ServerAddress
  /** As whom it runs, for the log. */
  readonly identity: string
  readonly pid: number
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<void>
  /** Fast shutdown: open transactions are rolled back; resolves when the server has ended and its socket is gone. */
  stop(): Promise<void>
}

export interface ClusterOptions {
  readonly settings?: ServerSettings
  /** For tests: only these identities. */
  readonly identities?: readonly Identity[]
}

/**
 * Starts the server of a data folder, creating its cluster first if there is none. The caller must be the only one to do so
 * (see keeper.ts). Throws `database.no-binaries`, `database.no-identity`, `database.start-failed`.
 */
export async function startCluster(givenDataDir: string, options: ClusterOptions = {}): Promise<Cluster> {
  const dataDir = await realpath(givenDataDir)
  const clusterDir = clusterDirOf(dataDir)
  await clearLeftOver(clusterDir)
  await rm(`${clusterDir}.new`, { recursive: true, force: true })
  const binaries = await findBinaries(join(dataDir, 'postgres-lib'))
  const env = { PATH: process.env.PATH, LANG: 'C', LC_ALL: 'C', TZ: 'UTC', ...binaries.env }
  const socketDir = await makeSocketDir()
  try {
    const exists = existsSync(join(clusterDir, 'PG_VERSION'))
    const workDir = exists ? clusterDir : `${clusterDir}.new`
    await mkdir(workDir, { recursive: true, mode: 0o700 })
    const identity = await chooseIdentity(
      preferOwner(options.identities ?? (await planIdentities()), (await stat(workDir)).uid),
      async ({ owner }) => {
        if (owner === undefined) return
        await chown(socketDir, owner.uid, owner.gid)
        await giveTree(workDir, owner)
      },
      process.platform === 'win32'
        ? { program: binaries.postgres, args: ['-V'], env }
        : { program: '/bin/sh', args: ['-c', probeScript, 'sh', binaries.postgres, workDir, socketDir], env },
    )
    if (!exists) {
      await initialize(
        workDir,
        socketDir,
        await ensureServerPassword(dataDir),
        { binaries, identity, env },
        options,
      )
      await rename(workDir, clusterDir)
    }
    const cluster = await launch(dataDir, socketDir, { binaries, identity, env }, options.settings)
    try {
      await ensureAppLogin(dataDir, cluster.address)
      return cluster
    } catch (error) {
      await cluster.stop()
      throw error
    }
  } catch (error) {
    await rm(socketDir, { recursive: true, force: true })
    throw error
  }
}

interface Means {
  readonly binaries: Binaries
  readonly identity: Identity
  readonly env: NodeJS.ProcessEnv
}

/** Has it a name, can it write the folders, does postgres find itself? It says "invalid binary" on stderr when it does not. */
const probeScript =
  'id -un >/dev/null && cd "$2" && test -w . && cd "$3" && test -w . && exec "$1" --describe-config >/dev/null'

/** An existing cluster keeps its owner where possible: giving away thousands of files at every start would be slow. */
function preferOwner(identities: readonly Identity[], uid: number): readonly Identity[] {
  const fits = (identity: Identity) => uid !== 0 && identity.owner?.uid === uid
  return [...identities.filter(fits), ...identities.filter(identity => !fits(identity))]
}

/** A new private folder for the socket, with a path short enough for one (107 bytes with the socket's name). */
async function makeSocketDir(): Promise<string> {
  const parent = Buffer.byteLength(tmpdir()) <= 70 ? tmpdir() : '/tmp'
  const dir = await mkdtemp(join(await realpath(parent), 'sogoc-'))
  await chmod(dir, 0o700)
  return dir
}

/** Gives a folder and all it holds to a user, unless its top is theirs already. */
async function giveTree(dir: string, owner: { uid: number; gid: number }): Promise<void> {
  const top = await stat(dir)
  if (top.uid === owner.uid && top.gid === owner.gid) return
  for (const item of await readdir(dir, { recursive: true }))
    await lchown(join(dir, item), owner.uid, owner.gid)
  // The top comes last: a half-given tree is given again next time.
  await chown(dir, owner.uid, owner.gid)
}

async function initialize(
  workDir: string,
  socketDir: string,
  password: string,
  means: Means,
  options: ClusterOptions,
): Promise<void> {
  const passwordFile = join(socketDir, 'password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  const { owner } = means.identity
  if (owner !== undefined) await chown(passwordFile, owner.uid, owner.gid)
  const { command, args, as } = runAs(
    means.identity,
    means.binaries.initdb,
    initdbArguments(workDir, passwordFile, options.settings),
  )
  try {
    await promisify(execFile)(command, args, { ...as, env: means.env, cwd: '/' })
  } catch (error) {
    throw new AppError('database.start-failed', { detail: firstLine(error), log: 'initdb' }, error)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

function firstLine(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
  return stderr.split('\n').find(line => /error|fatal|could not/i.test(line)) ?? stderr.slice(0, 200)
}

/** Starts postgres on an existing cluster and waits until it accepts connections; recovery after a crash may take its time. */
async function launch(
  dataDir: string,
  socketDir: string,
  means: Means,
  settings?: ServerSettings,
): Promise<Cluster> {
  const clusterDir = clusterDirOf(dataDir)
  const address = await chooseAddress(socketDir)
  const log = openLogFile(serverLogOf(dataDir))
  const { command, args, as } = runAs(
    means.identity,
    means.binaries.postgres,
    serverArguments(clusterDir, address, settings),
  )
  // A killed server's children may hold its shared memory for a moment: then it says so, and is started again.
  for (let attempt = 1; ; attempt++) {
    let tail = ''
    const child = spawn(command, args, {
      ...as,
      env: means.env,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr?.on('data', (chunk: Buffer) => {
      log.write(chunk)
      tail = (tail + chunk.toString()).slice(-2000)
    })
    const ended = new Promise<void>(resolve => {
      child.once('exit', () => resolve())
      child.once('error', () => resolve())
    })
    if (await isReady(child, clusterDir, ended)) {
      const cleared = ended
        .then(() => rm(socketDir, { recursive: true, force: true }))
        .finally(() => log.close())
      return {
        address,
        identity: means.identity.name,
        pid: child.pid ?? 0,
        ended: cleared,
        stop: () => stop(child, cleared, { clusterDir, means }),
      }
    }
    await ended
    if (attempt > 100 || !/shared memory block|already in use|lock file/.test(tail)) {
      log.close()
      const detail =
        tail.split('\n').findLast(line => line.includes('FATAL')) ?? tail.trim().split('\n').at(-1) ?? ''
      throw new AppError('database.start-failed', { detail, log: serverLogOf(dataDir) })
    }
    await delay(100)
  }
}

/** Unix sockets everywhere but on Windows, where a free local port is taken. */
async function chooseAddress(socketDir: string): Promise<ServerAddress> {
  if (process.platform !== 'win32') return { host: socketDir, port: 5432 }
  const port = await new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const at = probe.address()
      probe.close(() => resolve(typeof at === 'object' && at !== null ? at.port : 0))
    })
  })
  return { host: '127.0.0.1', port }
}

/** Waits for the word `ready` in postmaster.pid; false when the server ended before. */
async function isReady(child: ChildProcess, clusterDir: string, ended: Promise<void>): Promise<boolean> {
  let over = false
  void ended.then(() => {
    over = true
  })
  while (!over) {
    const file = await findPidFile(clusterDir)
    if (file?.status === 'ready' && (file.pid === child.pid || process.platform === 'win32')) return true
    await delay(4)
  }
  return false
}

async function stop(
  child: ChildProcess,
  ended: Promise<void>,
  at: { clusterDir: string; means: Means },
): Promise<void> {
  if (process.platform === 'win32') {
    await promisify(execFile)(at.means.binaries.pgCtl, ['stop', '-w', '-m', 'fast', '-D', at.clusterDir])
  } else {
    child.kill('SIGINT')
  }
  const timer = setTimeout(() => child.kill('SIGQUIT'), 60_000)
  await ended
  clearTimeout(timer)
}
