import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { programRoot } from '../program.ts'

/** Bundles child-program.ts, which tests start as processes of their own; returns the path of the program. */
export async function bundleChild(): Promise<string> {
  const outdir = join(programRoot, 'node_modules', '.cache', 'sogoc-test', String(process.pid))
  mkdirSync(outdir, { recursive: true })
  await build({
    absWorkingDir: programRoot,
    entryPoints: { child: 'src/platform/testing/child-program.ts' },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  })
  return join(outdir, 'child.js')
}
