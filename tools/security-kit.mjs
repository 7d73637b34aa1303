/**
 * `npm run security-kit -- [--url https://…] [--data DIR] [--out FILE.html] [--installation-only]`: runs the proofs of docs/security.md, looks at
 * an installation, and writes a report that a province can print and sign. Exit status: 0 nothing failed, 1 something did, 2 not run.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { requireNode, root, stop } from './machine.mjs'

const usage = [
  'npm run security-kit -- [--data THƯ-MỤC] [--url https://ĐỊA-CHỈ] [--out TỆP.html] [--installation-only]',
  'npm run security-kit -- [--data FOLDER] [--url https://ADDRESS] [--out FILE.html] [--installation-only]',
]

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        url: { type: 'string' },
        data: { type: 'string' },
        out: { type: 'string' },
        'installation-only': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    })
    if (!values.help && (values.url === undefined || /^https?:\/\/./.test(values.url))) return values
  } catch {
    // an unknown option: the usage says what there is
  }
  return stop(...usage)
}

/** Runs the proofs on servers of their own; gives what vitest reports, and what the tests print. */
async function runProofs(files) {
  const dir = await mkdtemp(join(tmpdir(), 'sogoc-kit-'))
  const reportPath = join(dir, 'report.json')
  const args = [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    ...['run', '--project', 'db', '--reporter=json', '--reporter=default', `--outputFile.json=${reportPath}`],
    ...files,
  ]
  // Neither the installation's own database nor its settings are the proofs' business.
  const { DATABASE_URL: _url, DATABASE_APP_URL: _app, ...env } = process.env
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', chunk => {
      printed += chunk
      process.stderr.write(chunk)
    })
  await new Promise(done => child.once('close', done))
  try {
    return { report: JSON.parse(await readFile(reportPath, 'utf8')), printed }
  } catch {
    return stop('Các phép thử không chạy được; xem các dòng trên', 'The proofs could not be run; see above')
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

requireNode()
const options = readOptions()
const say = text => process.stderr.write(`${text}\n`)
const bundle = join(root, 'dist', 'security-kit.js')
await build({
  absWorkingDir: root,
  stdin: {
    contents: `export { runKit } from './test/security/kit/run-kit.ts'; export { proofs } from './test/security/kit/read-proofs.ts'`,
    resolveDir: root,
  },
  outfile: bundle,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
})
const { runKit, proofs } = await import(pathToFileURL(bundle).href)
const passed = await runKit({
  dataDir: options.data,
  url: options.url,
  out: resolve(options.out ?? `bien-ban-an-toan-${new Date().toISOString().slice(0, 10)}.html`),
  proofs: options['installation-only'] ? undefined : await runProofs(Object.keys(proofs)),
  say,
})
process.exit(passed ? 0 : 1)
