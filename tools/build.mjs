/** Builds the program: the server and commands into dist/sogoc.js (+ chunks), the web application into dist/web, the phone page into dist/web/chup, the keying desk into dist/web/nhap. */
import { readdir, readFile, rm } from 'node:fs/promises'
import { build as bundle } from 'esbuild'
import { build as buildWeb } from 'vite'

const root = new URL('..', import.meta.url).pathname
const only = process.argv[2]

/** Pure JavaScript that every command loads: bundled, it starts in half the time. The rest stays in node_modules. */
const bundled = new Set(['csv-parse', 'kysely', 'pg', 'pg-copy-streams', 'uuid', 'yauzl', 'zod'])
const { dependencies } = JSON.parse(await readFile(`${root}package.json`, 'utf8'))
const external = Object.keys(dependencies).filter(name => !bundled.has(name))

/** Chunks carry their content in their names; old ones go only now, so that a program running from them isn't hurt by a build. */
async function removeOldChunks(written) {
  for (const name of await readdir(`${root}dist/chunks`)) {
    if (!written.has(`dist/chunks/${name}`)) await rm(`${root}dist/chunks/${name}`)
  }
}

if (only !== 'web') {
  const { metafile } = await bundle({
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
    banner: {
      js: "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);",
    },
    sourcemap: true,
    logLevel: 'warning',
    metafile: true,
  })
  await removeOldChunks(new Set(Object.keys(metafile.outputs)))
}
if (only !== 'server') {
  await buildWeb({ root: `${root}web`, logLevel: 'warn' })
  await buildWeb({ root: `${root}web/capture`, logLevel: 'warn' })
  await buildWeb({ root: `${root}web/keying`, logLevel: 'warn' })
}
