import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner, startTestCluster, type TestCluster } from '../testing/test-cluster.ts'
import { listMigrations, migrate } from './migrate.ts'

let server: TestCluster
let databases = 0

beforeAll(async () => {
  server = await startTestCluster()
})
afterAll(() => server.stop())

async function newDatabase() {
  const name = `fresh_${++databases}`
  await asOwner(server.connection(), client => client.query(`create database ${name} template template0`))
  return server.connection(name)
}

test('several processes may bring a new database up to date at once; the role of another database does not matter', async () => {
  const connection = await newDatabase()
  const names = (await listMigrations()).map(({ name }) => name)
  const applied = await Promise.all([migrate(connection), migrate(connection), migrate(connection)])
  expect(applied.flat()).toEqual(names)
  expect(await migrate(connection)).toEqual([])
})

test('a migration altered after it was applied is refused', async () => {
  const connection = await newDatabase()
  const migrations = await listMigrations()
  await migrate(connection, migrations)
  const altered = migrations.map((migration, i) => (i === 0 ? { ...migration, sha256: '0' } : migration))
  await expect(migrate(connection, altered)).rejects.toMatchObject({
    code: 'migration.changed',
    params: { name: migrations[0]?.name },
  })
})

test('data of a newer program is refused', async () => {
  const connection = await newDatabase()
  await migrate(connection)
  await expect(migrate(connection, (await listMigrations()).slice(0, 1))).rejects.toMatchObject({
    code: 'migration.newer',
  })
})

test('one that fails leaves nothing of itself', async () => {
  const connection = await newDatabase()
  const broken = [
    { name: '0001_broken.sql', sha256: 'x', text: 'create table half (id int); select nonsense' },
  ]
  await expect(migrate(connection, broken)).rejects.toMatchObject({ code: 'migration.failed' })
  const { rows } = await asOwner(connection, client => client.query(`select to_regclass('half') as half`))
  expect(rows).toEqual([{ half: null }])
})

test('an ordinary user of a shared server is enough, if it may act as sogoc_app', async () => {
  const connection = await newDatabase()
  await asOwner(connection, async client => {
    await client.query(`create role clerk login password 'clerk-of-the-test' createrole`)
    await client.query(
      `grant all on schema public to clerk; grant all on database ${connection.database} to clerk; grant sogoc_app to clerk`,
    )
  })
  expect(await migrate({ ...connection, user: 'clerk', password: 'clerk-of-the-test' })).not.toEqual([])
})

test('one that may not says what the administrator has to do', async () => {
  const connection = await newDatabase()
  await asOwner(connection, async client => {
    await client.query(`create role stranger login password 'stranger-of-the-test'`)
    await client.query('grant all on schema public to stranger')
  })
  const attempt = migrate({ ...connection, user: 'stranger', password: 'stranger-of-the-test' })
  await expect(attempt).rejects.toMatchObject({ code: 'database.role', params: { user: 'stranger' } })
})

test('a database that is not UTF-8 is refused', async () => {
  await asOwner(server.connection(), client =>
    client.query(
      `create database latin template template0 encoding 'LATIN1' locale_provider libc locale 'C'`,
    ),
  )
  await expect(migrate(server.connection('latin'))).rejects.toMatchObject({
    code: 'database.encoding',
    params: { found: 'LATIN1' },
  })
})

test('a server that is not there is named', async () => {
  await expect(migrate({ host: '127.0.0.1', port: 1, user: 'x' })).rejects.toMatchObject({
    code: 'database.unreachable',
  })
})
