/** A small program for tests with real processes: the keeper, and a user of a data folder that can be killed. */
import { openApp } from '../app.ts'

const [command = '', dataDir = ''] = process.argv.slice(2)
if (command === '__keeper') {
  const { run } = await import('../postgres/keeper.ts')
  process.exitCode = await run([dataDir])
} else {
  // Opens the folder, counts itself in a table, says so, and stays until its standard input ends.
  const app = await openApp(dataDir, { env: { LOG_LEVEL: 'silent' }, entry: process.argv[1] ?? '' })
  await app.database.transaction({ scope: 'all' }, tx =>
    tx
      .insertInto('sign_in_failure')
      .values({ subject: `process:${process.pid}` })
      .execute(),
  )
  process.stdout.write('opened\n')
  if (command === 'hold') for await (const _ of process.stdin);
  await app.close()
}
