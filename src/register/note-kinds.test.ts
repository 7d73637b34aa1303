import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { kinds } from './kind.ts'
import { isConfidentialNote, noteKinds } from './note-kinds.ts'
import { listRelations, recordRelations } from './record-relations.ts'

const fieldsOf = (code: string) => kinds.find(kind => kind.code === code)?.fields.map(({ id }) => id) ?? []

test('every note changes fields that its registers have', () => {
  for (const { code, registers, fields } of noteKinds)
    for (const field of fields)
      expect(
        registers.some(register => fieldsOf(register).includes(field)),
        `${code}: ${field}`,
      ).toBe(true)
})

test('every register has notes, and a code is used once', () => {
  expect(new Set(noteKinds.map(({ code }) => code)).size).toBe(noteKinds.length)
  expect(noteKinds.filter(({ registers }) => registers.length === 0).map(({ code }) => code)).toContain(
    'other',
  )
})

test('the notes that tell of adoptions and recognitions of parents are those that the database hides', async () => {
  const migration = await readFile(
    new URL('../platform/postgres/migrations/0006_registry.sql', import.meta.url),
    'utf8',
  )
  const hidden = /kind not in \(((?:''[a-z-]+''(?:, )?)+)\)\)', everything, all_kinds\);/g
  const listed = [...migration.matchAll(hidden)].map(([, list = '']) => list.replaceAll("''", '').split(', '))
  const confidential = noteKinds.map(({ code }) => code).filter(isConfidentialNote)
  expect(listed).toEqual([confidential])
})

test('records that act on others have a relation of their own; any two may concern each other', () => {
  const first = (from: string, to: string) => listRelations(from, to)[0]?.code
  expect(first('TDCC', 'KS')).toBe('changes')
  expect(first('LH', 'KH')).toBe('divorces')
  expect(first('CDGH', 'GH')).toBe('ends')
  expect(first('CN', 'KS')).toBe('adopts')
  expect(first('CMC', 'KS')).toBe('recognises')
  expect(listRelations('KT', 'KH').map(({ code }) => code)).toEqual(['concerns'])
  expect(new Set(recordRelations.map(({ code }) => code)).size).toBe(recordRelations.length)
})
