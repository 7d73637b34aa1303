import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const places = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** Starts the machine's own Chromium, without its calls home; `more` arguments for those who need a camera. */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = places.find(path => path !== undefined && existsSync(path))
  if (executablePath === undefined) throw new Error('no Chromium: run npm test, or set CHROME_PATH')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  })
}
