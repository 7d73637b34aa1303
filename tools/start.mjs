/** `npm start`: installs, builds, fills an empty ./data with the demo province, serves it. Arguments go to `sogoc serve`. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages, requireNode, root, run } from './machine.mjs'

requireNode()
if (!installPackages()) run(process.execPath, ['tools/build.mjs'])

const args = process.argv.slice(2)
const at = args.indexOf('--data')
const data = at >= 0 ? args[at + 1] : (process.env.SOGOC_DATA ?? join(root, 'data'))
const fresh =
  data !== undefined &&
  process.env.DATABASE_URL === undefined &&
  (!existsSync(data) || readdirSync(data).length === 0)
const sogoc = join(root, 'bin', 'sogoc.mjs')
if (fresh) run(process.execPath, [sogoc, 'demo', '--data', data])

// In this very process, so that Ctrl-C and SIGTERM reach the server itself.
process.argv = [process.execPath, sogoc, 'serve', ...args, ...(at >= 0 ? [] : ['--data', data])]
await import('../bin/sogoc.mjs')
