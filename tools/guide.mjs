/** Takes the pictures of the guides anew from the real screens of the demonstration, into docs/guide/pictures; the program must be built. */
import { spawnSync } from 'node:child_process'

const root = new URL('..', import.meta.url).pathname
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'e2e', 'test/e2e/guide.test.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, GUIDE: `${root}docs/guide/pictures` } },
)
process.exit(status ?? 1)
