import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json: the same whether the code runs from src/ (tests) or from dist/. */
export const programRoot: string = (() => {
  let dir = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(dir, 'package.json'))) {
    const parent = dirname(dir)
    if (parent === dir) throw new Error('package.json not found above the program')
    dir = parent
  }
  return dir
})()

/** The built program; child processes are started from it, with a hidden command as their first argument. */
export const programEntry: string = join(programRoot, 'dist', 'sogoc.js')

export const programVersion: string = String(
  (JSON.parse(readFileSync(join(programRoot, 'package.json'), 'utf8')) as { version: string }).version,
)
