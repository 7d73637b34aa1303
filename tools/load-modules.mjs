import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = new URL('..', import.meta.url).pathname

/** Bundles and loads some of the program's own modules. */
export async function loadModules(name, contents) {
  const outfile = join(root, 'dist', `evaluate-${name}-${process.pid}.mjs`)
  try {
    await build({
      absWorkingDir: root,
      stdin: { contents, resolveDir: root },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
    })
    return await import(outfile)
  } finally {
    rmSync(outfile, { force: true })
  }
}
