import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cursor, formatCursor, isTold, parseCursor } from './cursor.ts'
import { cursorSchema } from './schema.ts'

const cursors: fc.Arbitrary<Cursor> = fc.record({
  sequence: fc.nat(1_000_000_000),
  row: fc.option(fc.nat(999_999), { nil: null }),
})

test('a cursor comes back as it was given', () => {
  fc.assert(
    fc.property(cursors, cursor => {
      expect(parseCursor(cursorSchema.parse(formatCursor(cursor)))).toEqual(cursor)
    }),
  )
})

test('inside a deposit the rows up to the cursor are told, the others not; elsewhere the whole event', () => {
  const inside = { sequence: 5, row: 10 }
  expect([
    isTold({ sequence: 4, row: 99 }, inside),
    isTold({ sequence: 5, row: 10 }, inside),
    isTold({ sequence: 5, row: 11 }, inside),
    isTold({ sequence: 6, row: 1 }, inside),
    isTold({ sequence: 5, row: 11 }, { sequence: 5, row: null }),
    isTold({ sequence: 5, row: null }, { sequence: 5, row: null }),
  ]).toEqual([true, true, false, false, true, true])
})
