import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openApp } from '../app.ts'
import { bundleChild } from '../testing/bundle-child.ts'
import { copyTemplate, listServerProcesses } from '../testing/test-cluster.ts'

let entry = ''
let dataDir = ''
const children: ChildProcess[] = []

beforeAll(async () => {
  entry = await bundleChild()
})

beforeEach(async () => {
  dataDir = await realpath(await mkdtemp(join(tmpdir(), 'sogoc-keeper-test-')))
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await noProcesses()
  await rm(dataDir, { recursive: true, force: true })
})

function start(command: 'hold' | 'once'): ChildProcess {
  const child = spawn(process.execPath, [entry, command, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  return child
}

async function opened(child: ChildProcess): Promise<void> {
  const [line] = await Promise.race([
    once(child.stdout ?? child, 'data'),
    once(child, 'exit').then(status => [`exit ${status[0]}`]),
  ])
  expect(String(line)).toBe('opened\n')
}

async function findKeepers(): Promise<readonly number[]> {
  const found = await Promise.all(
    readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .map(async pid => ({ pid, line: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '') })),
  )
  return found.filter(({ line }) => line.includes(`__keeper\0${dataDir}`)).map(({ pid }) => Number(pid))
}

async function noProcesses(): Promise<void> {
  const deadline = Date.now() + 15_000
  while ((await listServerProcesses(dataDir)).length + (await findKeepers()).length > 0) {
    if (Date.now() > deadline) throw new Error('processes were left behind')
    await delay(20)
  }
}

const openHere = () => openApp(dataDir, { env: { LOG_LEVEL: 'silent' }, entry })
const countVisits = async () => {
  const app = await openHere()
  const { count } = await app.database.transaction({ scope: 'all' }, tx =>
    tx
      .selectFrom('sign_in_failure')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  )
  await app.close()
  return count
}

test('many programs starting at once share one server, and the last one to leave sees it gone', async () => {
  const users = [start('hold'), start('hold'), start('hold'), start('hold')]
  await Promise.all(users.map(opened))
  expect(await listServerProcesses(dataDir)).toHaveLength(1)
  expect(await findKeepers()).toHaveLength(1)
  for (const user of users) user.stdin?.end()
  await Promise.all(users.map(user => once(user, 'exit')))
  expect(await listServerProcesses(dataDir)).toEqual([])
  // Nothing holds the folder any more: it can be removed the moment a command has ended.
  await rm(dataDir, { recursive: true })
  expect(existsSync(dataDir)).toBe(false)
})

test('commands one after the other, without a pause, each find a server', async () => {
  await copyTemplate(dataDir)
  for (let i = 0; i < 3; i++) {
    const child = start('once')
    const [status] = await once(child, 'exit')
    expect(status).toBe(0)
  }
  expect(await countVisits()).toBe(3)
})

test('a killed program lets go: the server stops by itself and the next one finds its data', async () => {
  await copyTemplate(dataDir)
  const user = start('hold')
  await opened(user)
  user.kill('SIGKILL')
  await noProcesses()
  expect(await countVisits()).toBe(1)
})

test('after everything was killed at once the next start recovers what was committed', async () => {
  await copyTemplate(dataDir)
  const user = start('hold')
  await opened(user)
  for (const pid of [...(await findKeepers()), ...(await listServerProcesses(dataDir)), user.pid ?? 0])
    process.kill(pid, 'SIGKILL')
  expect(await countVisits()).toBe(1)
})

test('a program outlives its keeper: the next transaction starts another', async () => {
  await copyTemplate(dataDir)
  const app = await openHere()
  for (const pid of await findKeepers()) process.kill(pid, 'SIGKILL')
  // The broken connection may be noticed by the first transaction, never by the second.
  await app.database.ping().catch(() => undefined)
  await expect
    .poll(
      () =>
        app.database.ping().then(
          () => 'answers',
          () => 'silent',
        ),
      { timeout: 10_000 },
    )
    .toBe('answers')
  await app.close()
})

test('a pid file whose number belongs to another process by now is no obstacle', async () => {
  await copyTemplate(dataDir)
  await (await openHere()).close()
  await writeFile(
    join(dataDir, 'postgres', 'postmaster.pid'),
    `${process.pid}\n${dataDir}/postgres\n1\n5432\n\n\n\nready   \n`,
  )
  expect(await countVisits()).toBe(0)
})

test('a data folder that cannot be one is named', async () => {
  await writeFile(join(dataDir, 'file'), '')
  await expect(openApp(join(dataDir, 'file'), { env: {}, entry })).rejects.toMatchObject({
    code: 'data.unusable',
  })
})
