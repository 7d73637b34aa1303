import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchCheck } from './bench-check.ts'
import { benchDeposit } from './bench-deposit.ts'
import { benchJournal } from './bench-journal.ts'
import { benchScan } from './bench-scan.ts'
import { benchSearch } from './bench-search.ts'
import { benchStart } from './bench-start.ts'
import { benchStatistics } from './bench-statistics.ts'
import { fillByCommand } from './fill-registry/fill-by-command.ts'
import { type Figure, formatFigures } from './measure.ts'

/** Every bench by its name; `npm run bench -- scan search` runs some of them; `fill` makes the data of millions. */
const benches: Readonly<Record<string, (folder: string) => Promise<readonly Figure[]>>> = {
  check: benchCheck,
  scan: benchScan,
  deposit: benchDeposit,
  search: benchSearch,
  statistics: benchStatistics,
  journal: benchJournal,
  start: benchStart,
}

const wanted = process.argv.slice(2)
if (wanted[0] === 'fill') {
  await fillByCommand(wanted.slice(1))
  process.exit()
}
process.stdout.write(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}\n`)
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const folder = await mkdtemp(join(tmpdir(), `sogoc-bench-${name}-`))
  try {
    process.stdout.write(`\n### ${name}\n\n${formatFigures(await bench(folder))}\n`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
