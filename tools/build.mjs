/** Builds the program: the server and commands into dist/sogoc.js (+ chunks), the web application into dist/web. */
import { rm } from 'node:fs/promises'
import { build as bundle } from 'esbuild'
import { build as buildWeb } from 'vite'

const root = new URL('..', import.meta.url).pathname
const only = process.argv[2]

if (only !== 'web') {
  await rm(`${root}dist/sogoc.js`, { force: true })
  await rm(`${root}dist/chunks`, { recursive: true, force: true })
  await bundle({
    absWorkingDir: root,
    entryPoints: { sogoc: 'src/cli/main.ts' },
    outdir: 'dist',
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  })
}
if (only !== 'server') {
  await buildWeb({ root: `${root}web`, logLevel: 'warn' })
}
