/** `npm test`: installs what the tests need (on Debian: Chromium too), builds, checks, runs every test. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installPackages, requireNode, run, stop } from './machine.mjs'

const browsers = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

function findBrowser() {
  return browsers.find(path => path !== undefined && existsSync(path))
}

/** Debian's packages, with sudo when not root; whether they are there now. */
function installDebian(...packages) {
  if (!existsSync('/usr/bin/apt-get')) return false
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...args) => {
    const [command, ...rest] = [...asRoot, 'apt-get', '-y', ...args]
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    return spawnSync(command, rest, { stdio: 'inherit', env }).status === 0
  }
  const install = () => apt('install', '--no-install-recommends', ...packages)
  return install() || (apt('update') && install())
}

function installBrowser() {
  return installDebian('chromium') ? findBrowser() : undefined
}

/** Reads print; without it the product does without, and so do its tests. */
function hasReader() {
  const { status, stdout } = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' })
  return status === 0 && /^vie$/m.test(stdout)
}

requireNode()
const browser =
  findBrowser() ??
  installBrowser() ??
  stop(
    'Các phép thử trên trình duyệt cần Chromium hoặc Google Chrome. Hãy cài rồi chạy lại (hoặc đặt CHROME_PATH).',
    'The browser tests need Chromium or Google Chrome. Install it and run again (or set CHROME_PATH).',
  )
if (!hasReader()) installDebian('tesseract-ocr', 'tesseract-ocr-vie')
if (!installPackages()) run(process.execPath, ['tools/build.mjs'])
run('npm', ['run', '--silent', 'check'])
// Database tests first: they are faster, and their failure says more than that of a browser.
for (const project of ['db', 'e2e'])
  run('npx', ['--no-install', 'vitest', 'run', '--project', project], { CHROME_PATH: browser })
