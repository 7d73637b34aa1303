import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchCheck } from './bench-check.ts'
import { benchDeposit } from './bench-deposit.ts'
import { benchJournal } from './bench-journal.ts'
import { benchKeyingErrors } from './bench-keying-errors.ts'
import { benchKeyingReading } from './bench-keying-reading.ts'
import { benchProgress } from './bench-progress.ts'
import { benchScan } from './bench-scan.ts'
import { benchSearch } from './bench-search.ts'
import { benchStart } from './bench-start.ts'
import { benchStatistics } from './bench-statistics.ts'
import { fillByCommand } from './fill-registry/fill-by-command.ts'
import { benchKeyingKeys } from './keying/bench-keys.ts'
import { benchKeyingLatency } from './keying/bench-latency.ts'
import { benchKeyingLoad } from './keying/bench-load.ts'
import { type Figure, formatFigures } from './measure.ts'

if (process.argv[2] === 'fill') {
  await fillByCommand(process.argv.slice(3))
  process.exit()
}

const { positionals: wanted, values: options } = parseArgs({
  allowPositionals: true,
  options: {
    /** Of keying-keys: entries of each kind, the core columns only or the whole paper form, keys by field, the first year in the registry. */
    entries: { type: 'string', default: '200' },
    form: { type: 'boolean', default: false },
    fields: { type: 'boolean', default: false },
    since: { type: 'string', default: '1960' },
    /** Of keying-latency, which also knows --entries and --since. */
    moves: { type: 'string', default: '1200' },
    /** Of keying-load. */
    keyers: { type: 'string', default: '200' },
    minutes: { type: 'string', default: '5' },
  },
})

/** Every bench by its name; `npm run bench -- scan search` runs some of them; `fill` makes the data of millions. */
const benches: Readonly<Record<string, (folder: string) => Promise<readonly Figure[]>>> = {
  check: benchCheck,
  scan: benchScan,
  deposit: benchDeposit,
  search: benchSearch,
  statistics: benchStatistics,
  progress: benchProgress,
  journal: benchJournal,
  'keying-reading': benchKeyingReading,
  start: benchStart,
  'keying-errors': () => Promise.resolve(benchKeyingErrors()),
  'keying-keys': folder =>
    benchKeyingKeys(folder, {
      ...{ entries: Number(options.entries), fields: options.fields, since: Number(options.since) },
      columns: options.form ? 'form' : 'core',
    }),
  'keying-latency': folder =>
    benchKeyingLatency(folder, {
      ...{ moves: Number(options.moves), entries: Number(options.entries), since: Number(options.since) },
    }),
  'keying-load': folder =>
    benchKeyingLoad(folder, { keyers: Number(options.keyers), minutes: Number(options.minutes) }),
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
