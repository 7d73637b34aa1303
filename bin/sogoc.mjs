#!/usr/bin/env node
import { existsSync } from 'node:fs'

const program = new URL('../dist/sogoc.js', import.meta.url)
if (!existsSync(program)) {
  process.stderr.write('Chưa dựng chương trình. Hãy chạy: npm ci  (Not built yet. Run: npm ci)\n')
  process.exit(3)
}
await import(program.href)
