import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Plugin } from 'vite'

/** Icons that a machine fetches once, when the page is installed. */
const onlyForInstalling = /^icon-(180|512|maskable)/

/**
 * Builds the service worker `source` into sw.js, one plain script with the list of every file of the page: those with a hash in their name
 * by the name alone, the others with a revision. A changed file changes sw.js, which is how a browser learns of a new version.
 */
export function serviceWorker(source: URL): Plugin {
  let outDir = ''
  return {
    name: 'sogoc-service-worker',
    apply: 'build',
    configResolved(config) {
      outDir = join(config.root, config.build.outDir)
    },
    async closeBundle() {
      const files = (await readdir(outDir, { recursive: true, withFileTypes: true })).filter(it =>
        it.isFile(),
      )
      const paths = files.map(it => join(it.parentPath, it.name).slice(outDir.length + 1)).sort()
      const entries = await Promise.all(
        paths
          .filter(path => path !== 'sw.js' && !onlyForInstalling.test(path))
          .map(async path => ({ url: path, revision: path.startsWith('assets/') ? null : await hash(path) })),
      )
      const { outputFiles } = await build({
        entryPoints: [fileURLToPath(source)],
        bundle: true,
        write: false,
        format: 'iife',
        minify: true,
        target: ['chrome90', 'safari15', 'firefox115'],
        define: { __FILES__: JSON.stringify(entries), 'process.env.NODE_ENV': '"production"' },
      })
      await writeFile(join(outDir, 'sw.js'), outputFiles[0]?.contents ?? '')
    },
  }

  async function hash(path: string): Promise<string> {
    return createHash('sha256')
      .update(await readFile(join(outDir, path)))
      .digest('hex')
      .slice(0, 16)
  }
}
