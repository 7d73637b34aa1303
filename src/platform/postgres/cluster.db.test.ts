import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { copyTemplate } from '../testing/test-cluster.ts'
import { startCluster } from './cluster.ts'
import { readServerPassword, serverUser } from './data-dir.ts'
import { planIdentities } from './identity.ts'

const settings = { sharedBuffersMb: 16, durable: false }
let parent = ''

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'sogoc-closed-'))
  await mkdir(join(parent, 'data'))
})
afterEach(() => rm(parent, { recursive: true, force: true }))

async function lowerOf(
  dataDir: string,
  text: string,
  identities?: Awaited<ReturnType<typeof planIdentities>>,
): Promise<string> {
  const cluster = await startCluster(dataDir, {
    settings,
    ...(identities === undefined ? {} : { identities }),
  })
  try {
    const client = new Client({
      ...cluster.address,
      user: serverUser,
      password: await readServerPassword(dataDir),
      database: 'postgres',
    })
    await client.connect()
    const { rows } = await client.query<{ lower: string }>('select lower($1)', [text])
    await client.end()
    return rows[0]?.lower ?? ''
  } finally {
    await cluster.stop()
  }
}

test('starts below a folder that only its owner may enter, twice, and knows Vietnamese capitals', async () => {
  await chmod(parent, 0o700)
  expect(await lowerOf(join(parent, 'data'), 'ĐẶNG THỊ ỶẢ')).toBe('đặng thị ỷả')
  expect(await lowerOf(join(parent, 'data'), 'Ễ')).toBe('ễ')
})

test('without the password nobody gets in', async () => {
  const cluster = await startCluster(join(parent, 'data'), { settings })
  const client = new Client({ ...cluster.address, user: serverUser, password: 'wrong', database: 'postgres' })
  await expect(client.connect()).rejects.toMatchObject({ code: '28P01' })
  await cluster.stop()
})

describe.runIf(process.platform === 'linux' && process.getuid?.() === 0)('as root', () => {
  test('every identity can take over a cluster where the folders are open to it', async () => {
    await chmod(parent, 0o755)
    await copyTemplate(join(parent, 'data'))
    const identities = await planIdentities()
    for (const identity of identities) {
      expect(await lowerOf(join(parent, 'data'), 'Ạ', [identity]), identity.name).toBe('ạ')
    }
    expect(identities.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['setpriv nobody', 'setpriv nobody +dac_override', 'unshare']),
    )
  })

  test('where neither user can pass, a namespace of its own makes a cluster too', async () => {
    await chmod(parent, 0o700)
    const unshare = (await planIdentities()).filter(({ name }) => name === 'unshare')
    expect(await lowerOf(join(parent, 'data'), 'Ạ', unshare)).toBe('ạ')
  })

  test('when no identity works the message lists what was tried', async () => {
    await chmod(parent, 0o700)
    const closed = (await planIdentities()).filter(({ name }) => name === 'setpriv nobody')
    await expect(startCluster(join(parent, 'data'), { settings, identities: closed })).rejects.toMatchObject({
      code: 'database.no-identity',
      params: { tried: 'setpriv nobody' },
    })
  })
})
