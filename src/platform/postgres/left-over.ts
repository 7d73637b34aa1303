import { readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { hasCode } from '../error-code.ts'

/** What stands in postmaster.pid, which a server writes while it lives. */
export interface PidFile {
  readonly pid: number
  readonly socketDir: string
  /** `ready`, `starting`, `stopping`, …; empty before the server has said. */
  readonly status: string
}

/** Reads postmaster.pid of a cluster; undefined when there is none or it is still being written. */
export async function findPidFile(clusterDir: string): Promise<PidFile | undefined> {
  const text = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return ''
    throw error
  })
  const lines = text.split('\n')
  const pid = Math.abs(Number(lines[0]))
  if (!Number.isInteger(pid) || pid === 0) return undefined
  return { pid, socketDir: lines[4]?.trim() ?? '', status: lines[7]?.trim() ?? '' }
}

/** Whether a process is the server of this cluster: process numbers are re-used, so on Linux its working directory is looked at. */
async function isServerOf(pid: number, clusterDir: string): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (hasCode(error, 'ESRCH')) return false
  }
  if (process.platform !== 'linux') return true
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return commandLine.split('\0').includes(clusterDir)
}

/**
 * Ends a server that outlived its keeper and clears what it left. Called only by the keeper that holds the data folder's
 * address, so nobody else can be using it.
 */
export async function clearLeftOver(clusterDir: string, waitMs = 60_000): Promise<void> {
  const found = await findPidFile(clusterDir)
  if (found === undefined) return
  const deadline = Date.now() + waitMs
  for (let told = false; await isServerOf(found.pid, clusterDir); await delay(20)) {
    // SIGINT: fast shutdown; SIGQUIT after the wait: crash recovery will put things right.
    if (!told) kill(found.pid, 'SIGINT')
    told = true
    if (Date.now() > deadline) {
      kill(found.pid, 'SIGQUIT')
      await delay(2000)
      break
    }
  }
  await rm(join(clusterDir, 'postmaster.pid'), { force: true })
  if (basename(found.socketDir).startsWith('sogoc-'))
    await rm(found.socketDir, { recursive: true, force: true })
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error
  }
}
