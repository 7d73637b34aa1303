import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { programEntry } from '../../src/platform/program.ts'

/** A running `sogoc serve`. */
export interface Served {
  readonly address: string
  readonly pid: number
  stop(): Promise<void>
}

/** Starts the built program's server on a free port, or on the one it had before, and waits until it answers. */
export async function serve(dataDir: string, before?: Served): Promise<Served> {
  const port = before === undefined ? await findFreePort() : new URL(before.address).port
  const child = spawn(process.execPath, [programEntry, 'serve', '--data', dataDir, '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const address = `http://127.0.0.1:${port}`
  while (!(await answers(address))) {
    if (child.exitCode !== null) throw new Error(`serve ended with status ${child.exitCode}: ${said}`)
    await delay(20)
  }
  return {
    address,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/healthz`)).ok
  } catch {
    return false // nobody listens there yet
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
