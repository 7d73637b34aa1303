import { type ChildProcess, spawn } from 'node:child_process'
import type { Log } from '../platform/log.ts'
import { programEntry } from '../platform/program.ts'

/** A worker process beside the web server: heavy work never holds up a page. */
export interface WorkerChild {
  /** Tells it to end and waits; after 20 s it is killed, and its job is taken over when its lease has run out. */
  stop(): Promise<void>
}

/** Starts `sogoc worker` as a child, and again if it dies. It ends by itself when this process is gone. */
export function startWorkerChild(dataDir: string, log: Log): WorkerChild {
  let stopping = false
  let timer: NodeJS.Timeout | undefined
  let child = start()
  function start(): ChildProcess {
    const started = spawn(process.execPath, [programEntry, 'worker', '--data', dataDir], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    started.once('exit', (status, signal) => {
      if (stopping) return
      log.error({ status, signal }, 'the worker ended and is started again')
      timer = setTimeout(() => {
        child = start()
      }, 2000)
    })
    return started
  }
  return {
    async stop() {
      stopping = true
      clearTimeout(timer)
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise(resolve => child.once('exit', resolve))
      if (child.connected) child.disconnect()
      const killer = setTimeout(() => child.kill('SIGKILL'), 20_000)
      await ended
      clearTimeout(killer)
    },
  }
}
