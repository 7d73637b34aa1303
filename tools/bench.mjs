/** `npm run bench [NAME…]`: builds the program, the desk that some benches work at, and the bench, and runs it. */
import { build } from 'esbuild'
import { build as buildWeb } from 'vite'
import { root, run } from './machine.mjs'

run(process.execPath, ['tools/build.mjs', 'server'])
await buildWeb({ root: `${root}web/keying`, logLevel: 'warn' })
await build({
  absWorkingDir: root,
  entryPoints: ['test/bench/bench.ts'],
  outfile: 'dist/bench.js',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
})
run(process.execPath, ['dist/bench.js', ...process.argv.slice(2)])
