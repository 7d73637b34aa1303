/** What the two README commands share: the packages of package-lock.json, and a plain word when something is missing. */
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs a command in the project's folder with its output shown; ends this program when it fails. */
export function run(command, args, env = {}) {
  const windows = process.platform === 'win32'
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
    env: { ...process.env, ...env },
  })
  if (done.status !== 0) process.exit(done.status ?? 1)
}

/** Ends this program with a sentence in both languages. */
export function stop(vi, en) {
  process.stderr.write(`\n${vi}\n${en}\n`)
  process.exit(2)
}

/** Node must be new enough: the one thing the commands can't install themselves. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  stop(
    `Cần Node.js 20.19 trở lên; máy này có ${process.versions.node}. Tải tại https://nodejs.org`,
    `Node.js 20.19 or newer is needed; this machine has ${process.versions.node}. Get it at https://nodejs.org`,
  )
}

/** Installs the packages of the lock file when they are not there or older than it; npm's `prepare` then builds the program. */
export function installPackages() {
  const installed = `${root}node_modules/.package-lock.json`
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${root}package-lock.json`).mtimeMs)
    return false
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  return true
}
