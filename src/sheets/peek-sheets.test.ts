import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entry, header, makeXlsx, sheetXml, textRow } from './corpus/make-xlsx.ts'
import { peekSheets } from './peek-sheets.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'peek-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

async function save(bytes: Buffer, name = 'KS.2006.01.xlsx'): Promise<string> {
  const path = join(dir, name)
  await writeFile(path, bytes)
  return path
}

test('every sheet is shown with its first rows and what its columns are taken for', async () => {
  const cases = Array.from({ length: 40 }, (_, at) => textRow(entry, at + 4)).join('')
  const path = await save(
    await makeXlsx({
      sheets: [
        { name: 'Ghi chu', xml: sheetXml(textRow(['Mã', 'Ý nghĩa'], 1)) },
        {
          name: 'DL Import',
          xml: sheetXml(`${textRow(['SỔ KHAI SINH'], 1)}${textRow([...header, 'Họ tên bà'], 3)}${cases}`, {
            before: '<dimension ref="A1:G43"/>',
          }),
        },
        { name: 'Cũ', state: 'hidden', xml: sheetXml('') },
      ],
    }),
  )
  const [notes, data, old] = await peekSheets(path)
  expect(notes).toMatchObject({ name: 'Ghi chu', headerRow: null, recognition: null, extent: null })
  expect(notes?.rows).toEqual([{ row: 1, cells: ['Mã', 'Ý nghĩa'] }])
  expect(data).toMatchObject({
    name: 'DL Import',
    hidden: false,
    headerRow: 3,
    extent: { rows: 43, columns: 7 },
  })
  expect(data?.rows.map(({ row }) => row)).toEqual([1, 3, ...Array.from({ length: 13 }, (_, at) => at + 4)])
  expect(data?.recognition?.columns.map(column => column?.field)).toEqual([...header, undefined])
  expect(data?.recognition?.unknown).toEqual([{ index: 6, header: 'Họ tên bà', suggestion: null }])
  expect(old).toMatchObject({ hidden: true, rows: [] })
})

test('what a person said is shown as it would be read', async () => {
  const path = await save(
    await makeXlsx({
      sheets: [{ name: 'A', xml: sheetXml(textRow(['x', 'y'], 12) + textRow(['1', 'NguyÔn'], 13)) }],
    }),
  )
  const [sheet] = await peekSheets(path, 'KS.2006.01.xlsx', {
    headerRow: 12,
    letters: 'tcvn3',
    columns: { x: 'so', y: 'nksHoTen' },
  })
  expect(sheet).toMatchObject({
    headerRow: 12,
    letters: { converted: [{ letters: 'tcvn3', by: 'told', cells: 1 }] },
  })
  expect(sheet?.recognition).toMatchObject({ kind: 'KS' })
  expect(sheet?.rows[1]).toEqual({ row: 13, cells: ['1', 'Nguyễn'], original: { 1: 'NguyÔn' } })
})
