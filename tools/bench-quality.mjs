/** `npm run bench:quality [-- --seed N --missed]`: measures what the check finds and what it finds wrongly; writes docs/data-quality.md. */
import { build } from 'esbuild'
import { root, run } from './machine.mjs'

await build({
  absWorkingDir: root,
  entryPoints: ['test/bench/bench-quality.ts'],
  outfile: 'dist/bench-quality.js',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
})
run(process.execPath, ['dist/bench-quality.js', ...process.argv.slice(2)])
