import { expect, test } from 'vitest'
import { asOwner, startTestCluster } from '../testing/test-cluster.ts'
import { generateTables } from './generate-tables.ts'

test('tables.ts says what the migrations made', async () => {
  const server = await startTestCluster()
  const generated = await asOwner(server.connection(), generateTables)
  await server.stop()
  await expect(generated).toMatchFileSnapshot('./tables.ts')
})
