import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

const places = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

function findChromium(): string {
  const found = places.find(path => path !== undefined && existsSync(path))
  if (found === undefined) throw new Error('no Chromium: run npm test, or set CHROME_PATH')
  return found
}

/** Starts the machine's own Chromium, without its calls home; `more` arguments for those who need a camera. */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: [...args, ...more] })
}

/** A browser with a profile of its own on the disk, that can die. */
export interface Machine {
  readonly context: BrowserContext
  /** As when the power is cut: no page is asked, nothing is tidied up. */
  kill(): Promise<void>
}

/** Starts Chromium with the profile in a folder, as somebody's own browser is started. */
export async function launchMachine(profile: string): Promise<Machine> {
  const child = spawn(
    findChromium(),
    [...args, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  )
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /DevTools listening on (\S+)/.exec(said)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(`Chromium ended: ${said}`)))
  })
  const browser = await chromium.connectOverCDP(address)
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('Chromium has no context')
  return {
    context,
    async kill() {
      // Its renderers and helpers are of its process group.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      await ended
    },
  }
}
