import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCopyRow, parseCopyRow } from './copy-text.ts'

test('a row of texts reads back as it was written', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\\N', '\\', '\t', 'a\nb', '\\n', 'Sổ\r\v\f\b'),
  )
  fc.assert(
    fc.property(fc.array(fc.option(text), { minLength: 1 }), row => {
      expect(parseCopyRow(formatCopyRow(row).slice(0, -1))).toEqual(row)
    }),
  )
})
