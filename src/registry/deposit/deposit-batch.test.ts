import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { listBatch } from './deposit-batch.ts'

test('every workbook is found with its .zip; the first folder is the agency', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'sogoc-batch-'))
  const files = [
    '10015/KS/KS.2006.01.xlsx',
    '10015/KS/KS.2006.01.zip',
    '10016/KH.2007.02.xlsx',
    '10016/~$KH.2007.02.xlsx',
    'KT.2008.01.xlsx',
  ]
  for (const file of files) {
    await mkdir(dirname(join(dir, file)), { recursive: true })
    await writeFile(join(dir, file), '')
  }
  const items = await listBatch(dir)
  await rm(dir, { recursive: true })
  expect(items.map(({ name, agencyCode, zipPath }) => [name, agencyCode, zipPath !== null])).toEqual([
    ['10015/KS/KS.2006.01.xlsx', '10015', true],
    ['10016/KH.2007.02.xlsx', '10016', false],
    ['KT.2008.01.xlsx', null, false],
  ])
})
