/** Builds the program: the server and commands into dist/sogoc.js (+ chunks), the web application into dist/web. */
import { readFile, rm } from 'node:fs/promises'
import { build as bundle } from 'esbuild'
import { build as buildWeb } from 'vite'

const root = new URL('..', import.meta.url).pathname
const only = process.argv[2]

/** Pure JavaScript that every command loads: bundled, it starts in half the time. The rest stays in node_modules. */
const bundled = new Set(['csv-parse', 'kysely', 'pg', 'pg-copy-streams', 'uuid', 'yauzl', 'zod'])
const { dependencies } = JSON.parse(await readFile(`${root}package.json`, 'utf8'))
const external = Object.keys(dependencies).filter(name => !bundled.has(name))

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
    external: [...external, 'pg-native'],
    // The bundled CommonJS packages ask for Node's own modules by require.
    banner: { js: "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);" },
    sourcemap: true,
    logLevel: 'warning',
  })
}
if (only !== 'server') {
  await buildWeb({ root: `${root}web`, logLevel: 'warn' })
}
